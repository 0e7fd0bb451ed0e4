#pragma once

#include "codes/order_pages.h"

namespace ocop::codes {

/// "/office/print-files": the printer's own page, which shows the orders that name it and nothing
/// else, makes the file of each once and hands it out until the labels have arrived.
void add_print_pages(office::Office& office, const OrderGround& ground);

}  // namespace ocop::codes
