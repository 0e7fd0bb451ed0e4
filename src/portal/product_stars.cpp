#include "portal/product_stars.h"

#include "pages/dictionary.h"
#include "pages/format.h"

namespace ocop::portal {

using pages::Dictionary;
using pages::Locale;
using pages::text;
using registry::Certificate;
using registry::CertificateState;

std::string stars_validity(Locale locale, const Certificate& paper, Date today) {
  const auto day_after = [](Date day) { return date_from_days(days_from_date(day) + 1); };
  switch (paper.state_on(today)) {
    case CertificateState::revoked:
      return text(locale, "stars.revoked"_key, {pages::format_day(*paper.revoked_on)});
    case CertificateState::expired:
      return text(locale, "stars.expired"_key, {pages::format_day(day_after(*paper.last_day()))});
    case CertificateState::in_grace:
      return text(locale, "stars.in_grace"_key, {pages::format_day(*paper.grace_to)});
    case CertificateState::in_force:
      break;
  }
  if (!paper.valid_to) return std::string(text(locale, "stars.without_end"_key));
  return text(locale, "stars.until"_key, {pages::format_day(*paper.valid_to)});
}

void fill_stars(Dictionary& body, Locale locale, const Certificate* paper, Date today) {
  if (paper == nullptr) {
    body.show("NO_STARS");
    return;
  }
  const bool is_revoked = paper->state_on(today) == CertificateState::revoked;
  Dictionary& stars = body.add(paper->holds_on(today) ? "STARS"
                               : is_revoked           ? "STARS_REVOKED"
                                                      : "STARS_EXPIRED");
  const std::string count = std::to_string(*paper->stars);
  stars.set("COUNT", count);
  stars.set("TEXT", text(locale, "stars.count"_key, {count}));
  stars.set("UNTIL", stars_validity(locale, *paper, today));
}

}  // namespace ocop::portal
