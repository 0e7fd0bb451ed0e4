// Captures over HTTP into a store that already holds many events.
//
//     capture_bench [--events N] [--growth] [--directory DIR]
//
// One JSON object a line (bench_report.h). The store is filled through `EventStore::append` with
// decoded documents; what is measured are POSTs of documents of 1,000 events to /epcis/capture of
// the whole site, from several connections, each answered after its fsync. The ceiling is RocksDB
// in a copy of the same filled store, writing the same keys and bytes with the same options, as
// many documents under one fsync as the measured phase had, made ready before the clock runs.
//
// With --growth: the rate at N events against the rate at 100,000.

#include <rocksdb/utilities/checkpoint.h>
#include <rocksdb/write_batch.h>

#include <atomic>
#include <charconv>
#include <chrono>
#include <cmath>
#include <mutex>
#include <string_view>
#include <thread>

#include "application/bench_documents.h"
#include "application/bench_site.h"
#include "base/coding.h"
#include "event_store/prepared_batch.h"
#include "event_store/record.h"
#include "event_store/rocksdb_engine.h"
#include "event_store/rocksdb_tuning.h"
#include "event_store/test_events.h"
#include "http/test_client.h"

namespace ocop::application {
namespace {

constexpr std::size_t document_events = 1'000;
constexpr std::size_t connections = 4;
constexpr std::size_t fillers = 2;
constexpr std::size_t growth_from = 100'000;
constexpr std::size_t growth_measured = 100'000;
constexpr std::uint64_t measured_seed = 77;

struct Arguments {
  std::size_t events = 2'000'000;
  bool growth = false;
  std::filesystem::path directory = "build/bench-data";
};

struct Spent {
  double rate = 0;                // events a second
  double processor_us = 0;        // of this process for an event, the clients' part taken off
  double documents_per_sync = 0;  // fsyncs of the jobs' notes not counted
  double p99_ms = 0;              // of one document
};

void fill(event_store::EventStore& store, std::size_t until) {
  const std::size_t size = store.view()->last();
  if (size >= until) return;
  std::atomic<std::size_t> left = (until - size + document_events - 1) / document_events;
  const double start = seconds_of(CLOCK_MONOTONIC);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < fillers; ++i) {
    threads.emplace_back([&, i] {
      ShippingDocuments documents(1'000 + 10 * size + i);
      for (;;) {
        std::size_t now = left.load();
        while (now > 0 && !left.compare_exchange_weak(now, now - 1)) continue;
        if (now == 0) return;
        store_directly(store, documents.next(document_events));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  fmt::print(stderr, "filled from {} to {} events in {:.0f} s\n", size, store.view()->last(),
             seconds_of(CLOCK_MONOTONIC) - start);
}

// Merging left over from the filling would fall into what is measured. "Pending" may stay set when
// there is nothing to merge, so what counts is that nothing has run for a while.
void settle(rocksdb::DB& database) {
  const auto runs = [&](const char* property) {
    std::uint64_t value = 0;
    return database.GetAggregatedIntProperty(property, &value) && value > 0;
  };
  int quiet = 0;
  while (quiet < 20) {
    const bool busy =
        runs("rocksdb.num-running-compactions") || runs("rocksdb.num-running-flushes");
    quiet = busy ? 0 : quiet + 1;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

std::unique_ptr<event_store::RocksDbEngine> open_engine(const std::filesystem::path& folder) {
  return expect(event_store::RocksDbEngine::open(folder, limits::event_cache_bytes_default));
}

// The files of a store never change, so the copy is made of links and costs no space.
void settle_and_copy(const std::filesystem::path& events, const std::filesystem::path& copy) {
  const auto engine = open_engine(events);
  settle(engine->database());
  if (copy.empty()) return;
  rocksdb::Checkpoint* made = nullptr;
  if (!rocksdb::Checkpoint::Create(&engine->database(), &made).ok()) give_up("no checkpoint");
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  const auto status = checkpoint->CreateCheckpoint(copy.string());
  if (!status.ok()) give_up(status.ToString());
}

std::vector<std::string> make_requests(std::size_t events, const std::string& token) {
  ShippingDocuments documents(measured_seed + events);
  std::vector<std::string> requests;
  for (std::size_t made = 0; made < events; made += document_events) {
    const std::string body = documents.next(document_events);
    requests.push_back(
        fmt::format("POST /epcis/capture HTTP/1.1\r\nHost: localhost\r\n"
                    "Authorization: Bearer {}\r\nContent-Type: application/ld+json\r\n"
                    "Content-Length: {}\r\n\r\n{}",
                    token, body.size(), body));
  }
  return requests;
}

struct Clients {
  std::vector<double> milliseconds;
  double processor_seconds = 0;
  std::mutex mutex;
};

void post_all(std::uint16_t port, const std::vector<std::string>& requests, Clients& clients) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < connections; ++i) {
    threads.emplace_back([&] {
      http::TestClient client(port);
      if (!client.connected()) give_up("cannot connect");
      std::vector<double> milliseconds;
      for (std::size_t mine = next++; mine < requests.size(); mine = next++) {
        const double start = seconds_of(CLOCK_MONOTONIC);
        if (!client.send(requests[mine])) give_up("the server closed the connection");
        const auto response = client.receive();
        if (!response || response->status != 202) {
          give_up(response ? response->body : "no answer to a capture");
        }
        milliseconds.push_back(1e3 * (seconds_of(CLOCK_MONOTONIC) - start));
      }
      const std::lock_guard lock(clients.mutex);
      clients.milliseconds.insert(clients.milliseconds.end(), milliseconds.begin(),
                                  milliseconds.end());
      clients.processor_seconds += seconds_of(CLOCK_THREAD_CPUTIME_ID);
    });
  }
  for (auto& thread : threads) thread.join();
}

Spent measure_capture(BenchSite& site, std::size_t events) {
  using accounts::Scope;
  const auto token =
      expect(site.data().tokens().create({"DO-0001", {Scope::capture}, 1}, "benchmark"));
  const auto requests = make_requests(events, token.secret);
  const std::uint16_t port = site.serve();
  const std::size_t before = site.events();
  const auto statistics = site.data().events().statistics();
  Clients clients;
  const double processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
  const double start = seconds_of(CLOCK_MONOTONIC);
  post_all(port, requests, clients);
  const double took = seconds_of(CLOCK_MONOTONIC) - start;
  const double used = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - processor - clients.processor_seconds;
  const auto after = site.data().events().statistics();
  site.stop();
  const auto captured = static_cast<double>(site.events() - before);
  if (captured != static_cast<double>(requests.size() * document_events)) give_up("events lost");
  std::ranges::sort(clients.milliseconds);
  return {captured / took, 1e6 * used / captured,
          static_cast<double>(after.appends - statistics.appends) /
              static_cast<double>(after.syncs - statistics.syncs),
          clients.milliseconds[clients.milliseconds.size() * 99 / 100]};
}

// What the store would write for these documents, without writing it.
class PlainWrites {
 public:
  PlainWrites(event_store::RocksDbEngine& engine, std::size_t documents_per_write)
      : engine_(engine), next_(engine.last()), documents_per_write_(documents_per_write) {}

  void add(const std::string& document) {
    const epcis::Decoded decoded = epcis::decode(document);
    std::vector<std::uint32_t> places(decoded.events.size());
    for (std::uint32_t i = 0; i < places.size(); ++i) places[i] = i;
    auto prepared = event_store::prepare(decoded.events, places, random_);
    if (documents_++ % documents_per_write_ == 0) writes_.emplace_back();
    put(writes_.back(), prepared);
  }

  Spent write_all() {
    const double processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    const double start = seconds_of(CLOCK_MONOTONIC);
    for (auto& write : writes_) {
      const auto status = engine_.database().Write(event_store::durable_write(), &write);
      if (!status.ok()) give_up(status.ToString());
    }
    const double took = seconds_of(CLOCK_MONOTONIC) - start;
    const double used = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - processor;
    const auto events = static_cast<double>(documents_ * document_events);
    return {events / took, 1e6 * used / events, static_cast<double>(documents_per_write_), 0};
  }

 private:
  void put(rocksdb::WriteBatch& write, event_store::PreparedBatch& prepared) {
    const event_store::Sequence first = next_ + 1;
    for (const auto& event : prepared.events) {
      char number[8];
      write_fixed64(number, ++next_);
      const rocksdb::Slice key(number, sizeof number);
      const auto head =
          event_store::encode_head({{}, event.salt, event.commitment, event.terms_digest});
      const rocksdb::Slice record[] = {
          {head.data(), head.size()},
          {prepared.bodies.data() + event.body_begin, event.body_bytes}};
      (void)write.Put(engine_.events(), rocksdb::SliceParts(&key, 1),
                      rocksdb::SliceParts(record, 2));
      (void)write.Put(engine_.ids(), {event.id.data(), event.id.size()}, key);
    }
    for (const auto& posting : prepared.postings) {
      char* posting_key = prepared.keys.data() + posting.key_begin;
      write_fixed64(posting_key + posting.key_bytes - 8, first + posting.first);
      (void)write.Put(engine_.postings(), {posting_key, posting.key_bytes},
                      {prepared.values.data() + posting.value_begin, posting.value_bytes});
    }
  }

  event_store::RocksDbEngine& engine_;
  SystemRandom random_;
  event_store::Sequence next_;
  std::size_t documents_per_write_;
  std::size_t documents_ = 0;
  std::vector<rocksdb::WriteBatch> writes_;
};

Spent measure_ceiling(const std::filesystem::path& copy, std::size_t events,
                      double documents_per_sync) {
  const auto engine = open_engine(copy);
  PlainWrites writes(*engine, std::max<std::size_t>(1, std::lround(documents_per_sync)));
  ShippingDocuments documents(measured_seed + events);
  for (std::size_t made = 0; made < events; made += document_events) {
    writes.add(documents.next(document_events));
  }
  return writes.write_all();
}

void fill_folder(const std::filesystem::path& folder, std::size_t events,
                 const std::filesystem::path& copy) {
  {
    BenchSite site(folder);
    fill(site.data().events(), events);
  }
  settle_and_copy(folder / "events", copy);
}

void run_capture(const std::filesystem::path& folder, std::size_t events) {
  const std::size_t measured = std::clamp<std::size_t>(events / 10, 20'000, 200'000);
  fill_folder(folder / "data", events, folder / "copy");
  Spent spent;
  std::size_t held = 0;
  {
    BenchSite site(folder / "data");
    held = site.events();
    spent = measure_capture(site, measured);
  }
  const Spent top = measure_ceiling(folder / "copy", measured, spent.documents_per_sync);
  report("capture", spent.rate, "events/s", top.rate, Better::higher, held);
  report("capture_processor", spent.processor_us, "µs/event", top.processor_us, Better::lower,
         held);
  report("capture_p99", spent.p99_ms, "ms", {}, Better::lower, held);
  report("capture_documents_per_sync", spent.documents_per_sync, "documents", {}, Better::higher,
         held);
}

// Both stores are filled before either is measured, so that the two rates are of the same minute.
void run_growth(const std::filesystem::path& folder, std::size_t events) {
  fill_folder(folder / "large", events, {});
  fill_folder(folder / "small", growth_from, {});
  const auto measure = [&](const char* size) {
    BenchSite site(folder / size);
    return measure_capture(site, growth_measured);
  };
  const Spent small = measure("small");
  const Spent large = measure("large");
  report("capture_growth", large.rate, "events/s", small.rate, Better::higher, events);
  report("capture_growth_processor", large.processor_us, "µs/event", small.processor_us,
         Better::lower, events);
}

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string_view name = argv[i];
    const std::string_view value = i + 1 < argc ? argv[i + 1] : "";
    if (name == "--growth") {
      arguments.growth = true;
    } else if (name == "--directory" && !value.empty()) {
      arguments.directory = argv[++i];
    } else if (name == "--events" && !value.empty()) {
      std::from_chars(value.data(), value.data() + value.size(), arguments.events);
      ++i;
    } else {
      give_up("usage: capture_bench [--events N] [--growth] [--directory DIR]");
    }
  }
  return arguments;
}

}  // namespace
}  // namespace ocop::application

int main(int argc, char** argv) {
  using namespace ocop::application;
  const Arguments arguments = parse(argc, argv);
  const ocop::event_store::TemporaryFolder folder(arguments.directory);
  if (arguments.growth) {
    run_growth(folder.path(), arguments.events);
  } else {
    run_capture(folder.path(), arguments.events);
  }
  return 0;
}
