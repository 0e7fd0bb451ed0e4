#pragma once

#include "codes/order_pages.h"

namespace ocop::codes {

/// "/office/code-keys", for who decides on all codes: the key epochs with what stands under each;
/// starts the next one, and voids every code of one, as when its key got out.
void add_key_pages(office::Office& office, const OrderGround& ground);

}  // namespace ocop::codes
