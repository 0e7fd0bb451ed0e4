#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/locale.h"
#include "registry/catalogue.h"

/// The addresses of the catalogue. A product's has its name for people and its code (the GTIN, or
/// the internal one) for us, so that it still leads there after a change of name; a producer's has
/// its code.
namespace ocop::portal {

/// "Ô mai sấu gừng" → "o-mai-sau-gung"; at most 60 characters.
std::string slug_of(std::string_view name);

/// "/san-pham/o-mai-sau-gung-09521234000013", "/en/products/candied-green-fruit-09521234000013";
/// without a GTIN
/// "/san-pham/o-mai-sau-gung-sp-7k3m-9q2x"
std::string product_path(pages::Locale locale, const registry::Product& product);

/// "/sao-ocop?product=09521234000013": what the stars of this product mean, who granted them, until
/// when. Every badge of stars leads there.
std::string stars_path(pages::Locale locale, const registry::Product& product);

/// "/nha-san-xuat/om-thuhuong", "/en/producers/om-thuhuong"
std::string producer_path(pages::Locale locale, const registry::Subject& subject);

/// "/giay-chung-nhan/01-00070-12-2026", "/en/certificate/…": where the state of a certificate of
/// stars is told; without a code by its identifier.
std::string certificate_path(pages::Locale locale, const registry::Certificate& certificate);

/// The GTIN with 14 digits at the end of a segment of an address; 8, 12 or 13 digits alone will do
/// too. Empty when there is none.
std::string gtin_in(std::string_view segment);

/// Every code that a segment of an address may end in: its GTIN, and the internal codes, the
/// longest first. "tra-sp-a-sp-7k3m-9q2x" may be called "Trà SP-A" or not, so there can be several.
std::vector<std::string> codes_in(std::string_view segment);

/// What the product, its pack and the picture are called in that language, else in Vietnamese.
std::string_view name_in(pages::Locale locale, const registry::Product& product);
std::string_view pack_in(pages::Locale locale, const registry::Product& product);
std::string_view picture_alt_in(pages::Locale locale, const registry::Product& product);
/// `vi` in Vietnamese, `en` in English unless it is empty.
std::string_view in(pages::Locale locale, std::string_view vi, std::string_view en);

}  // namespace ocop::portal
