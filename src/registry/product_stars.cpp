#include "registry/product_stars.h"

namespace ocop::registry {

ProductStars stars_on(const Catalogue& catalogue, const Product& product, Date day) {
  ProductStars stars;
  for (const Certificate* paper : catalogue.certificates_of(product)) {
    if (!paper->stars || paper->product != product.id || paper->valid_from > day) continue;
    if (stars.paper == nullptr || paper->valid_from > stars.paper->valid_from) stars.paper = paper;
  }
  if (stars.paper != nullptr && stars.paper->holds_on(day)) stars.count = *stars.paper->stars;
  return stars;
}

}  // namespace ocop::registry
