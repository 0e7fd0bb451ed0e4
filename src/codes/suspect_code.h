#pragma once

#include <optional>
#include <string>

#include "codes/order_pages.h"

namespace ocop::codes {

/// A code with unusual scans, as an officer reads of it.
struct SuspectCode {
  std::string product_id;
  std::string product;
  std::string piece;  ///< the order, which piece of it, and how often it was scanned
  std::string why;    ///< it is suspect, in sentences
  std::string href;   ///< of the order
  office::Tone tone = office::Tone::caution;
  std::string chip;
};

/// None when the visitor may not see the order of the code.
Result<std::optional<SuspectCode>> told_of(const office::Office& office, records::Reading& reading,
                                           const OrderGround& ground,
                                           const office::Visitor& visitor,
                                           const authenticity::CodeNumber& code);

}  // namespace ocop::codes
