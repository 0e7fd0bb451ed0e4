#pragma once

#include <string>

#include "base/time.h"
#include "pages/dictionary.h"
#include "pages/locale.h"
#include "registry/catalogue.h"

namespace ocop::portal {

/// "OCOP 4 sao", "HACCP", "Đủ điều kiện an toàn thực phẩm"
std::string paper_name(pages::Locale locale, const registry::Certificate& paper);

/// Adds one PAPER section: KIND, NUMBER, and VALID (TEXT) or OVER (PERIOD, TEXT) for one that is
/// no longer in force.
void fill_paper(pages::Dictionary& at, pages::Locale locale, const registry::Certificate& paper,
                Date today);

}  // namespace ocop::portal
