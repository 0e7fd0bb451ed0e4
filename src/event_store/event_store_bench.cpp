// Appends into a growing store against plain RocksDB, then random reads.
//
//     event_store_bench [--events N] [--threads N] [--directory DIR] [--skip-ceiling]
//
// One JSON object a line: {"name","value","unit","ceiling","ratio"}. The ceiling is RocksDB with
// the same options writing the same keys and bytes in the same batches, durably, with nothing of
// ours. Everything is measured over the last tenth before each mark, so that a mark tells how fast
// the store is at that size.

#include <fmt/format.h>
#include <rocksdb/write_batch.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "base/coding.h"
#include "event_store/prepared_batch.h"
#include "event_store/record.h"
#include "event_store/rocksdb_engine.h"
#include "event_store/rocksdb_event_store.h"
#include "event_store/rocksdb_tuning.h"
#include "event_store/test_events.h"

namespace ocop::event_store {
namespace {

constexpr std::size_t batch_events = 1'000;
constexpr std::size_t reads = 200'000;

struct Arguments {
  std::size_t events = 200'000;
  std::size_t threads = 1;
  std::filesystem::path directory = "build/bench_data";
  bool with_ceiling = true;
};

double seconds(timespec time) {
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double now(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return seconds(time);
}

void report(std::string_view name, double value, std::string_view unit,
            std::optional<double> ceiling = {}) {
  if (ceiling) {
    fmt::print(R"({{"name":"{}","value":{:.3f},"unit":"{}","ceiling":{:.3f},"ratio":{:.3f}}})"
               "\n",
               name, value, unit, *ceiling, value / *ceiling);
  } else {
    fmt::print(R"({{"name":"{}","value":{:.3f},"unit":"{}","ceiling":null,"ratio":null}})"
               "\n",
               name, value, unit);
  }
  std::fflush(stdout);
}

// Deterministic, so that both sides write the same events.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  Batch batch() {
    Batch batch;
    const std::string place = fmt::format("/414/{:013}", random_.next() % 500);
    for (std::size_t i = 0; i < batch_events; ++i) add_event(batch, place);
    micros_ += 60 * micros_per_second;
    return batch;
  }

 private:
  std::string serial() {
    static constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string text(12, '0');
    std::uint64_t bits = random_.next();
    for (char& character : text) {
      character = alphabet[bits & 31];
      bits >>= 5;
    }
    return text;
  }

