#pragma once

#include <vector>

#include "base/time.h"
#include "pages/dictionary.h"
#include "pages/locale.h"
#include "registry/catalogue.h"

namespace ocop::portal {

/// The newest stars that a product was given, whatever became of them since; null when none were.
const registry::Certificate* stars_of(const std::vector<const registry::Certificate*>& papers,
                                      Date today);

/// Fills one of the sections STARS, STARS_EXPIRED, STARS_REVOKED (COUNT, TEXT, UNTIL) or NO_STARS:
/// stars are gold only while the certificate is in force, hollow and struck once it has expired,
/// and not drawn at all once it is revoked.
void fill_stars(pages::Dictionary& at, pages::Locale locale, const registry::Certificate* paper,
                Date today);

}  // namespace ocop::portal
