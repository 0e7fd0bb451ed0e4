#include "portal/addresses.h"

#include <algorithm>

#include "base/text.h"
#include "http/percent.h"
#include "records/codes.h"

namespace ocop::portal {
namespace {

constexpr std::size_t slug_characters_max = 60;
constexpr std::size_t gtin_digits = 14;
constexpr std::string_view internal_begin = "sp-";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

std::string slug_of(std::string_view name) {
  std::string slug;
  for (const char c : fold(name)) {
    if (is_letter(c) || is_digit(c)) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.size() > slug_characters_max) {
    const auto end = slug.rfind('-', slug_characters_max);
    slug.resize(end == std::string::npos ? slug_characters_max : end);
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

std::string product_path(pages::Locale locale, const registry::Product& product) {
  const std::string slug = slug_of(name_in(locale, product));
  return std::string(pages::text(locale, "page.products"_key)) + '/' + slug +
         (slug.empty() ? "" : "-") + to_lower_ascii(product.code);
}

std::string stars_path(pages::Locale locale, const registry::Product& product) {
  return std::string(pages::text(locale, "page.stars"_key)) +
         "?product=" + http::percent_encode(product.code);
}

std::string producer_path(pages::Locale locale, const registry::Subject& subject) {
  return std::string(pages::text(locale, "page.producers"_key)) + '/' +
         to_lower_ascii(subject.code);
}

std::string certificate_path(pages::Locale locale, const registry::Certificate& certificate) {
  const std::string& name = certificate.code.empty() ? certificate.id.text() : certificate.code;
  return std::string(pages::text(locale, "page.certificates"_key)) + '/' + to_lower_ascii(name);
}

std::string gtin_in(std::string_view segment) {
  const bool is_whole = std::ranges::all_of(segment, is_digit);
  if (is_whole && segment.size() >= 8 && segment.size() <= gtin_digits) {
    return std::string(gtin_digits - segment.size(), '0') + std::string(segment);
  }
  if (segment.size() <= gtin_digits) return {};
  const std::string_view end = segment.substr(segment.size() - gtin_digits);
  const bool is_at_end =
      segment[segment.size() - gtin_digits - 1] == '-' && std::ranges::all_of(end, is_digit);
  return is_at_end ? std::string(end) : std::string();
}

std::vector<std::string> codes_in(std::string_view segment) {
  std::vector<std::string> codes;
  if (auto gtin = gtin_in(segment); !gtin.empty()) codes.push_back(std::move(gtin));
  for (std::size_t at = 0; at < segment.size(); ++at) {
    const bool begins_word = at == 0 || segment[at - 1] == '-';
    if (begins_word && segment.substr(at).starts_with(internal_begin)) {
      codes.push_back(records::in_capitals(segment.substr(at)));
    }
  }
  return codes;
}

std::string_view in(pages::Locale locale, std::string_view vi, std::string_view en) {
  return locale == pages::Locale::english && !en.empty() ? en : vi;
}
std::string_view name_in(pages::Locale locale, const registry::Product& product) {
  return in(locale, product.name_vi, product.name_en);
}
std::string_view pack_in(pages::Locale locale, const registry::Product& product) {
  return in(locale, product.pack_vi, product.pack_en);
}
std::string_view picture_alt_in(pages::Locale locale, const registry::Product& product) {
  return in(locale, product.picture_alt_vi, product.picture_alt_en);
}

}  // namespace ocop::portal
