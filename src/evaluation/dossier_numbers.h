#pragma once

#include <string>

#include "records/record_store.h"

namespace ocop::evaluation {

/// The next number of receipts that end with `tail`: "/PĐK-01-00070-2026". Two at once cannot both
/// be stored: the number is unique.
long long next_number(records::Reading& reading, const std::string& tail);

/// The next number of the province's own receipts of that year.
long long next_province_number(records::Reading& reading, const std::string& province, int year);

}  // namespace ocop::evaluation
