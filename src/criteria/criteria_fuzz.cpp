// Any bytes as a set of criteria, a regime or a sheet: what is read can be judged, and a way to a
// star leads to it or is not open.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "criteria/next_star.h"
#include "criteria/regime_changes.h"
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
  const Regime& regime = *regimes().all().back();
  Sheet best;
  for (const Criterion* criterion : set->scored()) {
    best.points[criterion->code] = criterion->choices().back();
  }
  require(judge(regime, *set, best).total <= best.total());
  check_way(regime, *set, {});
}

/// As an officer hands a decision in: what begins with '{' after a zero byte is one more file.
void check_files(std::string_view text) {
  std::vector<RegimeFile> files;
  for (std::size_t at = 0; at <= text.size() && files.size() < 8;) {
    const std::size_t end = std::min(text.find('\0', at), text.size());
    files.push_back({files.empty() ? "regime.json" : std::to_string(files.size()) + ".json",
                     std::string(text.substr(at, end - at))});
    at = end + 1;
  }
  const ReadRegime read = read_regime_files(files);
  require(read.regime.sha256.size() == 64);
  if (read.faults.empty()) (void)changes_between(*regimes().all().back(), read.regime);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_set(text);
  (void)read_regime(text, "x");
  check_files(text);
  const auto sheets = read_sheet_file(text, regimes());
  if (!sheets) {
    require(!sheets.error().detail.empty());
    return 0;
  }
  for (const SheetFile& file : *sheets) check_way(*file.regime, *file.set, file.sheet);
  return 0;
}
