// Voiding codes while the book is large, until the next scan finds them void: revocation_bench
// RANGES
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <string>

#include "base/limits.h"
#include "codes/test_codes.h"
#include "records/row_draft.h"

namespace ocop::codes {
namespace {

using authenticity::CodeState;
using authenticity::LifeAct;

constexpr std::uint64_t pieces_of_a_range = 10, ranges_of_an_order = 1'000;
constexpr std::uint64_t gtin = 9521234000013;

void must(const Result<void>& done) {
  if (!done) throw std::runtime_error(to_string(done.error()));
}

double seconds_of(const std::function<Result<void>()>& work) {
  const auto start = std::chrono::steady_clock::now();
  must(work());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// An order whose codes are already on the goods of as many lots as it has ranges.
records::Record order_on_goods(TestCodes& codes, std::uint64_t number) {
  const auto order = codes.order(fmt::format("Đợt {}", number),
                                 std::to_string(ranges_of_an_order * pieces_of_a_range));
  must(codes.store->write("bench", [&](records::Writing& writing) -> Result<void> {
    for (std::uint64_t i = 0; i < ranges_of_an_order; ++i) {
      records::Record row = records::empty_row(codes.kinds.get("code_range"));
      const std::uint64_t first = (number * ranges_of_an_order + i) * pieces_of_a_range;
      row["order_id"] = order.id;
      row["gtin"] = TestCodes::gtin;
      row["epoch"] = "A";
      row["first_index"] = std::to_string(first);
      row["last_index"] = std::to_string(first + pieces_of_a_range - 1);
      row["state"] = std::string(name_of(CodeState::active));
      row["lot"] = fmt::format("L{}", i);
      row["since"] = "1";
      TRY_VOID(writing.put(row));
    }
    return ok();
  }));
  return order;
}

struct Report {
  double row_seconds;
  std::uint64_t ranges;

  void line(const char* name, double seconds) const {
    std::cout << fmt::format(
        R"({{"name":"{}","value":{:.4f},"unit":"s","ceiling":{:.4f},"ratio":{:.3f},"ranges":{}}})"
        "\n",
        name, seconds, row_seconds, row_seconds / seconds, ranges);
  }
};

void measure(std::uint64_t ranges) {
  TestCodes codes;
  records::Record order;
  for (std::uint64_t i = 0; i * ranges_of_an_order < ranges; ++i) order = order_on_goods(codes, i);
  must(codes.desk->reload());
  const double row = seconds_of([&]() -> Result<void> {
    (void)codes.order("Đợt sau", "10");
    return ok();
  });
  const Report report{row, codes.desk->book()->ranges().size()};
  const std::uint64_t last_of_all = codes.desk->book()->ranges().back().last;
  const auto void_pieces = [&](std::uint64_t first, std::uint64_t last) {
    return seconds_of([&] {
      return codes.desk->move(codes.acting(), order.id, {LifeAct::void_codes, first, last, {}});
    });
  };
  const auto is_void = [&](std::uint64_t index) {
    return codes.desk->book()->find({gtin, 'A', index})->state == CodeState::voided;
  };
  report.line("revoke_piece", void_pieces(1, 1));
  report.line("revoke_roll", void_pieces(2, 1'000));
  report.line("revoke_order", void_pieces(1'001, ranges_of_an_order * pieces_of_a_range));
  if (!is_void(last_of_all) || is_void(0)) throw std::runtime_error("the wrong codes are void");
  report.line("revoke_epoch",
              seconds_of([&] { return codes.desk->void_epoch(codes.acting(), 'A'); }));
  if (!is_void(0)) throw std::runtime_error("the epoch is not void");
}

}  // namespace
}  // namespace ocop::codes

int main(int argc, char** argv) {
  try {
    ocop::codes::measure(argc > 1 ? std::stoull(argv[1]) : 100'000);
  } catch (const std::exception& error) {
    std::cerr << "revocation_bench: " << error.what() << '\n';
    return 1;
  }
}
