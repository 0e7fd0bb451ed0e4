#include "evaluation/reasons.h"

#include <algorithm>

namespace ocop::evaluation {
namespace {

using criteria::CriteriaSet;
using criteria::Outcome;
using pages::Locale;

/// "9 (Tổ chức kiểm soát chất lượng)"
std::string named(Locale locale, const CriteriaSet& set, const std::string& code) {
  const criteria::Criterion* criterion = set.find(code);
  return code + " (" + in(locale, criterion->name) + ")";
}

std::string knocked_out(Locale locale, const CriteriaSet& set, const criteria::KnockedOut& by) {
  const auto key = by.effect == criteria::KnockoutEffect::exclude ? "evaluation.reason_excluded"_key
                                                                  : "evaluation.reason_stopped"_key;
  return pages::text(locale, key, {named(locale, set, by.criterion)});
}

std::string missed(Locale locale, const CriteriaSet& set, int star,
                   const criteria::MissedMinimum& minimum) {
  return pages::text(locale, "evaluation.reason_minimum"_key,
                     {named(locale, set, minimum.criterion), points_text(locale, minimum.reached),
                      std::to_string(star), points_text(locale, minimum.needed)});
}

}  // namespace

const std::string& in(Locale locale, const criteria::Label& label) {
  return locale == Locale::english ? label.en : label.vi;
}

std::string points_text(Locale locale, criteria::Points points) {
  return points_text(locale, criteria::Fraction(points));
}

std::string points_text(Locale locale, const criteria::Fraction& points) {
  return criteria::to_decimal(points, locale == Locale::english ? '.' : ',');
}

std::string summary(Locale locale, const CriteriaSet& set, const Outcome& outcome) {
  if (!outcome.star) return knocked_out(locale, set, outcome.knocked_out.front());
  const std::string points = points_text(locale, outcome.mean);
  const std::string star = std::to_string(*outcome.star);
  if (outcome.missed.empty()) {
    return pages::text(locale, "evaluation.summary"_key, {points, star});
  }
  const auto& [barred, minimums] = *outcome.missed.rbegin();  // the nearest star above
  return pages::text(
      locale, "evaluation.summary_barred"_key,
      {points, star, named(locale, set, minimums.front().criterion), std::to_string(barred)});
}

std::vector<std::string> reasons(Locale locale, const CriteriaSet& set, const Outcome& outcome) {
  std::vector<std::string> sentences;
  for (const auto& each : outcome.knocked_out) sentences.push_back(knocked_out(locale, set, each));
  if (!outcome.star) return sentences;
  sentences.push_back(
      pages::text(locale, "evaluation.reason_band"_key,
                  {points_text(locale, outcome.mean), std::to_string(outcome.band)}));
  std::vector<criteria::MissedMinimum> told;  // what bars four stars bars five
  for (auto at = outcome.missed.rbegin(); at != outcome.missed.rend(); ++at) {
    for (const auto& minimum : at->second) {
      if (std::ranges::find(told, minimum) != told.end()) continue;
      told.push_back(minimum);
      sentences.push_back(missed(locale, set, at->first, minimum));
    }
  }
  if (!outcome.has_certificate) {
    sentences.emplace_back(pages::text(locale, "evaluation.reason_no_certificate"_key));
  }
  return sentences;
}

}  // namespace ocop::evaluation
