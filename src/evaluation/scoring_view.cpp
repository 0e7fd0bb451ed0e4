#include "evaluation/scoring_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "evaluation/reasons.h"
#include "pages/format.h"

namespace ocop::evaluation {
namespace {

using criteria::CriteriaSet;
using criteria::Criterion;
using criteria::Option;
using criteria::Points;
using pages::Dictionary;
using pages::Locale;

constexpr int lowest_star = 3, highest_star = 5;

std::string words(Locale locale, pages::Key key,
                  std::initializer_list<std::string_view> arguments = {}) {
  return pages::text(locale, key, arguments);
}

/// The scored criteria below a list, in order.
void add_scored(const std::vector<Criterion>& from, std::vector<const Criterion*>& all) {
  for (const Criterion& each : from) {
    if (each.is_scored()) {
      all.push_back(&each);
    } else {
      add_scored(each.children, all);
    }
  }
}

std::string address_of(const ScoringView& view, const std::string& code) {
  return view.path + "?criterion=" + code;
}

/// The nearest star that the criterion bars, of those that the points would give; zero: none.
int barred_star(const criteria::Outcome& outcome, const std::string& code) {
  for (auto at = outcome.missed.rbegin(); at != outcome.missed.rend(); ++at) {
    for (const auto& missed : at->second) {
      if (missed.criterion == code) return at->first;
    }
  }
  return 0;
}

void fill_tree(Dictionary& page, Locale locale, const ScoringView& view,
               const criteria::Outcome& outcome) {
  for (const criteria::Part& part : view.set.parts) {
    Dictionary& section = page.add("PART");
    section.set("NAME", part.code + ". " + in(locale, part.name));
    section.set("SUM", fmt::format("{}/{}", points_text(locale, outcome.parts.at(part.code)),
                                   points_text(locale, part.max)));
    std::vector<const Criterion*> scored;
    add_scored(part.criteria, scored);
    if (std::ranges::find(scored, &view.criterion) != scored.end()) section.show("OPEN");
    for (const Criterion* each : scored) {
      Dictionary& row = section.add("CRITERION");
      row.set("NAME", each->code + " " + in(locale, each->name));
      row.set("HREF", address_of(view, each->code));
      const bool is_answered = view.sheet.points.contains(each->code);
      row.set("POINTS", is_answered
                            ? fmt::format("{}/{}", points_text(locale, view.sheet.of(each->code)),
                                          points_text(locale, each->max))
                            : words(locale, "evaluation.unanswered"_key));
      if (each == &view.criterion) row.show("CURRENT");
      if (const int star = barred_star(outcome, each->code); star > 0 && is_answered) {
        row.set_in("BARS", "SAYING",
                   words(locale, "evaluation.below_star"_key, {std::to_string(star)}));
      }
    }
  }
}

/// "Mức tối thiểu của 4 sao và 5 sao" is said once, at the option that is the mark.
void fill_choice(Dictionary& page, Locale locale, const ScoringView& view,
                 const std::string& case_code, Points points, const std::string& label,
                 std::optional<int> minimum) {
  Dictionary& choice = page.add("CHOICE");
  choice.set("VALUE", choice_value(case_code, points));
  choice.set("LABEL", label);
  choice.set("POINTS", words(locale, "evaluation.points"_key, {points_text(locale, points)}));
  const auto given = view.sheet.points.find(view.criterion.code);
  const std::string_view given_case = view.sheet.case_of(view.criterion.code);
  if (given != view.sheet.points.end() && given->second == points &&
      (points == Points() || given_case == case_code)) {
    choice.show("CHOSEN");
  }
  if (!view.can_change) choice.show("CLOSED");
  if (minimum) {
    choice.set_in("MINIMUM", "SAYING",
                  words(locale, "evaluation.minimum_for"_key, {std::to_string(*minimum)}));
  }
}

std::string option_label(Locale locale, const Criterion& criterion, const Option& option) {
  const auto branch = std::ranges::find(criterion.cases, option.case_code, &criteria::Case::code);
  const std::string& label = in(locale, option.label);
  return branch == criterion.cases.end() ? label : in(locale, branch->name) + ": " + label;
}

void fill_choices(Dictionary& page, Locale locale, const ScoringView& view) {
  const Criterion& criterion = view.criterion;
  const auto zero = [](const Option& option) { return option.points == Points(); };
  if (std::ranges::none_of(criterion.options, zero)) {
    fill_choice(
        page, locale, view, "", Points(),
        words(locale, criterion.is_yes_no ? "evaluation.no"_key : "evaluation.no_level"_key),
        std::nullopt);
  }
  const std::string& needed = criterion.requires_code;
  if (!needed.empty() && view.sheet.of(needed) == Points()) {
    page.set_in("NEEDS", "SAYING", words(locale, "evaluation.needs"_key, {needed}));
    if (const auto printed = std::ranges::find_if(criterion.options, zero);
        printed != criterion.options.end()) {
      fill_choice(page, locale, view, printed->case_code, Points(),
                  option_label(locale, criterion, *printed), std::nullopt);
    }
    return;
  }
  for (const Option& option : criterion.options) {
    fill_choice(page, locale, view, option.case_code, option.points,
                option_label(locale, criterion, option), option.minimum_for);
  }
  if (criterion.is_yes_no) {
    fill_choice(page, locale, view, "", criterion.max, words(locale, "evaluation.yes"_key),
                std::nullopt);
  }
}

void fill_sum(Dictionary& page, Locale locale, const ScoringView& view,
              const criteria::Outcome& outcome) {
  const std::size_t all = view.set.scored().size(), answered = view.sheet.points.size();
  page.set("TOTAL", points_text(locale, outcome.total));
  page.set("ANSWERED", std::to_string(answered));
  page.set("ALL", std::to_string(all));
  page.set("STARS", std::to_string(outcome.star.value_or(0)));
  page.set("PROGRESS", words(locale, "evaluation.progress"_key,
                             {std::to_string(answered), std::to_string(all)}));
  page.set("SUMMARY", summary(locale, view.set, outcome));
  const bool is_barred = !outcome.missed.empty() || !outcome.knocked_out.empty();
  page.set("TONE", is_barred ? "caution" : outcome.has_certificate ? "good" : "plain");
}

/// "khoảng 60.000.000 đ, 120 ngày"
std::string effort_text(Locale locale, pages::Key key, const criteria::Effort& effort) {
  return words(locale, key,
               {pages::format_number(locale, static_cast<double>(effort.dong)),
                pages::format_number(locale, effort.days)});
}

}  // namespace

std::string choice_value(std::string_view case_code, Points points) {
  return fmt::format("{}|{}", case_code, points.tenths);
}

std::optional<Choice> read_choice(std::string_view value) {
  const auto bar = value.find('|');
  if (bar == std::string_view::npos) return std::nullopt;
  const std::string_view digits = value.substr(bar + 1);
  Choice choice{std::string(value.substr(0, bar)), {}};
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), choice.points.tenths);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return choice;
}

