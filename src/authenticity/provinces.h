#pragma once

#include <span>
#include <string_view>

#include "authenticity/scan.h"

namespace ocop::authenticity {

/// One of the 34 provinces and cities of Viet Nam since 1 July 2025 (Resolution 202/2025/QH15),
/// with the code of Decision 19/2025/QĐ-TTg.
struct Province {
  std::string_view code;
  std::string_view name;
  int people_thousands;  ///< as in the resolution
  Position centre;       ///< about where its people live, to a tenth of a degree
};

std::span<const Province> provinces();  ///< in the order of their codes
const Province* province(std::string_view code);

}  // namespace ocop::authenticity
