#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "base/time.h"
#include "pages/locale.h"
#include "portal/story_source.h"
#include "registry/catalogue.h"

namespace ocop::application {

/// What the page of a pack says of its product, whichever pack it is, as HTML.
struct ProductPart {
  std::string stars;   ///< with the way to the product in the catalogue
  std::string papers;  ///< empty without any
  std::string told;    ///< the opening of its reviewed story; empty without one
};

/// What a part is put together from.
struct PartSources {
  const registry::Catalogue& catalogue;
  const portal::StorySource* stories = nullptr;  ///< without it nothing is told
  pages::Locale locale = pages::Locale::vietnamese;
  Date today;
};

/// Keeps these parts: most looks are at packs of few products. Another day, other registers and
/// other stories make them anew. Safe from any thread.
class ProductParts {
 public:
  /// `product` is one of the catalogue.
  std::shared_ptr<const ProductPart> of(const PartSources& sources,
                                        const registry::Product& product);

 private:
  /// What all kept parts were put together from.
  struct State {
    std::uint64_t catalogue = 0, stories = 0;  ///< editions
    Date today;
    auto operator<=>(const State&) const = default;
  };
  using Kept = std::unordered_map<const registry::Product*, std::shared_ptr<const ProductPart>>;

  std::shared_mutex mutex_;
  State state_;
  std::array<Kept, 2> kept_;  ///< one for each language
};

}  // namespace ocop::application
