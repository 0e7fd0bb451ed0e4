#include "portal/product_stars.h"

#include <string>

#include "pages/dictionary.h"
#include "pages/format.h"

namespace ocop::portal {

using pages::Dictionary;
using pages::Key;
using pages::Locale;
using pages::text;
using registry::Certificate;
using registry::CertificateState;

const Certificate* stars_of(const std::vector<const Certificate*>& papers, Date today) {
  const Certificate* newest = nullptr;
  for (const Certificate* paper : papers) {
    if (!paper->stars || paper->valid_from > today) continue;
    if (newest == nullptr || paper->valid_from > newest->valid_from) newest = paper;
  }
  return newest;
}

void fill_stars(Dictionary& body, Locale locale, const Certificate* paper, Date today) {
  if (paper == nullptr) {
    body.show("NO_STARS");
    return;
  }
  const CertificateState state = paper->state_on(today);
  const char* section = state == CertificateState::in_force  ? "STARS"
                        : state == CertificateState::expired ? "STARS_EXPIRED"
                                                             : "STARS_REVOKED";
  std::string until;
  if (state == CertificateState::revoked) {
    until = text(locale, "stars.revoked"_key, {pages::format_day(*paper->revoked_on)});
  } else if (!paper->valid_to) {
    until = text(locale, "stars.without_end"_key);
  } else {
    const Key key = state == CertificateState::in_force ? "stars.until"_key : "stars.expired"_key;
    until = text(locale, key, {pages::format_day(*paper->valid_to)});
  }
  Dictionary& stars = body.add(section);
  const std::string count = std::to_string(*paper->stars);
  stars.set("COUNT", count);
  stars.set("TEXT", text(locale, "stars.count"_key, {count}));
  stars.set("UNTIL", until);
}

}  // namespace ocop::portal
