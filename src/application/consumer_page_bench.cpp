// The consumer page of random pieces, from the open store to the finished bytes, without HTTP.
//
//     consumer_page_bench [--pieces N] [--pages N] [--directory DIR]
//
// One JSON object a line: {"name","value","unit","ceiling","ratio"}. `page` counts everything,
// `rendering` leaves out the walk through the store. The ceiling is the walk alone; ratio is
// ceiling / value.

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <thread>
#include <vector>

#include "application/test_shop.h"
#include "pages/page.h"
#include "trace/journey.h"

namespace ocop::application {
namespace {

struct Arguments {
  std::size_t pieces = 20'000;
  std::size_t pages = 40'000;
  std::string directory = "build/bench_data/consumer_page";
};

std::string piece_path(std::size_t number) {
  return fmt::format("/01/{}/21/Q{:X}", TestShop::gtin, number * 2654435761U);
}

/// Lots of a hundred pieces, coded in one event, then shipped and received piece by piece.
void fill(TestShop& shop, std::size_t pieces) {
  constexpr std::size_t lot_pieces = 100;
  for (std::size_t first = 0; first < pieces; first += lot_pieces) {
    const std::size_t end = std::min(first + lot_pieces, pieces);
    std::string coded;
    std::string moves;
    for (std::size_t i = first; i < end; ++i) {
      const std::string path = piece_path(i);
      coded += fmt::format("{}\"https://id.gs1.org{}\"", coded.empty() ? "" : ",", path);
      moves += "," + event_on(path, "OBSERVE", "shipping", "2026-07-18T15:20:00");
      moves += "," + event_on(path, "OBSERVE", "receiving", "2026-07-18T15:35:00");
    }
    const std::string commissioning = fmt::format(
        R"({{"type":"ObjectEvent","action":"ADD","bizStep":"commissioning",)"
        R"("eventTime":"2026-07-18T14:00:00+07:00","eventTimeZoneOffset":"+07:00",)"
        R"("readPoint":{{"id":"https://id.gs1.org/414/{}"}},"epcList":[{}],)"
        R"("ilmd":{{"cbvmda:lotNumber":"SG-{}","cbvmda:itemExpirationDate":"2027-07-18"}}}})",
        TestShop::workshop, coded, first);
    shop.capture(commissioning + moves);
  }
}

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// Microseconds of processor time for one call of `work`.
template <class Work>
double cost(std::size_t count, const Work& work) {
  const double begin = processor_seconds();
  for (std::size_t i = 0; i < count; ++i) work(i);
  return (processor_seconds() - begin) * 1e6 / static_cast<double>(count);
}

void report(const char* name, double value, const char* unit, double ceiling) {
  std::printf(R"({"name":"%s","value":%.2f,"unit":"%s","ceiling":%.2f,"ratio":%.3f})"
              "\n",
              name, value, unit, ceiling, ceiling / value);
}

int run(const Arguments& arguments) {
  if (const auto loaded = pages::load(); !loaded) {
    std::fprintf(stderr, "%s\n", to_string(loaded.error()).c_str());
    return 1;
  }
  TestShop shop(arguments.directory);
  shop.register_all();
  fill(shop, arguments.pieces);

  const auto path_of = [&](std::size_t i) { return piece_path(i * 7919 % arguments.pieces); };
  const auto walk = [&](std::size_t i) {
    const auto item = gs1::Identifier::parse("https://id.gs1.org" + path_of(i));
    const auto view = shop.store().view();
    const auto journey = trace::journey(*view, *item, trace::Direction::both);
    const auto recalls = view->find(event_store::Key::disposition, "recalled", 0, 10);
    if (!journey || journey->steps.size() != 3 || !recalls) std::abort();
  };
  std::size_t bytes = 0;
  const auto render = [&](std::size_t i) {
    const auto response = shop.page(path_of(i));
    if (response.status != 200) std::abort();
    bytes = response.body.size();
  };
  cost(arguments.pieces, walk);  // warm up
  const double walking = cost(arguments.pages, walk);
  const double whole = cost(arguments.pages, render);
  report("consumer_page.page", whole, "us", walking);
  report("consumer_page.rendering", whole - walking, "us", 25);
  report("consumer_page.bytes", static_cast<double>(bytes), "bytes", 18'000);

  const auto begin = std::chrono::steady_clock::now();
  double costs[2] = {};
  std::vector<std::thread> threads;
  for (double& each : costs) {
    threads.emplace_back([&each, &shop, &arguments, &path_of] {
      each = cost(arguments.pages, [&](std::size_t i) { shop.page(path_of(i)); });
    });
  }
  for (std::thread& thread : threads) thread.join();
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
  report("consumer_page.page_on_two_threads", (costs[0] + costs[1]) / 2, "us", whole);
  report("consumer_page.pages_per_second",
         2 * static_cast<double>(arguments.pages) / elapsed.count(), "pages/s", 2e6 / whole);
  return 0;
}

bool take(Arguments& arguments, int argc, char** argv) {
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const std::string_view value = argv[i + 1];
    std::size_t* number = name == "--pieces"  ? &arguments.pieces
                          : name == "--pages" ? &arguments.pages
                                              : nullptr;
    if (name == "--directory") {
      arguments.directory = value;
    } else if (number == nullptr ||
               std::from_chars(value.data(), value.data() + value.size(), *number).ec !=
                   std::errc{} ||
               *number == 0) {
      return false;
    }
  }
  return argc % 2 == 1;
}

}  // namespace
}  // namespace ocop::application

int main(int argc, char** argv) {
  ocop::application::Arguments arguments;
  if (!ocop::application::take(arguments, argc, argv)) {
    std::fputs("usage: consumer_page_bench [--pieces N] [--pages N] [--directory DIR]\n", stderr);
    return 2;
  }
  return ocop::application::run(arguments);
}
