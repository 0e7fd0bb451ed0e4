#include "application/product_stars.h"

#include <string>

#include "pages/dictionary.h"

namespace ocop::application {

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
    body.ShowSection("NO_STARS");
    return;
  }
  const CertificateState state = paper->state_on(today);
  const char* section = state == CertificateState::in_force  ? "STARS"
                        : state == CertificateState::expired ? "STARS_EXPIRED"
                                                             : "STARS_REVOKED";
  std::string until;
  if (state == CertificateState::revoked) {
    until = text(locale, "scan.stars_revoked", {format_vietnamese(*paper->revoked_on)});
  } else if (!paper->valid_to) {
    until = text(locale, "scan.stars_without_end");
  } else {
    const Key key =
        state == CertificateState::in_force ? Key("scan.stars_until") : Key("scan.stars_expired");
    until = text(locale, key, {format_vietnamese(*paper->valid_to)});
  }
  Dictionary* stars = body.AddSectionDictionary(section);
  const std::string count = std::to_string(*paper->stars);
  stars->SetValue("COUNT", count);
  stars->SetValue("TEXT", text(locale, "scan.stars", {count}));
  stars->SetValue("UNTIL", until);
}

}  // namespace ocop::application
