#pragma once

#include <array>
#include <optional>
#include <string>

#include "application/consumer_scan.h"

namespace ocop::application {

/// One of the ten items that Circular 02/2024/TT-BKHCN wants to be public: its value, or why it is
/// missing. A value with a reason is there in part and counts as missing.
struct Item {
  std::string value;
  std::string why_missing;

  bool is_there() const { return why_missing.empty(); }
};

/// In the order of the circular: name, picture, maker, address, stages, time, traceability code,
/// brand and serial, shelf life, standard.
std::array<Item, 10> ten_items(const ConsumerRequest& request, const Scan& scan);

}  // namespace ocop::application