void fill_scoring(Dictionary& page, Locale locale, const ScoringView& view) {
  const criteria::Outcome outcome = criteria::judge(view.regime, view.set, view.sheet);
  fill_sum(page, locale, view, outcome);
  fill_tree(page, locale, view, outcome);
  page.set("CRITERION_NAME", view.criterion.code + " " + in(locale, view.criterion.name));
  page.set("CODE", view.criterion.code);
  page.set("PATH", view.path);
  page.set("NOTE", view.note);
  for (const criteria::Label& note : view.criterion.notes)
    page.add("HINT").set("TEXT", in(locale, note));
  for (const criteria::Knockout& knockout : view.criterion.knockouts) {
    page.add("KNOCKOUT").set("TEXT", in(locale, knockout.text));
  }
  fill_choices(page, locale, view);
  if (view.fault) page.set_in("FAULT", "REASON", *view.fault);
  page.show(view.can_change ? "CAN_CHANGE" : "CANNOT_CHANGE");
  const std::string next = neighbour(view.set, view.criterion.code, 1);
  if (!next.empty()) page.set_in("HAS_NEXT", "CODE", next);
  if (!neighbour(view.set, view.criterion.code, -1).empty()) page.show("HAS_BACK");
}

std::string neighbour(const CriteriaSet& set, std::string_view code, int step) {
  const auto scored = set.scored();
  const auto at = std::ranges::find(scored, code, &Criterion::code);
  if (at == scored.end()) return "";
  const auto position = at - scored.begin() + step;
  if (position < 0 || position >= static_cast<std::ptrdiff_t>(scored.size())) return "";
  return scored[static_cast<std::size_t>(position)]->code;
}

int next_star(const criteria::Outcome& outcome) {
  return std::clamp(outcome.star.value_or(0) + 1, lowest_star, highest_star);
}

void fill_way(Dictionary& page, Locale locale, const ScoringView& view, const criteria::Way& way,
              const Efforts& efforts) {
  Dictionary& part = page.add("WAY");
  part.set("TITLE", words(locale, "evaluation.way_to"_key, {std::to_string(way.star)}));
  if (!way.is_open) return part.show("CLOSED");
  if (way.improvements.empty()) return part.show("REACHED");
  criteria::Effort sum;  // works go on side by side: the longest counts
  for (const criteria::Improvement& each : way.improvements) {
    Dictionary& step = part.add("STEP");
    step.set("NAME", each.criterion + " " + in(locale, view.set.find(each.criterion)->name));
    step.set("HREF", address_of(view, each.criterion));
    step.set("SAYING", words(locale, "evaluation.from_to"_key,
                             {points_text(locale, each.from), points_text(locale, each.to)}));
    if (each.is_minimum) step.show("MINIMUM");
    const auto known = efforts.find(view.set.find(each.criterion)->name.vi);
    if (known == efforts.end()) continue;
    sum.dong += known->second.dong;
    sum.days = std::max(sum.days, known->second.days);
    step.set_in("EFFORT", "SAYING",
                effort_text(locale, "evaluation.effort_about"_key, known->second));
  }
  if (sum.dong > 0 || sum.days > 0) {
    part.set_in("SUM", "SAYING", effort_text(locale, "evaluation.effort_sum"_key, sum));
  }
}

}  // namespace ocop::evaluation
