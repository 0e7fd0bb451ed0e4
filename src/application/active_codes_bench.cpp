// Puts codes onto goods, for measuring verdicts about pieces that are sold.
//
//     active_codes_bench --directory DIR --pieces N --list FILE
//         takes the first order of codes that is not printed through its life: printed, received,
//         and the first N pieces active, 10,000 to a lot; writes their addresses, one a line

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "application/back_office.h"
#include "application/bench_report.h"
#include "base/limits.h"
#include "codes/code_desk.h"

namespace ocop::application {
namespace {

using authenticity::LifeAct;

constexpr std::uint64_t pieces_of_a_lot = limits::codes_activated_at_once_max;

struct Arguments {
  std::filesystem::path directory, list;
  std::uint64_t pieces = 1'000'000;
};

void activate(codes::CodeDesk& desk, const std::string& order, std::uint64_t pieces,
              std::uint64_t count) {
  const records::Acting acting{"benchmark", accounts::Reach::all()};
  expect(desk.move(acting, order, {LifeAct::print, 1, count}));
  expect(desk.move(acting, order, {LifeAct::receive, 1, count}));
  for (std::uint64_t first = 1; first <= pieces; first += pieces_of_a_lot) {
    const std::uint64_t last = std::min(first + pieces_of_a_lot - 1, pieces);
    expect(
        desk.move(acting, order, {LifeAct::activate, first, last, fmt::format("BENCH-{}", first)}));
  }
}

void fill(const Arguments& arguments) {
  SystemClock clock;
  SystemRandom random;
  const auto data = expect(DataDirectory::open(arguments.directory, clock, random));
  const auto office = expect(BackOffice::open(*data, clock, random, [] { return ""; }));
  codes::CodeDesk& desk = office->codes().desk();
  const auto book = desk.book();
  const auto found = std::ranges::find(book->ranges(), authenticity::CodeState::ordered,
                                       &authenticity::CodeRange::state);
  if (found == book->ranges().end())
    give_up("no codes are ordered; 'ocop serial issue' makes some");
  const authenticity::CodeRange codes = *found;
  const std::uint64_t pieces = std::min(arguments.pieces, codes.count());
  activate(desk, codes.order, pieces, codes.count());
  auto codec = desk.keys()->serial_codec(codes.gtin, codes.epoch);
  std::ofstream list(arguments.list);
  for (std::uint64_t i = 0; i < pieces; ++i) {
    list << "/01/" << authenticity::gtin_text(codes.gtin) << "/21/" << codec.close(codes.first + i)
         << '\n';
  }
  fmt::print("{}\n", data->events().view()->last());
}

Arguments parse(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i], value = argv[i + 1];
    if (name == "--directory") arguments.directory = value;
    if (name == "--list") arguments.list = value;
    if (name == "--pieces") {
      std::from_chars(value.data(), value.data() + value.size(), arguments.pieces);
    }
  }
  return arguments;
}

}  // namespace
}  // namespace ocop::application

int main(int argc, char** argv) {
  using namespace ocop::application;
  const Arguments arguments = parse(argc, argv);
  if (arguments.directory.empty() || arguments.list.empty()) {
    give_up("usage: active_codes_bench --directory DIR --pieces N --list FILE");
  }
  fill(arguments);
  return 0;
}
