#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

/// The numbers and days that a certificate gets. Pure.
namespace ocop::recognition {

/// Codes of the units of a producer, of the day of the decision (Decision 19/2025/QĐ-TTg, and its
/// predecessor while there were districts).
struct CodeUnits {
  std::string province;
  std::string district;  ///< empty since 01/07/2025
  std::string ward;
};

/// The code of a recognised product: "(T)-(X)-(STT)-20YY", "01-00070-12-2026"; decided while there
/// were districts "(T)-(H)-(X)-(STT)-YYYY", "83-829-28780-3-2022".
std::string product_code(const CodeUnits& units, long long serial, Date decided_on);

/// The serial in such a code of that year; nothing for any other text.
std::optional<long long> serial_in(std::string_view code, int year);

/// The last day of a certificate of so many months that is in force from that day on: 20/12/2025
/// gives 20/12/2028, 29/02/2028 gives 28/02/2031.
Date certificate_end(Date from, int months);

}  // namespace ocop::recognition
