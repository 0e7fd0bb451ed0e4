#include "evaluation/scoring_form.h"

#include "base/text.h"
#include "evaluation/scoring_view.h"

namespace ocop::evaluation {
TypedChoice typed_choice(const office::FormData& form) {
  const auto choice = read_choice(form.get("choice"));
  TypedChoice typed;
  typed.answer = {form.get("criterion"), choice ? choice->case_code : "",
                  std::string(trim(form.get("note"))),
                  choice ? choice->points : criteria::Points()};
  typed.is_chosen = choice.has_value();
  typed.goes_back = form.get("go") == "back";
  typed.stays = form.get("go") == "save";
  return typed;
}

std::optional<std::string> fault_of(pages::Locale locale, const criteria::CriteriaSet& set,
                                    const criteria::Sheet& sheet, const TypedChoice& typed) {
  const TypedAnswer& answer = typed.answer;
  const criteria::Criterion* criterion = set.find(answer.criterion);
  if (criterion == nullptr || !criterion->is_scored() || !typed.is_chosen) {
    return std::string(pages::text(locale, "evaluation.fault_choose"_key));
  }
  if (!criterion->offers(answer.points, answer.case_code)) {
    return std::string(pages::text(locale, "evaluation.fault_points"_key));
  }
  if (!criterion->requires_code.empty() && answer.points > criteria::Points() &&
      sheet.of(criterion->requires_code) == criteria::Points()) {
    return pages::text(locale, "evaluation.needs"_key, {criterion->requires_code});
  }
  if (answer.note.size() > note_bytes_max) {
    return std::string(pages::text(locale, "evaluation.fault_note_long"_key));
  }
  return std::nullopt;
}

const criteria::Criterion& criterion_in_view(const criteria::CriteriaSet& set,
                                             const criteria::Sheet& sheet, std::string_view code) {
  const criteria::Criterion* asked = set.find(code);
  if (asked != nullptr && asked->is_scored()) return *asked;
  const auto scored = set.scored();
  for (const criteria::Criterion* each : scored) {
    if (!sheet.points.contains(each->code)) return *each;
  }
  return *scored.front();
}

}  // namespace ocop::evaluation
