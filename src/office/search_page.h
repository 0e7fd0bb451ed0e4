#pragma once

#include "office/office.h"

namespace ocop::office {

/// "/office/search?q=…": rows of every register that the visitor may see, by register. `state` is
/// that of the office.
void add_search_page(Office& office, Office::State& state);

}  // namespace ocop::office
