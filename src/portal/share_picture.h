#pragma once

#include <string>

#include "base/result.h"

namespace ocop::portal {

/// What stands on the picture that people see when they share the address of a product.
struct ShareWords {
  std::string name;
  std::string maker;
  int stars = 0;           ///< gold ones, drawn; 0 for none in force
  std::string stars_text;  ///< "OCOP 4 sao, còn hiệu lực đến 20/12/2028"; may be empty
};

inline constexpr int share_width_pixels = 1200, share_height_pixels = 630;  ///< of Open Graph

/// PNG. A long name takes two lines and is cut with "…".
Result<std::string> share_picture(const ShareWords& words);

}  // namespace ocop::portal
