#include "recognition/certificate_panel.h"

#include <algorithm>

#include "office/download.h"
#include "pages/format.h"
#include "portal/addresses.h"
#include "portal/product_stars.h"
#include "recognition/act_kind.h"
#include "recognition/act_words.h"
#include "recognition/certificate_paper.h"
#include "recognition/keeping.h"
#include "recognition/page_parts.h"

namespace ocop::recognition {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

Result<long long> edition_of(Reading& reading, const std::string& certificate_id) {
  TRY(const auto acts, released_acts(reading, certificate_id));
  long long edition = 1;
  for (const Record& act : acts) edition = std::max(edition, act.whole("edition").value_or(1));
  return edition;
}

Result<Response> paper(const Office& office, const Site& site, const Visitor& visitor,
                       const Request& request) {
  const auto catalogue = site.catalogue();
  TRY(const Record row, office.ground().records.find(
                            office.ground().records.kinds().get("certificate"), id_of(request),
                            visitor.rights.reach(Object::certificate, Act::see)));
  const auto& all = catalogue->certificates();
  const auto at = std::ranges::find_if(
      all, [&](const registry::Certificate& each) { return each.id.text() == row.id; });
  if (at == all.end() || !at->stars) return Error{Code::not_found, "not of stars", row.id};
  TRY(const long long edition,
      office.ground().records.read([&](Reading& reading) { return edition_of(reading, row.id); }));
  const auto* product = catalogue->product(at->product);
  const auto* maker = catalogue->subject(at->subject);
  TRY(auto bytes,
      certificate_pdf({*at, product == nullptr ? "" : product->name_vi,
                       maker == nullptr ? "" : maker->name, maker == nullptr ? "" : maker->address,
                       edition,
                       site.base_url() + portal::certificate_path(pages::Locale::vietnamese, *at),
                       visitor.now}));
  return office::download("giay-chung-nhan.pdf", "application/pdf", std::move(bytes));
}

/// The certificate as the pages read it, from its row.
registry::Certificate certificate_of(const Record& row) {
  registry::Certificate one;
  one.id = registry::CertificateId(row.id);
  one.kind = row["kind"];
  one.code = row["code"];
  one.stars = static_cast<int>(row.whole("stars").value_or(0));
  one.valid_from = row.day("valid_from").value_or(Date{});
  one.valid_to = row.day("valid_to");
  one.revoked_on = row.day("revoked_on");
  one.grace_to = row.day("grace_to");
  return one;
}

}  // namespace

Result<std::optional<Panel>> certificate_panel(const Visitor& visitor, Reading& reading,
                                               const Record& row) {
  if (row["kind"] != "ocop_stars") return std::optional<Panel>();
  const registry::Certificate one = certificate_of(row);
  Panel panel{.title = words(visitor, "recognition.title"_key)};
  panel.alerts.push_back({one.holds_on(visitor.today) ? Tone::good : Tone::stop,
                          portal::stars_validity(visitor.locale, one, visitor.today)});
  const bool decides = visitor.may(Object::certificate, Act::decide);
  TRY(const auto acts,
      reading.where(reading.kinds().get("recognition_act"), "certificate_id", row.id));
  for (const Record& act : acts) {
    if (act["state"] != act_state::released && !decides) continue;
    const auto day = act.day("decision_day");
    panel.rows.push_back(
        {.title = words(visitor, sort_label(act)) +
                  (act["decision_number"].empty() ? "" : " · " + act["decision_number"]) +
                  (day ? " · " + pages::format_day(*day) : ""),
         .detail = act["reason"],
         .href = decides ? Office::href(visitor, path_of(act.id)) : "",
         .tone = act_tone(act),
         .chip = act_state_words(visitor, act)});
  }
  panel.actions.push_back({words(visitor, "recognition.public_page"_key),
                           portal::certificate_path(visitor.locale, one)});
  panel.actions.push_back({words(visitor, "recognition.print"_key),
                           Office::href(visitor, certificate_path_of(row.id, "/certificate.pdf"))});
  if (decides && !one.revoked_on) {
    if (one.holds_on(visitor.today)) {
      panel.actions.push_back({words(visitor, "recognition.do_reissue"_key),
                               Office::href(visitor, certificate_path_of(row.id, "/reissue"))});
    }
    panel.actions.push_back({words(visitor, "recognition.do_revoke"_key),
                             Office::href(visitor, certificate_path_of(row.id, "/revoke"))});
  }
  return std::optional(std::move(panel));
}

void add_certificate_print(Office& office, const Site& site) {
  add_page(office, http::Method::get, certificate_path_of("{id}", "/certificate.pdf"),
           {Object::certificate, Act::see},
           [&office, site](const Visitor& visitor, const Request& request) {
             return paper(office, site, visitor, request);
           });
}

}  // namespace ocop::recognition
