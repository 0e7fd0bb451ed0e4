#pragma once

#include <string_view>

#include "gs1/fault.h"

/// The inner form of the North American coupon elements (GS1 General Specifications 3.9.20 and
/// 3.9.22): a run of digits in which length digits announce the fields.
namespace ocop::gs1 {

Fault fault_of_coupon(std::string_view digits);                 ///< AI 8110
Fault fault_of_positive_offer_coupon(std::string_view digits);  ///< AI 8112

}  // namespace ocop::gs1
