#pragma once

#include <string>
#include <vector>

#include "evaluation/flow_acts.h"
#include "office/form_data.h"
#include "pages/dictionary.h"

/// The form of a step: one button for each thing that can come of it, with the fields that one of
/// them asks.
namespace ocop::evaluation {

struct TypedStep {
  StepTaken taken;
  records::Faults faults;  ///< days and points that are none
};

TypedStep typed_step(const office::FormData& form);

/// Fills NUMBER, DAY, POINTS, STAR, DUE, NOTE (only what a result needs) and RESULT.
void fill_step_form(pages::Dictionary& page, pages::Locale locale,
                    const std::vector<StepResult>& results, const office::FormData& typed,
                    const records::Faults& faults);

/// "96,2" of 962 tenths
std::string tenths_text(pages::Locale locale, long long tenths);

}  // namespace ocop::evaluation
