#pragma once

#include "codes/order_pages.h"

namespace ocop::codes {

/// The register of cases with the suspect codes of the product on each page, and what is new or
/// late on the home page of whoever handles cases.
void add_case_pages(office::Office& office, const OrderGround& ground);

}  // namespace ocop::codes
