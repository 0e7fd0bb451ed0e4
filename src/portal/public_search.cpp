#include "portal/public_search.h"

#include <algorithm>

#include "base/log.h"
#include "base/text.h"
#include "http/percent.h"
#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/frame.h"
#include "portal/legal_form.h"
#include "portal/selection.h"

namespace ocop::portal {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;

constexpr std::size_t hits_of_a_source_max = 6;

std::string with_words(pages::Key list, Locale locale, std::string_view words) {
  return std::string(text(locale, list)) + "?q=" + http::percent_encode(words);
}

SearchSource products_of(const Shelf& shelf) {
  return {
      .name = "page.products_name"_key,
      .find =
          [&shelf](Locale locale, std::string_view words, std::size_t most) {
            Selection selection;
            selection.words = words;
            SearchHits hits;
            for (const std::size_t at : select(shelf, selection, locale).positions) {
              if (hits.size() == most) break;
              const ShelfProduct& entry = shelf.products()[at];
              hits.push_back({std::string(name_in(locale, *entry.product)),
                              product_path(locale, *entry.product),
                              entry.maker == nullptr ? "" : entry.maker->name});
            }
            return hits;
          },
      .all = [](Locale locale,
                std::string_view words) { return with_words("page.products"_key, locale, words); }};
}

SearchSource producers_of(const Shelf& shelf) {
  return {.name = "page.producers_name"_key,
          .find =
              [&shelf](Locale locale, std::string_view words, std::size_t most) {
                const std::string folded = fold(words);
                SearchHits hits;
                for (const ShelfProducer& each : shelf.producers()) {
                  if (hits.size() == most) break;
                  if (!has_words(each.folded, split(folded, ' '))) continue;
                  hits.push_back({each.subject->name, producer_path(locale, *each.subject),
                                  each.subject->address});
                }
                return hits;
              },
          .all =
              [](Locale locale, std::string_view words) {
                return with_words("page.producers"_key, locale, words);
              }};
}

/// Most of it digits, and as long as the shortest bar code: what stands on a label.
bool is_like_a_code(std::string_view words) {
  constexpr std::size_t shortest_bar_code = 8;
  return words.size() >= shortest_bar_code && words.find(' ') == words.npos &&
         std::ranges::count_if(words, [](char c) { return c >= '0' && c <= '9'; }) * 4 >
             static_cast<std::ptrdiff_t>(words.size());
}

/// Whether there is anything to look for: marks alone would find everything or nothing.
bool has_letters(std::string_view words) {
  return std::ranges::any_of(fold(words), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
  });
}

class Searching {
 public:
  Searching(const Portal& portal, std::vector<SearchSource> sources)
      : portal_(portal), shelf_(portal.catalogue), sources_(std::move(sources)) {}

  Response page(const Request& request, Locale locale) const {
    const auto shelf = shelf_.get(date_of(portal_.clock.now()));
    const Visit visit{request, locale, shelf, portal_.base_url};
    const std::string words(trim(selection_from(request).words));
    const std::string name(text(locale, "page.search_name"_key));
    Dictionary page;
    fill_frame(page, visit,
               {.title = words.empty() ? name : words + " · " + name,
                .description = std::string(text(locale, "search.lede"_key)),
                .path_vi = std::string(text(Locale::vietnamese, "page.search"_key)),
                .path_en = std::string(text(Locale::english, "page.search"_key)),
                .is_listed = false},
               "AT_SEARCH");
    fill_crumbs(page, {{std::string(text(locale, "page.home_name"_key)),
                        std::string(text(locale, "page.home"_key))},
                       {name, std::string(text(locale, "page.search"_key))}});
    page.set("WORDS", words);
    if (!has_letters(words)) return pages::respond(200, locale, "search.html", page);
    if (is_like_a_code(words)) {
      page.set_in(
          "CODE", "HREF",
          std::string(text(locale, "page.scan"_key)) + "?code=" + http::percent_encode(words));
    }
    bool is_found = fill(page, locale, words, products_of(*shelf));
    is_found |= fill(page, locale, words, producers_of(*shelf));
    for (const SearchSource& each : sources_) is_found |= fill(page, locale, words, each);
    if (!is_found) page.show("NOTHING");
    return pages::respond(200, locale, "search.html", page);
  }

 private:
  static bool fill(Dictionary& page, Locale locale, const std::string& words,
                   const SearchSource& source) {
    // One more than is shown tells whether there are more.
    auto found = source.find(locale, words, hits_of_a_source_max + 1);
    if (!found) {
      log::error("{} cannot be searched: {}", source.name.name(), to_string(found.error()));
      return false;
    }
    SearchHits& hits = *found;
    if (hits.empty()) return false;
    Dictionary& part = page.add("SOURCE");
    part.set("SOURCE_NAME", text(locale, source.name));
    const bool has_more = hits.size() > hits_of_a_source_max;
    if (has_more) hits.pop_back();
    const std::string all = source.all(locale, words);
    if (has_more && !all.empty()) part.set_in("ALL", "HREF", all);
    for (const SearchHit& hit : hits) {
      Dictionary& row = part.add("HIT");
      row.set("NAME", hit.title);
      row.set("HREF", hit.path);
      if (!hit.detail.empty()) row.set_in("DETAIL", "TEXT", hit.detail);
    }
    return true;
  }

  const Portal& portal_;
  CurrentShelf shelf_;
  std::vector<SearchSource> sources_;
};

}  // namespace

bool says(std::string_view text, std::string_view words) {
  const std::string folded = fold(words);
  return !folded.empty() && has_words(fold(text), split(folded, ' '));
}

void add_search_routes(http::Router& router, const Portal& portal,
                       std::vector<SearchSource> sources) {
  const auto searching = std::make_shared<const Searching>(portal, std::move(sources));
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    router.add({.methods = {http::Method::get},
                .pattern = std::string(text(locale, "page.search"_key)),
                .handler = [searching, locale](const Request& request) {
                  return searching->page(request, locale);
                }});
  }
}

}  // namespace ocop::portal
