#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "base/time.h"
#include "pages/locale.h"
#include "registry/catalogue.h"

namespace ocop::application {

/// What the page of a pack says of its product, whichever pack it is, as HTML.
struct ProductPart {
  std::string stars;   ///< with the way to the product in the catalogue
  std::string papers;  ///< empty without any
};

/// Keeps these parts: most looks are at packs of few products. Another day, or another state of the
/// registers, makes them anew. Safe from any thread.
class ProductParts {
 public:
  std::shared_ptr<const ProductPart> of(const registry::Catalogue& catalogue,
                                        const registry::Product& product, pages::Locale locale,
                                        Date today);

 private:
  using Kept = std::unordered_map<const registry::Product*, std::shared_ptr<const ProductPart>>;

  std::shared_mutex mutex_;
  std::uint64_t edition_ = 0;  ///< of the catalogue that the products below are of
  Date day_;
  std::array<Kept, 2> kept_;  ///< one for each language
};

}  // namespace ocop::application
