#pragma once

#include "codes/order_pages.h"

namespace ocop::codes {

/// Whether the labels of the order carry chips.
bool has_chips(const records::Record& order);

/// "/office/code-orders/{id}/chips": the maker writes down which chip sits on which label, by the
/// file of whoever made the chips ready. All of a file or nothing; what stands there stays.
void add_chip_pages(office::Office& office, const OrderGround& ground);

}  // namespace ocop::codes