  void add_event(Batch& batch, const std::string& place) {
    const std::string gtin = fmt::format("{:014}", 9521234000000 + random_.next() % 2000);
    std::vector<std::string> epcs;
    std::string epc_list;
    for (int i = 0; i < 4; ++i) {
      epcs.push_back("/01/" + gtin + "/21/" + serial());
      epc_list += fmt::format(R"({}"https://id.gs1.org{}")", i == 0 ? "" : ",", epcs.back());
    }
    epcis::Event event = object_event("urn:uuid:" + random_uuid(random_), epcs);
    event.event_time.instant.micros = micros_;
    event.business_step = "shipping";
    event.disposition = "in_transit";
    event.read_point = epcis::Place{identifier(place), {}};
    event.business_location = epcis::Place{identifier(place), {}};
    event.business_transactions = {{"desadv", "urn:epcglobal:cbv:bt:9521234000013:" + place}};
    event.sources = {{"owning_party", identifier("/417/9521234000013")}};
    event.destinations = {{"owning_party", identifier("/417/9521234000020")}};
    std::string json = fmt::format(
        R"({{"type":"ObjectEvent","eventID":"{0}","eventTime":"{1}","eventTimeZoneOffset":"+07:00",)"
        R"("action":"OBSERVE","bizStep":"shipping","disposition":"in_transit","epcList":[{2}],)"
        R"("readPoint":{{"id":"https://id.gs1.org{3}"}},"bizLocation":{{"id":"https://id.gs1.org{3}"}},)"
        R"("bizTransactionList":[{{"type":"desadv","bizTransaction":"urn:epcglobal:cbv:bt:9521234000013:{3}"}}],)"
        R"("sourceList":[{{"type":"owning_party","source":"https://id.gs1.org/417/9521234000013"}}],)"
        R"("destinationList":[{{"type":"owning_party","destination":"https://id.gs1.org/417/9521234000020"}}],)"
        R"("example:temperature":"{4}","example:note":"Ô mai sấu Hàng Đường, hộp {5} g, xe lạnh số {6}"}})",
        event.event_id, format_utc(event.event_time.instant), epc_list, place, random_.next() % 40,
        100 + random_.next() % 900, random_.next() % 1000);
    batch.add(std::move(event), std::move(json),
              R"(["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",)"
              R"({"example":"https://ns.example.com/epcis/"}])");
  }

  SeededRandom random_;
  std::int64_t micros_ = 1'780'000'000 * micros_per_second;
};

struct Writer {
  virtual ~Writer() = default;
  /// What may be done before the clock runs.
  virtual void get_ready(const Batch& batch) = 0;
  virtual void write(const Batch& batch) = 0;
};

void stop_on(bool good, std::string_view what) {
  if (good) return;
  fmt::print(stderr, "event_store_bench: {}\n", what);
  std::exit(1);
}

class StoreWriter final : public Writer {
 public:
  explicit StoreWriter(EventStore& store) : store_(store) {}
  void get_ready(const Batch&) override {}
  void write(const Batch& batch) override {
    stop_on(bool(store_.append(batch.events())), "append failed");
  }

 private:
  EventStore& store_;
};

class PlainWriter final : public Writer {
 public:
  explicit PlainWriter(RocksDbEngine& engine) : engine_(engine) {}

  void get_ready(const Batch& batch) override {
    std::vector<std::uint32_t> places(batch.events().size());
    for (std::uint32_t i = 0; i < places.size(); ++i) places[i] = i;
    prepared_ = prepare(batch.events(), places, random_);
    const std::lock_guard lock(mutex_);
    first_ = next_;
    next_ += places.size();
    for (const auto& posting : prepared_.postings) {
      write_fixed64(prepared_.keys.data() + posting.key_begin + posting.key_bytes - 8,
                    first_ + posting.first);
    }
  }

  void write(const Batch&) override {
    rocksdb::WriteBatch write;
    std::uint64_t sequence = first_;
    const RecordHead head;
    for (const auto& event : prepared_.events) {
      char number[8];
      write_fixed64(number, sequence++);
      const rocksdb::Slice key(number, 8);
      const auto bytes = encode_head(head);
      const rocksdb::Slice value[] = {
          {bytes.data(), bytes.size()},
          {prepared_.bodies.data() + event.body_begin, event.body_bytes}};
      (void)write.Put(engine_.events(), rocksdb::SliceParts(&key, 1),
                      rocksdb::SliceParts(value, 2));
      (void)write.Put(engine_.ids(), {event.id.data(), event.id.size()}, key);
    }
    for (const auto& one : prepared_.postings) {
      (void)write.Put(engine_.postings(), {prepared_.keys.data() + one.key_begin, one.key_bytes},
                      {prepared_.values.data() + one.value_begin, one.value_bytes});
    }
    stop_on(engine_.database().Write(durable_write(), &write).ok(), "plain write failed");
  }

 private:
  RocksDbEngine& engine_;
  SystemRandom random_;
  PreparedBatch prepared_;
  std::uint64_t first_ = 0;
  static inline std::mutex mutex_;
  static inline std::uint64_t next_ = 1;
};

struct Figures {
  double rate = 0;             // events a second of time inside write()
  double cpu_micros = 0;       // of the process for an event, without making events up
  double p99_ms = 0;           // of one write
  double cpu_micros_mean = 0;  // the same CPU time from the first event on, so that merging of
                               // files counts wherever it falls
};

// Sums over the threads of one window.
struct Window {
  std::mutex mutex;
  double inside_seconds = 0;
  double beside_cpu = 0;
  std::vector<double> batch_ms;
};

Figures run_window(std::size_t events, std::vector<Generator>& generators,
                   std::vector<std::unique_ptr<Writer>>& writers) {
  const std::size_t threads = writers.size();
  Window window;
  const double cpu_before = now(CLOCK_PROCESS_CPUTIME_ID);
  std::vector<std::thread> running;
  for (std::size_t i = 0; i < threads; ++i) {
    running.emplace_back([&, i] {
      double inside = 0, beside = 0;
      std::vector<double> batch_ms;
      for (std::size_t done = 0; done < events / threads; done += batch_events) {
        const double cpu = now(CLOCK_THREAD_CPUTIME_ID);
        std::optional<Batch> batch(generators[i].batch());
        writers[i]->get_ready(*batch);
        beside += now(CLOCK_THREAD_CPUTIME_ID) - cpu;
        const double start = now(CLOCK_MONOTONIC);
        writers[i]->write(*batch);
        const double took = now(CLOCK_MONOTONIC) - start;
        inside += took;
        batch_ms.push_back(1e3 * took);
        const double cpu_after = now(CLOCK_THREAD_CPUTIME_ID);
        batch.reset();
        beside += now(CLOCK_THREAD_CPUTIME_ID) - cpu_after;
      }
      const std::lock_guard lock(window.mutex);
      window.inside_seconds += inside;
      window.beside_cpu += beside;
      window.batch_ms.insert(window.batch_ms.end(), batch_ms.begin(), batch_ms.end());
    });
  }
  for (auto& thread : running) thread.join();
  const double cpu = now(CLOCK_PROCESS_CPUTIME_ID) - cpu_before - window.beside_cpu;
  std::ranges::sort(window.batch_ms);
  const auto count = static_cast<double>(window.batch_ms.size() * batch_events);
  return {count * static_cast<double>(threads) / window.inside_seconds, 1e6 * cpu / count,
          window.batch_ms[window.batch_ms.size() * 99 / 100]};
}

std::vector<std::size_t> marks(std::size_t events) {
  std::vector<std::size_t> found;
  for (const std::size_t mark : {100'000U, 500'000U, 1'000'000U, 2'000'000U, 3'000'000U, 4'000'000U,
                                 5'000'000U, 10'000'000U}) {
    if (mark < events) found.push_back(mark);
  }
  found.push_back(events);
  return found;
}

using Progress = std::map<std::size_t, Figures>;

template <class MakeWriter>
Progress grow(const Arguments& arguments, MakeWriter make_writer) {
  std::vector<Generator> generators;
  std::vector<std::unique_ptr<Writer>> writers;
  for (std::size_t i = 0; i < arguments.threads; ++i) {
    generators.emplace_back(1'000'003 * (i + 1));
    writers.push_back(make_writer());
  }
  Progress progress;
  std::size_t size = 0;
  double cpu_micros = 0;
  for (const std::size_t mark : marks(arguments.events)) {
    const std::size_t window =
        std::min<std::size_t>(mark - size, std::max<std::size_t>(mark / 5, 50'000));
    if (mark - window > size) {
      const auto before = run_window(mark - window - size, generators, writers);
      cpu_micros += before.cpu_micros * static_cast<double>(mark - window - size);
    }
    Figures& figures = progress[mark];
    figures = run_window(window, generators, writers);
    cpu_micros += figures.cpu_micros * static_cast<double>(window);
    figures.cpu_micros_mean = cpu_micros / static_cast<double>(mark);
    size = mark;
    fmt::print(stderr,
               "{} events: {:.0f} events/s, {:.1f} µs CPU, {:.1f} from the start, p99 {:.1f} ms\n",
               mark, figures.rate, figures.cpu_micros, figures.cpu_micros_mean, figures.p99_ms);
  }
  return progress;
}

double resident_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  }
  return 0;
}

template <class Call>
void measure_reads(std::string_view name, Call call) {
  std::vector<float> micros;
  micros.reserve(reads);
  SeededRandom random(99);
  const double start = now(CLOCK_MONOTONIC);
  for (std::size_t i = 0; i < reads; ++i) {
    const double begin = now(CLOCK_MONOTONIC);
    call(random.next());
    micros.push_back(static_cast<float>(1e6 * (now(CLOCK_MONOTONIC) - begin)));
  }
  const double mean = 1e6 * (now(CLOCK_MONOTONIC) - start) / static_cast<double>(reads);
  std::ranges::sort(micros);
  report(std::string(name) + "_mean", mean, "µs");
  report(std::string(name) + "_p50", micros[reads / 2], "µs");
  report(std::string(name) + "_p99", micros[reads * 99 / 100], "µs");
}

void measure_all_reads(const RocksDbEventStore& store) {
  const auto view = store.view();
  const Sequence last = view->last();
  // Serial numbers to ask for, so that making them up is not measured.
  std::vector<std::string> known, unknown;
  SeededRandom random(5);
  for (int i = 0; i < 100'000; ++i) {
    const auto event = view->event(1 + random.next() % last).value();
    known.emplace_back(event.facts.epcs[0]);
    unknown.push_back(known.back() + "X");
  }
  measure_reads("view", [&](std::uint64_t) { stop_on(store.view()->last() > 0, "empty"); });
  measure_reads("event_hot", [&](std::uint64_t draw) {
    stop_on(bool(view->event(1 + draw % std::min<Sequence>(last, 2'000))), "event failed");
  });
  measure_reads("event_random", [&](std::uint64_t draw) {
    stop_on(bool(view->event(1 + draw % last)), "event failed");
  });
  measure_reads("find_epc_hot", [&](std::uint64_t draw) {
    stop_on(view->find(Key::epc, known[draw % 1'000], 0, 100)->size() == 1, "find failed");
  });
  measure_reads("find_epc_random", [&](std::uint64_t draw) {
    stop_on(view->find(Key::epc, known[draw % known.size()], 0, 100)->size() == 1, "find failed");
  });
  measure_reads("find_epc_absent", [&](std::uint64_t draw) {
    stop_on(view->find(Key::epc, unknown[draw % unknown.size()], 0, 100)->empty(), "found");
  });
}

double folder_megabytes(const std::filesystem::path& folder) {
  double bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += static_cast<double>(entry.file_size());
  }
  return bytes / (1 << 20);
}

void run_store(const Arguments& arguments, const Progress& ceiling) {
  TemporaryFolder folder(arguments.directory);
  SystemClock clock;
  SystemRandom random;
  auto store = RocksDbEventStore::open(folder.path(), {clock, random}).value();
  const auto progress = grow(arguments, [&] { return std::make_unique<StoreWriter>(*store); });
  for (const auto& [mark, figures] : progress) {
    const auto& top = ceiling.contains(mark) ? std::optional(ceiling.at(mark)) : std::nullopt;
    const auto name = [mark = mark](std::string_view what) {
      return fmt::format("append_{}_at_{}k", what, mark / 1'000);
    };
    report(name("rate"), figures.rate, "events/s", top ? std::optional(top->rate) : std::nullopt);
    report(name("cpu"), figures.cpu_micros, "µs/event",
           top ? std::optional(top->cpu_micros) : std::nullopt);
    report(name("cpu_mean"), figures.cpu_micros_mean, "µs/event",
           top ? std::optional(top->cpu_micros_mean) : std::nullopt);
    report(name("batch_p99"), figures.p99_ms, "ms",
           top ? std::optional(top->p99_ms) : std::nullopt);
  }
  report("resident_memory", resident_megabytes(), "MB");
  measure_all_reads(*store);
  store.reset();
  report("disk", folder_megabytes(folder.path()), "MB");
  const double start = now(CLOCK_MONOTONIC);
  store = RocksDbEventStore::open(folder.path(), {clock, random}).value();
  report("open", 1e3 * (now(CLOCK_MONOTONIC) - start), "ms");
  const double check_start = now(CLOCK_MONOTONIC);
  const auto check = store->check();
  report("check",
         1e6 * (now(CLOCK_MONOTONIC) - check_start) / static_cast<double>(arguments.events),
         "µs/event");
  stop_on(check && check->fault_count == 0, "the store is not what was written");
}

Progress run_ceiling(const Arguments& arguments) {
  if (!arguments.with_ceiling) return {};
  TemporaryFolder folder(arguments.directory);
  const auto engine = RocksDbEngine::open(folder.path(), limits::event_cache_bytes_default).value();
  return grow(arguments, [&] { return std::make_unique<PlainWriter>(*engine); });
}

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string_view name = argv[i];
    if (name == "--skip-ceiling") {
      arguments.with_ceiling = false;
      continue;
    }
    stop_on(i + 1 < argc, "an option needs a value");
    const char* value = argv[++i];
    if (name == "--events") {
      arguments.events = std::strtoull(value, nullptr, 10);
    } else if (name == "--threads") {
      arguments.threads = std::strtoull(value, nullptr, 10);
    } else if (name == "--directory") {
      arguments.directory = value;
    } else {
      stop_on(false, "unknown option");
    }
  }
  stop_on(arguments.events >= 50'000 && arguments.threads > 0,
          "at least 50000 events and 1 thread");
  return arguments;
}

}  // namespace
}  // namespace ocop::event_store

int main(int argc, char** argv) {
  using namespace ocop::event_store;
  const Arguments arguments = parse(argc, argv);
  run_store(arguments, run_ceiling(arguments));
  return 0;
}
