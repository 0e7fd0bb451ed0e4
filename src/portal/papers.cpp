#include "portal/papers.h"

#include "pages/format.h"
#include "portal/addresses.h"

namespace ocop::portal {

using pages::Dictionary;
using pages::Locale;
using pages::text;
using registry::Certificate;
using registry::CertificateState;

std::string paper_name(Locale locale, const Certificate& paper) {
  if (paper.kind == "ocop_stars") {
    return text(locale, "papers.ocop_stars"_key, {std::to_string(paper.stars.value_or(0))});
  }
  if (paper.kind == "food_safety") return std::string(text(locale, "papers.food_safety"_key));
  if (paper.kind == "haccp") return std::string(text(locale, "papers.haccp"_key));
  if (paper.kind == "iso") return std::string(text(locale, "papers.iso"_key));
  if (paper.kind == "trademark") return std::string(text(locale, "papers.trademark"_key));
  return std::string(text(locale, "papers.other"_key));
}

void fill_paper(Dictionary& at, Locale locale, const Certificate& paper, Date today) {
  Dictionary& row = at.add("PAPER");
  row.set("KIND", paper_name(locale, paper));
  row.set("NUMBER", paper.issuer.empty()
                        ? paper.number
                        : text(locale, "papers.number"_key, {paper.number, paper.issuer}));
  const std::string from = pages::format_day(paper.valid_from);
  const auto last = paper.holds_on(today) ? paper.last_day() : paper.valid_to;
  const std::string period =
      last ? text(locale, "papers.period"_key, {from, pages::format_day(*last)})
           : text(locale, "papers.period_open"_key, {from});
  if (paper.kind == "ocop_stars") {
    row.set_in("CERTIFICATE", "HREF", certificate_path(locale, paper));
  }
  if (paper.valid_from > today) {
    row.set_in("VALID", "TEXT", text(locale, "papers.not_yet"_key, {from}));
    return;
  }
  if (paper.holds_on(today)) {
    row.set_in("VALID", "TEXT", period);
    return;
  }
  Dictionary& over = row.add("OVER");
  over.set("PERIOD", period);
  over.set("TEXT", paper.state_on(today) == CertificateState::revoked
                       ? text(locale, "papers.revoked"_key, {pages::format_day(*paper.revoked_on)})
                       : std::string(text(locale, "papers.expired"_key)));
}

}  // namespace ocop::portal
