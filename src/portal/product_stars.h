#pragma once

#include <string>

#include "base/time.h"
#include "pages/dictionary.h"
#include "pages/locale.h"
#include "registry/catalogue.h"

namespace ocop::portal {

/// Fills one of the sections STARS, STARS_EXPIRED, STARS_REVOKED (COUNT, TEXT, UNTIL) or NO_STARS:
/// stars are gold only while the certificate is in force or in grace, hollow and struck once it has
/// expired, and not drawn at all once it is revoked.
void fill_stars(pages::Dictionary& at, pages::Locale locale, const registry::Certificate* paper,
                Date today);

/// "Còn hiệu lực đến 20/12/2028", "Hết hiệu lực từ 21/12/2028": until when, or since when not.
std::string stars_validity(pages::Locale locale, const registry::Certificate& paper, Date today);

}  // namespace ocop::portal
