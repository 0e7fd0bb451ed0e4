// Judging sheets anew, and the cheapest way to a star, on one core.
#include <fmt/format.h>

#include <chrono>

#include "criteria/next_star.h"

namespace ocop::criteria {
namespace {

/// Sheets that differ: each takes another option of each criterion.
Sheet sheet_of(const CriteriaSet& set, std::size_t number) {
  Sheet sheet;
  for (const Criterion* criterion : set.scored()) {
    const auto choices = criterion->choices();
    sheet.points[criterion->code] = choices[(number = number * 31 + 7) % choices.size()];
  }
  return sheet;
}

template <class Work>
double seconds(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void measure(const Regime& regime) {
  constexpr std::size_t results = 100'000, ways = 1'000;
  std::vector<std::pair<const CriteriaSet*, Sheet>> sheets;
  for (std::size_t i = 0; i < results; ++i) {
    const CriteriaSet& set = regime.sets[i % regime.sets.size()];
    sheets.emplace_back(&set, sheet_of(set, i));
  }
  std::int64_t sum = 0;
  const double adding = seconds([&] {
    for (const auto& [set, sheet] : sheets) sum += sheet.total().tenths;
  });
  const double judging = seconds([&] {
    for (const auto& [set, sheet] : sheets) sum += judge(regime, *set, sheet).star.value_or(0);
  });
  const double planning = seconds([&] {
    for (std::size_t i = 0; i < ways; ++i) {
      sum += way_to(regime, *sheets[i].first, sheets[i].second, 5).total.tenths;
    }
  });
  fmt::print(
      R"({{"name":"results_100k","value":{:.3f},"unit":"s","ceiling":{:.3f},"goal":30,"sum":{}}})"
      "\n",
      judging, adding, sum);
  fmt::print(R"({{"name":"way_to_five_stars","value":{:.3f},"unit":"ms"}})"
             "\n",
             1'000 * planning / ways);
}

}  // namespace
}  // namespace ocop::criteria

int main() {
  const auto regimes = ocop::criteria::Regimes::built_in();
  if (!regimes) return 1;
  ocop::criteria::measure(*regimes->all().back());
}
