#pragma once

#include "registry/catalogue.h"

namespace ocop::registry {

/// The stars of a product on one day.
struct ProductStars {
  const Certificate* paper = nullptr;  ///< the newest given by that day, whatever became of it
  int count = 0;                       ///< that the product may carry on that day

  bool are_there() const { return count > 0; }
};

/// The one place that says them: every page, picture, list and export asks here. They count only
/// while the newest certificate that names this very product is in force or in grace, so that a
/// newer one that was revoked does not bring an older one back. Pure.
ProductStars stars_on(const Catalogue& catalogue, const Product& product, Date day);

}  // namespace ocop::registry
