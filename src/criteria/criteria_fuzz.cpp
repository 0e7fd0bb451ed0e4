// Any bytes as a set of criteria, a regime or a sheet: what is read can be judged, and a way to a
// star leads to it or is not open.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "criteria/next_star.h"
#include "criteria/sheet_file.h"

namespace {

using namespace ocop::criteria;

void require(bool promise) {
  if (!promise) std::abort();
}

const Regimes& regimes() {
  static const Regimes all = Regimes::built_in().value();
  return all;
}

void check_way(const Regime& regime, const CriteriaSet& set, Sheet sheet) {
  const Way way = way_to(regime, set, sheet, 3);
  for (const Improvement& each : way.improvements) sheet.points[each.criterion] = each.to;
  if (way.is_open) require(judge(regime, set, sheet).star.value_or(0) >= 3);
}

void check_set(std::string_view text) {
  const auto set = read_criteria_set(text, "x");
  if (!set) return require(!set.error().detail.empty());
  const Regime& regime = regimes().all().back();
  Sheet best;
  for (const Criterion* criterion : set->scored()) {
    best.points[criterion->code] = criterion->choices().back();
  }
  require(judge(regime, *set, best).total <= best.total());
  check_way(regime, *set, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_set(text);
  (void)read_regime(text, "x");
  const auto sheets = read_sheet_file(text, regimes());
  if (!sheets) {
    require(!sheets.error().detail.empty());
    return 0;
  }
  for (const SheetFile& file : *sheets) check_way(*file.regime, *file.set, file.sheet);
  return 0;
}
