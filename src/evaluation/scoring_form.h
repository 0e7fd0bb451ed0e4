#pragma once

#include <optional>
#include <string>

#include "evaluation/answers.h"
#include "office/form_data.h"
#include "pages/locale.h"

/// What the form of one criterion sends.
namespace ocop::evaluation {

struct TypedChoice {
  TypedAnswer answer;
  bool is_chosen = false;
  bool goes_back = false, stays = false;  ///< which button was pressed; neither: on to the next
};

TypedChoice typed_choice(const office::FormData& form);

/// Why the answer cannot be taken, beside the choices; `sheet` is what was answered so far.
std::optional<std::string> fault_of(pages::Locale locale, const criteria::CriteriaSet& set,
                                    const criteria::Sheet& sheet, const TypedChoice& typed);

/// The criterion asked for, else the first one without an answer, else the first.
const criteria::Criterion& criterion_in_view(const criteria::CriteriaSet& set,
                                             const criteria::Sheet& sheet, std::string_view code);

}  // namespace ocop::evaluation
