#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "pages/locale.h"

namespace ocop::portal {

/// The published story of a product, as other pages point to it.
struct StoryLead {
  std::string title;
  std::string lead;  ///< at most three lines
  std::string path;  ///< "/cau-chuyen/o-mai-sau-gung-09521234000013"
};

/// One story in the sitemap.
struct StoryAddress {
  std::string path_vi, path_en;
  std::string last_change;  ///< "2026-09-18"
};

/// What public pages show of the stories and slogans of a room above this one. Answers come from
/// memory.
struct StorySource {
  /// Nothing while the product has no published story. `product_id` is that of the registers.
  std::function<std::optional<StoryLead>(pages::Locale, std::string_view product_id)> of =
      [](pages::Locale, std::string_view) { return std::nullopt; };
  /// Another one, higher, whenever `of` may answer otherwise: for what is kept of it.
  std::function<std::uint64_t()> edition = [] { return std::uint64_t{0}; };
  /// The slogan of the home page on that day; empty without one.
  std::function<std::string(pages::Locale, Date)> slogan = [](pages::Locale, Date) {
    return std::string();
  };
  std::function<std::vector<StoryAddress>()> addresses = [] { return std::vector<StoryAddress>(); };
};

}  // namespace ocop::portal
