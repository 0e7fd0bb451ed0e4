#pragma once

#include "codes/order_pages.h"

namespace ocop::codes {

/// "/office/code-alarms": codes whose scans are unusual, with what speaks for a copy in words. An
/// officer sees those of the orders within reach.
void add_alarm_pages(office::Office& office, const OrderGround& ground);

}  // namespace ocop::codes
