#pragma once

#include "office/office.h"

namespace ocop::codes {

/// "/office/report-statistics": reports of a period by state, matter, product and ward, and how
/// long the answers took; of the reports within reach.
void add_statistics_page(office::Office& office);

}  // namespace ocop::codes
