// Journeys in a store full of chains: material received, six transformations, coding of instances,
// packing, shipping, receiving, unpacking.
//
//     journey_bench [--events N] [--queries N] [--directory DIR]
//
// One JSON object a line: {"name","value","unit","ceiling","ratio"}. The ceiling of a journey is
// reading exactly its events by their sequence numbers, with no search and no thought; ratio is
// ceiling / value, the share of the time that the reading alone would take.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <optional>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "event_store/rocksdb_event_store.h"
#include "event_store/test_events.h"
#include "trace/journey.h"

namespace ocop::trace {
namespace {

constexpr std::size_t transformations = 6;
constexpr std::size_t instances_per_chain = 10;
constexpr std::size_t batch_chains = 75;  // about a thousand events
constexpr std::size_t json_bytes = 1'000;

struct Arguments {
  std::size_t events = 130'000;
  std::size_t queries = 20'000;
  std::filesystem::path directory = "build/bench_data";
};

std::string lot_path(std::size_t chain, std::size_t stage) {
  return fmt::format("/01/0893500100{:03}5/10/C{}", stage, chain);
}

std::string instance_path(std::size_t chain, std::size_t number) {
  return fmt::format("/01/0893500100{:03}5/21/{:X}Q{}", transformations, chain * 2654435761U,
                     number);
}

std::string box_path(std::size_t chain) { return fmt::format("/00/0893500{:011}", chain); }

// One chain of events, an hour apart.
class Chain {
 public:
  Chain(std::size_t number, event_store::Batch& batch) : number_(number), batch_(batch) {}

  void write() {
    for (const char* step : {"commissioning", "shipping", "receiving"}) material(step);
    for (std::size_t stage = 0; stage < transformations; ++stage) transform(stage);
    epcis::Event coding = next("commissioning");
    coding.action = epcis::Action::add;
    coding.epcs = instances();
    coding.ilmd["cbvmda:lotNumber"] = fmt::format("C{}", number_);
    add(coding);
    pack(epcis::Action::add, "packing");
    box("shipping");
    box("receiving");
    pack(epcis::Action::remove, "unpacking");
  }

