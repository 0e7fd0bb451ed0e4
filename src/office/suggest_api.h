#pragma once

#include "office/office.h"

namespace ocop::office {

/// GET "/office/suggest/{kind}/{field}?q=…": the rows that a reference may name, within the reach
/// of the visitor: [{"value","label"}], at most `limits::suggestions_max`.
void add_suggest_api(Office& office);

}  // namespace ocop::office
