#pragma once

#include <set>
#include <string>

#include "codes/order_pages.h"
#include "office/account_blocks.h"

namespace ocop::codes {

/// The open cases of these products that the visitor may see, each a link; no items when there are
/// none.
Result<office::Block> open_cases_block(const office::Office& office, const office::Visitor& visitor,
                                       records::Reading& reading,
                                       const std::set<std::string>& products);

/// The register of cases with the suspect codes of the product on each page, and what is new or
/// late on the home page of whoever handles cases.
void add_case_pages(office::Office& office, const OrderGround& ground);

}  // namespace ocop::codes
