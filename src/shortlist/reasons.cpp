#include "shortlist/reasons.h"

#include <algorithm>

namespace ocop::shortlist {
namespace {

using pages::Locale;
using pages::text;

std::string number(std::size_t value) { return std::to_string(value); }

std::string verdict(Locale locale, const Round& round, const std::vector<Standing>& all,
                    const Standing& standing) {
  const auto ranked = static_cast<std::size_t>(
      std::ranges::count_if(all, [](const Standing& each) { return each.place > 0; }));
  const std::string score = score_text(locale, standing.score);
  switch (standing.outcome) {
    case Outcome::included:
      return text(locale, "shortlist.reason_included"_key,
                  {number(standing.place), number(ranked), score, number(round.places())});
    case Outcome::no_place:
      return text(locale, "shortlist.reason_no_place"_key,
                  {number(standing.place), number(ranked), score, number(round.places())});
    case Outcome::no_quorum:
      return text(locale, "shortlist.reason_no_quorum"_key,
                  {number(standing.cast), number(standing.entitled), number(standing.needed)});
  }
  return {};
}

std::string tie(Locale locale, const Round& round, std::size_t parted_by) {
  if (parted_by >= round.criteria.size()) {
    return std::string(text(locale, "shortlist.reason_later"_key));
  }
  return text(locale, "shortlist.reason_tie"_key, {title_in(locale, round.criteria[parted_by])});
}

/// Where the product is strongest and where it is weakest, when these differ.
std::string strengths(Locale locale, const Round& round, const Standing& standing) {
  const auto less = [](const Mean& left, const Mean& right) { return compare(left, right) < 0; };
  const auto& means = standing.by_criterion;
  // The first of equals: the weightiest.
  const auto best = std::ranges::max_element(means, less);
  const auto worst = std::ranges::min_element(means, less);
  if (means.empty() || compare(*best, *worst) == 0) return {};
  const auto named = [&](auto at) {
    return title_in(locale, round.criteria[static_cast<std::size_t>(at - means.begin())]);
  };
  return text(locale, "shortlist.reason_strengths"_key,
              {named(best), score_text(locale, *best), named(worst), score_text(locale, *worst)});
}

}  // namespace

std::string score_text(Locale locale, const Mean& mean) {
  return rounded(mean, locale == Locale::vietnamese ? ',' : '.');
}

const std::string& title_in(Locale locale, const records::Record& row) {
  const std::string& english = row["title_en"];
  return locale == Locale::english && !english.empty() ? english : row["title"];
}

std::string points_text(Locale locale, const Round& round, const Vote& vote) {
  std::string points;
  for (std::size_t i = 0; i < vote.points.size() && i < round.criteria.size(); ++i) {
    points += (points.empty() ? "" : ", ") + title_in(locale, round.criteria[i]) + "\u00a0" +
              std::to_string(vote.points[i]);
  }
  return points;
}

std::string reason_of(Locale locale, const Round& round, const std::vector<Standing>& all,
                      const Standing& standing) {
  std::string reason = verdict(locale, round, all, standing);
  const auto add = [&](const std::string& sentence) {
    if (!sentence.empty()) reason += ' ' + sentence;
  };
  if (standing.parted_by) add(tie(locale, round, *standing.parted_by));
  if (standing.outcome != Outcome::no_quorum) {
    add(text(locale, "shortlist.reason_turnout"_key,
             {number(standing.cast), number(standing.entitled)}));
    add(strengths(locale, round, standing));
  }
  if (standing.barred > 0) {
    add(text(locale, "shortlist.reason_barred"_key, {number(standing.barred)}));
  }
  return reason;
}

Result<std::string> product_name(records::Reading& reading, Locale locale,
                                 const records::Record& candidate) {
  TRY(const auto product, reading.get(reading.kinds().get("product"), candidate["product_id"]));
  if (!product) return candidate["product_id"];
  const bool is_english = locale == Locale::english;
  const auto in = [&](std::string_view vi, std::string_view en) {
    return is_english && !(*product)[en].empty() ? (*product)[en] : (*product)[vi];
  };
  const std::string pack = in("pack_vi", "pack_en");
  return in("name_vi", "name_en") + (pack.empty() ? "" : " (" + pack + ")");
}

}  // namespace ocop::shortlist
