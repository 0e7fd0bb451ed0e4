#include "portal/selection.h"

#include <algorithm>
#include <charconv>

#include "base/limits.h"
#include "base/text.h"
#include "http/percent.h"
#include "pages/format.h"

namespace ocop::portal {
namespace {

using pages::Locale;
using pages::text;

constexpr std::array facet_names{"group", "stars", "ward", "street", "price"};
constexpr std::array stars_shown{5, 4, 3};

struct OrderWord {
  Order order;
  std::string_view word;
};
constexpr std::array order_words{OrderWord{Order::stars, "stars"}, OrderWord{Order::name, "name"},
                                 OrderWord{Order::newest, "newest"}};

/// Folded text: letters of other scripts have bytes above ASCII.
bool is_inside_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::string words_of(const http::Request& request) {
  std::string words(trim(request.query_value("q").value_or("")));
  if (words.size() > limits::search_words_bytes_max) {
    words.resize(limits::search_words_bytes_max);
    while (!words.empty() && !is_utf8(words)) words.pop_back();
  }
  return words;
}

std::size_t page_of(const http::Request& request) {
  const auto typed = request.query_value("page").value_or("");
  std::size_t page = 1;
  std::from_chars(typed.data(), typed.data() + typed.size(), page);
  return std::clamp<std::size_t>(page, 1, 1'000'000);
}

std::string form_encoded(std::string_view value) {
  std::string encoded;
  for (const std::string_view word : split(value, ' ')) {
    if (!encoded.empty()) encoded += '+';
    encoded += http::percent_encode(word);
  }
  return encoded;
}

void append(std::string& query, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  query += query.empty() ? '?' : '&';
  query += name;
  query += '=';
  query += form_encoded(value);
}

std::string price_name(Locale locale, std::size_t band) {
  const auto money = [&](std::size_t at) {
    return pages::format_number(locale, static_cast<double>(price_bands[at].from));
  };
  if (band == 0) return text(locale, "price.below"_key, {money(1)});
  if (band + 1 == price_bands.size()) return text(locale, "price.from"_key, {money(band)});
  return text(locale, "price.between"_key, {money(band), money(band + 1)});
}

/// The values that each facet can have, in the order they are shown, without counts.
using Facets = std::array<std::vector<FacetValue>, all_facets.size()>;
std::vector<FacetValue>& of(Facets& facets, Facet facet) {
  return facets[static_cast<std::size_t>(facet)];
}

Facets all_values(const Shelf& shelf, Locale locale) {
  Facets facets;
  for (const ProductGroup group : all_groups) {
    of(facets, Facet::group)
        .push_back({std::string(word_of(group)), std::string(text(locale, name_of(group)))});
  }
  for (const int stars : stars_shown) {
    const std::string number = std::to_string(stars);
    of(facets, Facet::stars).push_back({number, text(locale, "stars.number"_key, {number})});
  }
  for (const ShelfPlace& ward : shelf.wards()) {
    of(facets, Facet::ward).push_back({ward.word, ward.name});
  }
  for (const ShelfPlace& street : shelf.streets()) {
    of(facets, Facet::street).push_back({street.word, street.name});
  }
  for (std::size_t band = 0; band < price_bands.size(); ++band) {
    of(facets, Facet::price)
        .push_back({std::string(price_bands[band].word), price_name(locale, band)});
  }
  return facets;
}

std::size_t stars_position(int stars) {
  const auto found = std::ranges::find(stars_shown, stars);
  return found == stars_shown.end() ? not_listed
                                    : static_cast<std::size_t>(found - stars_shown.begin());
}

/// The value of each facet that a product has, as a position among the values.
std::array<std::size_t, all_facets.size()> values_of(const ShelfProduct& product) {
  return {product.group, stars_position(product.stars_in_force), product.ward, product.street,
          product.price};
}

constexpr std::size_t all_values_do = static_cast<std::size_t>(-2);
constexpr std::size_t no_value_does = static_cast<std::size_t>(-3);

std::array<std::size_t, all_facets.size()> wanted_values(Facets& facets,
                                                         const Selection& selection) {
  std::array<std::size_t, all_facets.size()> wanted;
  for (std::size_t i = 0; i < all_facets.size(); ++i) {
    const std::string& word = selection.chosen[i];
    const auto found = std::ranges::find(facets[i], word, &FacetValue::word);
    if (found != facets[i].end()) found->is_chosen = true;
    wanted[i] = word.empty()               ? all_values_do
                : found == facets[i].end() ? no_value_does
                                           : static_cast<std::size_t>(found - facets[i].begin());
  }
  return wanted;
}

}  // namespace

std::string_view name_of(Facet facet) { return facet_names[static_cast<std::size_t>(facet)]; }

bool Selection::is_narrowed() const { return !words.empty() || chosen_count() > 0; }

std::size_t Selection::chosen_count() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(chosen, [](const std::string& word) { return !word.empty(); }));
}

