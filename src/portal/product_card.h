#pragma once

#include <span>
#include <string>

#include "pages/dictionary.h"
#include "portal/frame.h"
#include "portal/shelf.h"

namespace ocop::portal {

/// Adds one PRODUCT section, for `_product_card.html`.
void fill_card(pages::Dictionary& list, const Visit& visit, const ShelfProduct& entry);

/// "85.000~đ"; empty when no price is known.
std::string price_text(pages::Locale locale, const registry::Product& product);

/// "Cơ sở Ô mai Thu Hường, phường Hoàn Kiếm"
std::string maker_text(const Visit& visit, const ShelfProduct& entry);

/// "phường Hoàn Kiếm"; empty for a code that is no unit today.
std::string ward_text(const Visit& visit, std::string_view unit_code);

}  // namespace ocop::portal
