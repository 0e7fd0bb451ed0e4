#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "http/message.h"
#include "pages/locale.h"
#include "portal/shelf.h"

namespace ocop::portal {

enum class Facet : std::uint8_t { group, stars, ward, street, price };
inline constexpr std::array all_facets{Facet::group, Facet::stars, Facet::ward, Facet::street,
                                       Facet::price};

std::string_view name_of(Facet facet);  ///< the parameter of an address: "group"

/// What a reader of the catalogue asked for. The address is all the state there is, so that it can
/// be sent to somebody else.
struct Selection {
  std::string words;
  std::array<std::string, all_facets.size()> chosen;  ///< by facet, as in the address; empty: all
  Order order = Order::stars;
  std::size_t page = 1;

  const std::string& of(Facet facet) const { return chosen[static_cast<std::size_t>(facet)]; }
  bool is_narrowed() const;
  std::size_t chosen_count() const;  ///< facets with a choice

  Selection with(Facet facet, std::string value) const;  ///< on the first page
  Selection with_words(std::string text) const;
  Selection on_page(std::size_t number) const;
  std::string query() const;  ///< "?q=o+mai&stars=4"; empty for everything
};

/// A value that there is not finds nothing; a page that is no number is the first. Words are cut at
/// `limits::search_words_bytes_max`.
Selection selection_from(const http::Request& request);

/// One value of a facet: how many products there would be with it, the other facets as chosen.
struct FacetValue {
  std::string word;  ///< in an address
  std::string name;
  std::size_t count = 0;
  bool is_chosen = false;
};

struct Selected {
  std::vector<std::size_t> positions;  ///< on the shelf, all pages, in the order asked for
  std::array<std::vector<FacetValue>, all_facets.size()> facets;  ///< those with a count, or chosen
};

Selected select(const Shelf& shelf, const Selection& selection, pages::Locale locale);

/// Whether each of the words begins a word of `folded`: "tea" is in "lotus tea", not in "steamed".
bool has_words(std::string_view folded, const std::vector<std::string_view>& words);

}  // namespace ocop::portal
