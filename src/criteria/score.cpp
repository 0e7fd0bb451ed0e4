#include "criteria/score.h"

#include <algorithm>

namespace ocop::criteria {
namespace {

std::optional<SheetFaultKind> fault_of(const Criterion& criterion, const Sheet& sheet) {
  if (!sheet.points.contains(criterion.code)) return SheetFaultKind::missing;
  const std::string_view case_code = sheet.case_of(criterion.code);
  if (!criterion.has_case(case_code)) return SheetFaultKind::unknown_case;
  const Points given = sheet.of(criterion.code);
  if (!criterion.offers(given, case_code)) return SheetFaultKind::no_option;
  if (given > Points() && !criterion.requires_code.empty() &&
      sheet.of(criterion.requires_code) == Points()) {
    return SheetFaultKind::needs_other;
  }
  return std::nullopt;
}

std::vector<KnockedOut> knocked_out(const CriteriaSet& set, const Sheet& sheet) {
  std::vector<KnockedOut> found;
  for (const Criterion* criterion : set.all()) {
    for (const Knockout& knockout : criterion->knockouts) {
      // Only what was answered: an open question is not the answer "none".
      const bool by_zero = std::ranges::any_of(knockout.zero_in, [&](const std::string& code) {
        const auto answer = sheet.points.find(code);
        return answer != sheet.points.end() && answer->second == Points();
      });
      if (by_zero || sheet.knockouts.contains(criterion->code)) {
        found.push_back({criterion->code, knockout.effect});
        break;
      }
    }
  }
  return found;
}

Points sum_of(const std::vector<Criterion>& criteria, const Sheet& sheet) {
  Points sum;
  for (const Criterion& criterion : criteria) {
    sum += criterion.is_scored() ? sheet.of(criterion.code) : sum_of(criterion.children, sheet);
  }
  return sum;
}

std::vector<MissedMinimum> missed_of(const CriteriaSet& set, const Sheet& sheet, int star) {
  std::vector<MissedMinimum> missed;
  for (const Criterion* criterion : set.scored()) {
    const Points needed = criterion->minimum_for(star, sheet.case_of(criterion->code));
    const Points reached = sheet.of(criterion->code);
    if (reached < needed) missed.push_back({criterion->code, reached, needed});
  }
  return missed;
}

}  // namespace

Points Sheet::of(std::string_view code) const {
  const auto found = points.find(code);
  return found == points.end() ? Points() : found->second;
}

std::string_view Sheet::case_of(std::string_view code) const {
  const auto found = cases.find(code);
  return found == cases.end() ? std::string_view() : std::string_view(found->second);
}

Points Sheet::total() const {
  Points sum;
  for (const auto& [code, given] : points) sum += given;
  return sum;
}

std::vector<SheetFault> faults_of(const CriteriaSet& set, const Sheet& sheet) {
  std::vector<SheetFault> faults;
  std::set<std::string_view> known;
  for (const Criterion* criterion : set.scored()) {
    known.insert(criterion->code);
    if (const auto kind = fault_of(*criterion, sheet)) faults.push_back({criterion->code, *kind});
  }
  for (const auto& [code, given] : sheet.points) {
    if (!known.contains(code)) faults.push_back({code, SheetFaultKind::unknown_criterion});
  }
  for (const std::string& code : sheet.knockouts) {
    const Criterion* criterion = set.find(code);
    if (criterion == nullptr || criterion->knockouts.empty()) {
      faults.push_back({code, SheetFaultKind::no_knockout});
    }
  }
  return faults;
}

Outcome judge(const Regime& regime, const CriteriaSet& set, const Sheet& agreed,
              const Fraction& mean) {
  Outcome outcome;
  outcome.total = agreed.total();
  outcome.mean = mean;
  outcome.band = regime.band_of(mean).star;
  for (const Part& part : set.parts) outcome.parts[part.code] = sum_of(part.criteria, agreed);
  outcome.knocked_out = knocked_out(set, agreed);
  if (!outcome.knocked_out.empty()) return outcome;
  for (const StarBand& band : regime.bands) {
    if (band.star > outcome.band) continue;
    auto missed = missed_of(set, agreed, band.star);
    if (missed.empty()) {
      outcome.star = band.star;
      outcome.has_certificate = band.has_certificate;
      break;
    }
    outcome.missed.emplace(band.star, std::move(missed));
  }
  return outcome;
}

Outcome judge(const Regime& regime, const CriteriaSet& set, const Sheet& sheet) {
  return judge(regime, set, sheet, Fraction(sheet.total()));
}

}  // namespace ocop::criteria
