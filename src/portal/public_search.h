#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/router.h"
#include "pages/locale.h"
#include "portal/portal.h"

/// One search over everything that the public may read.
namespace ocop::portal {

struct SearchHit {
  std::string title, path;
  std::string detail = {};  ///< one line: when, by whom, of what kind
};
using SearchHits = std::vector<SearchHit>;

/// What one room lets everybody search. It shows nothing that its own pages would not.
struct SearchSource {
  pages::Key name;  ///< "Tin tức"
  /// At most `most` that have every word, whatever case and marks, the best first. A room that
  /// cannot be read is left out of the page, with a line in the log.
  std::function<Result<SearchHits>(pages::Locale, std::string_view words, std::size_t most)> find;
  /// Where the room lists all that fit; empty when it has no such page.
  std::function<std::string(pages::Locale, std::string_view words)> all =
      [](pages::Locale, std::string_view) { return std::string(); };
};

/// Whether each word of `words` begins a word of `text`, whatever case and marks; never for none.
bool says(std::string_view text, std::string_view words);

/// "/tim-kiem" and "/en/search" with "?q=": products and producers first, then the sources in their
/// order. `portal` must outlive the router.
void add_search_routes(http::Router& router, const Portal& portal,
                       std::vector<SearchSource> sources);

}  // namespace ocop::portal
