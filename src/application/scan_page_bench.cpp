// A store full of goods, and the site over it, for measuring the consumer page with wrk.
//
//     scan_page_bench fill --directory DIR --events N --list FILE
//         makes a data folder, and a file with the addresses of random pieces, one a line; prints
//         how many events there are
//     scan_page_bench serve --directory DIR
//         serves it until SIGTERM, and prints the address. /bench/constant is the ceiling of every
//         page: 2 KB that are the same each time, from the same process.
//
// The store is filled through `EventStore::append` with decoded documents of whole chains.

#include <atomic>
#include <charconv>
#include <csignal>
#include <fstream>
#include <string_view>
#include <thread>

#include "application/bench_chains.h"
#include "application/bench_site.h"
#include "application/stop_signal.h"
#include "registry/import.h"

namespace ocop::application {
namespace {

constexpr std::size_t document_chains = 110;  // about a thousand events
constexpr std::size_t fillers = 2;
constexpr std::size_t addresses = 100'000;
constexpr std::size_t constant_bytes = 2'048;

struct Arguments {
  std::string_view act;
  std::filesystem::path directory;
  std::filesystem::path list;
  std::size_t events = 2'000'000;
};

std::size_t fill_events(event_store::EventStore& store, std::size_t events) {
  const std::size_t documents =
      (events + document_chains * chain_events - 1) / (document_chains * chain_events);
  std::atomic<std::size_t> next = 0;
  const double start = seconds_of(CLOCK_MONOTONIC);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < fillers; ++i) {
    threads.emplace_back([&] {
      for (std::size_t mine = next++; mine < documents; mine = next++) {
        std::string chains;
        for (std::size_t chain = 0; chain < document_chains; ++chain) {
          ChainOfEvents(mine * document_chains + chain).append(chains);
        }
        store_directly(store, document_around(chains));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  fmt::print(stderr, "filled {} events in {:.0f} s\n", store.view()->last(),
             seconds_of(CLOCK_MONOTONIC) - start);
  return documents * document_chains;
}

void fill_registers(registry::RegistryStore& registry) {
  const std::vector<ChainFile> files = chain_registers();
  std::vector<registry::NamedContent> contents;
  for (const ChainFile& file : files) contents.push_back({file.name, file.content});
  const auto stored = expect(registry::import_files(registry, contents, "benchmark"));
  if (!stored.stored()) {
    give_up(records::to_string(stored.faults.front(), pages::Locale::english));
  }
}

void write_list(const std::filesystem::path& file, std::size_t chains) {
  std::ofstream list(file);
  SeededRandom random(5);
  for (std::size_t i = 0; i < addresses; ++i) {
    const ChainOfEvents chain(random.next() % chains);
    list << chain.piece_path(random.next() % (chain_cases * chain_pieces_per_case)) << '\n';
  }
}

void fill(const Arguments& arguments) {
  BenchSite site(arguments.directory);
  fill_registers(site.data().registry());
  write_list(arguments.list, fill_events(site.data().events(), arguments.events));
  fmt::print("{}\n", site.events());
}

void serve(const Arguments& arguments) {
  StopSignal stop_signal;
  BenchSite site(arguments.directory);
  http::Route constant{.methods = {http::Method::get},
                       .pattern = "/bench/constant",
                       .handler =
                           [](const http::Request&) {
                             static const std::string page(constant_bytes, 'x');
                             return http::respond(200, "text/html; charset=utf-8", page);
                           },
                       .work = http::Work::quick};
  const std::uint16_t port = site.serve({std::move(constant)});
  stop_signal.on_stop([&] { site.stop_serving(); });
  fmt::print("http://127.0.0.1:{} {}\n", port, site.events());
  std::fflush(stdout);
  site.wait();
}

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  if (argc > 1) arguments.act = argv[1];
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const std::string_view value = argv[i + 1];
    if (name == "--directory") arguments.directory = value;
    if (name == "--list") arguments.list = value;
    if (name == "--events") {
      std::from_chars(value.data(), value.data() + value.size(), arguments.events);
    }
  }
  return arguments;
}

}  // namespace
}  // namespace ocop::application

int main(int argc, char** argv) {
  using namespace ocop::application;
  const Arguments arguments = parse(argc, argv);
  if (arguments.act == "fill" && !arguments.directory.empty() && !arguments.list.empty()) {
    fill(arguments);
  } else if (arguments.act == "serve" && !arguments.directory.empty()) {
    serve(arguments);
  } else {
    give_up(
        "usage: scan_page_bench fill --directory DIR --events N --list FILE\n"
        "       scan_page_bench serve --directory DIR");
  }
  return 0;
}