 private:
  epcis::Event next(const char* business_step) {
    epcis::Event event;
    ++count_;
    event.event_id = fmt::format("urn:uuid:00000000-0000-4000-8000-{:06x}{:06x}", number_, count_);
    event.action = epcis::Action::observe;
    event.event_time.instant.micros =
        (1'780'000'000 + static_cast<std::int64_t>(number_ * 60 + count_ * 3600)) *
        micros_per_second;
    event.event_time.offset_minutes = vietnam_offset_minutes;
    event.business_step = business_step;
    event.read_point =
        epcis::Place{event_store::identifier(fmt::format("/414/8935001{:06}", number_ % 500)), {}};
    return event;
  }

  void add(const epcis::Event& event) {
    std::string json = fmt::format(R"({{"eventID":"{}","comment":")", event.event_id);
    SeededRandom random(number_ * 100 + count_);
    while (json.size() < json_bytes) json += random_hex(random, 8);
    batch_.add(event, json + "\"}");
  }

  void material(const char* business_step) {
    epcis::Event event = next(business_step);
    if (business_step == std::string_view("commissioning")) event.action = epcis::Action::add;
    event.quantities.push_back({event_store::identifier(lot_path(number_, 0)), 100, "KGM"});
    add(event);
  }

  void transform(std::size_t stage) {
    epcis::Event event = next("creating_class_instance");
    event.type = epcis::EventType::transformation;
    event.action = epcis::Action::none;
    event.input_quantities.push_back(
        {event_store::identifier(lot_path(number_, stage)), 100, "KGM"});
    event.output_quantities.push_back(
        {event_store::identifier(lot_path(number_, stage + 1)), 90, "KGM"});
    add(event);
  }

  void pack(epcis::Action action, const char* business_step) {
    epcis::Event event = next(business_step);
    event.type = epcis::EventType::aggregation;
    event.action = action;
    event.parent = event_store::identifier(box_path(number_));
    event.epcs = instances();
    add(event);
  }

  void box(const char* business_step) {
    epcis::Event event = next(business_step);
    event.epcs.push_back(event_store::identifier(box_path(number_)));
    add(event);
  }

  std::vector<gs1::Identifier> instances() const {
    std::vector<gs1::Identifier> all;
    for (std::size_t i = 0; i < instances_per_chain; ++i) {
      all.push_back(event_store::identifier(instance_path(number_, i)));
    }
    return all;
  }

  std::size_t number_;
  event_store::Batch& batch_;
  std::size_t count_ = 0;
};

Result<std::size_t> fill(event_store::EventStore& store, std::size_t events) {
  std::size_t chains = 0;
  while (store.view()->last() < events) {
    event_store::Batch batch;
    for (std::size_t i = 0; i < batch_chains; ++i) Chain(chains++, batch).write();
    TRY_VOID(store.append(batch.events()));
  }
  return chains;
}

// By the clock on the wall, and by that of the processor, which other programs do not disturb.
struct Duration {
  double wall_us = 0, processor_us = 0;
};

struct Timing {
  double p50_us = 0, p99_us = 0, processor_p99_us = 0, processor_mean_us = 0;
};

double processor_us() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) * 1e-3;
}

Timing timing_of(std::vector<Duration> durations) {
  Timing timing;
  const std::size_t count = durations.size();
  for (const auto& one : durations) {
    timing.processor_mean_us += one.processor_us / static_cast<double>(count);
  }
  std::ranges::sort(durations, {}, &Duration::processor_us);
  timing.processor_p99_us = durations[count * 99 / 100].processor_us;
  std::ranges::sort(durations, {}, &Duration::wall_us);
  timing.p50_us = durations[count / 2].wall_us;
  timing.p99_us = durations[count * 99 / 100].wall_us;
  return timing;
}

template <class Work>
Result<Duration> time_for(const Work& work) {
  const double processor_start = processor_us();
  const auto start = std::chrono::steady_clock::now();
  TRY_VOID(work());
  const std::chrono::duration<double, std::micro> wall = std::chrono::steady_clock::now() - start;
  return Duration{wall.count(), processor_us() - processor_start};
}

Result<void> read_bare(const event_store::View& view, const Journey& journey) {
  for (const auto& step : journey.steps) TRY_VOID(view.event(step.event.sequence));
  return ok();
}

void report(std::string_view name, double value, double ceiling, std::string_view unit) {
  fmt::print(R"({{"name":"{}","value":{:.4f},"unit":"{}","ceiling":{:.4f},"ratio":{:.3f}}})"
             "\n",
             name, value, unit, ceiling, ceiling / value);
  std::fflush(stdout);
}

// Each query asks for a random instance. The bare reading is that of another one's events, whose
// journey has just warmed the blocks: a ceiling that leaves nothing to gain.
struct Measured {
  Timing journey, bare;
  double steps = 0;
};

Result<Measured> measure(const event_store::EventStore& store, std::size_t chains,
                         std::size_t queries, Direction direction) {
  SeededRandom random(7);
  std::vector<Duration> walking, reading;
  Measured measured;
  for (std::size_t i = 0; i < queries; ++i) {
    const auto item = event_store::identifier(
        instance_path(random.next() % chains, random.next() % instances_per_chain));
    const auto other = event_store::identifier(
        instance_path(random.next() % chains, random.next() % instances_per_chain));
    const auto view = store.view();
    Journey found;
    TRY(const Duration walked, time_for([&]() -> Result<void> {
          TRY(found, journey(*view, item, direction));
          return ok();
        }));
    walking.push_back(walked);
    measured.steps += static_cast<double>(found.steps.size()) / static_cast<double>(queries);
    TRY(found, journey(*view, other, direction));
    TRY(const Duration read, time_for([&] { return read_bare(*view, found); }));
    reading.push_back(read);
  }
  measured.journey = timing_of(std::move(walking));
  measured.bare = timing_of(std::move(reading));
  return measured;
}

Result<void> run(const Arguments& arguments) {
  const event_store::TemporaryFolder folder(arguments.directory);
  const SystemClock clock;
  SystemRandom random;
  TRY(const auto store, event_store::RocksDbEventStore::open(folder.path(), {clock, random}));
  TRY(const std::size_t chains, fill(*store, arguments.events));
  TRY(const auto chain, measure(*store, chains, arguments.queries, Direction::backward));
  report("journey", chain.journey.p99_us / 1000, chain.bare.p99_us / 1000, "ms p99");
  report("journey_p50", chain.journey.p50_us / 1000, chain.bare.p50_us / 1000, "ms p50");
  report("journey_processor", chain.journey.processor_p99_us / 1000,
         chain.bare.processor_p99_us / 1000, "ms p99");
  TRY(const auto own, measure(*store, chains, arguments.queries, Direction::itself));
  report("journey_itself", own.journey.processor_mean_us, own.bare.processor_mean_us, "us mean");
  fmt::print(stderr, "{} events, {:.1f} steps backward, {:.1f} steps itself\n",
             store->view()->last(), chain.steps, own.steps);
  return ok();
}

std::optional<Arguments> arguments_of(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const std::string_view value = argv[i + 1];
    std::size_t* number = name == "--events"    ? &arguments.events
                          : name == "--queries" ? &arguments.queries
                                                : nullptr;
    if (name == "--directory") {
      arguments.directory = value;
    } else if (number == nullptr ||
               std::from_chars(value.data(), value.data() + value.size(), *number).ec !=
                   std::errc()) {
      return std::nullopt;
    }
  }
  if (argc % 2 == 0 || arguments.queries == 0) return std::nullopt;
  return arguments;
}

}  // namespace
}  // namespace ocop::trace

int main(int argc, char** argv) {
  const auto arguments = ocop::trace::arguments_of(argc, argv);
  if (!arguments) {
    fmt::print(stderr, "usage: journey_bench [--events N] [--queries N] [--directory DIR]\n");
    return 2;
  }
  const auto done = ocop::trace::run(*arguments);
  if (done) return 0;
  fmt::print(stderr, "journey_bench: {}\n", ocop::to_string(done.error()));
  return 1;
}