Selection Selection::with(Facet facet, std::string value) const {
  Selection other = *this;
  other.chosen[static_cast<std::size_t>(facet)] = std::move(value);
  other.page = 1;
  return other;
}

Selection Selection::with_words(std::string text) const {
  Selection other = *this;
  other.words = std::move(text);
  other.page = 1;
  return other;
}

Selection Selection::on_page(std::size_t number) const {
  Selection other = *this;
  other.page = number;
  return other;
}

std::string Selection::query() const {
  std::string query;
  append(query, "q", words);
  for (const Facet facet : all_facets) append(query, name_of(facet), of(facet));
  if (order != Order::stars) {
    append(query, "sort", std::ranges::find(order_words, order, &OrderWord::order)->word);
  }
  if (page > 1) append(query, "page", std::to_string(page));
  return query;
}

Selection selection_from(const http::Request& request) {
  Selection selection;
  selection.words = words_of(request);
  for (const Facet facet : all_facets) {
    std::string value = request.query_value(name_of(facet)).value_or("");
    if (value.size() > limits::facet_value_bytes_max) value.clear();
    selection.chosen[static_cast<std::size_t>(facet)] = std::move(value);
  }
  const auto order = request.query_value("sort").value_or("");
  const auto found = std::ranges::find(order_words, std::string_view(order), &OrderWord::word);
  if (found != order_words.end()) selection.order = found->order;
  selection.page = page_of(request);
  return selection;
}

bool has_words(std::string_view folded, const std::vector<std::string_view>& words) {
  return std::ranges::all_of(words, [&](std::string_view word) {
    auto at = folded.find(word);
    while (at != std::string_view::npos && at > 0 && is_inside_word(folded[at - 1])) {
      at = folded.find(word, at + 1);
    }
    return at != std::string_view::npos;
  });
}

Selected select(const Shelf& shelf, const Selection& selection, Locale locale) {
  Selected selected{{}, all_values(shelf, locale)};
  const auto wanted = wanted_values(selected.facets, selection);
  const std::string folded = fold(selection.words);
  const auto words = folded.empty() ? std::vector<std::string_view>{} : split(folded, ' ');
  for (const std::size_t position : shelf.order(selection.order, locale)) {
    const ShelfProduct& product = shelf.products()[position];
    const auto values = values_of(product);
    std::size_t missed = 0, missed_facet = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (wanted[i] == all_values_do || wanted[i] == values[i]) continue;
      ++missed;
      missed_facet = i;
    }
    if (missed > 1 || !has_words(product.folded, words)) continue;
    if (missed == 0) selected.positions.push_back(position);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool counts = missed == 0 || missed_facet == i;
      if (counts && values[i] != not_listed) ++selected.facets[i][values[i]].count;
    }
  }
  for (auto& values : selected.facets) {
    std::erase_if(values, [](const FacetValue& v) { return v.count == 0 && !v.is_chosen; });
  }
  return selected;
}

}  // namespace ocop::portal
