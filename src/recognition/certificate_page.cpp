#include "recognition/certificate_page.h"

#include "base/text.h"
#include "evaluation/reasons.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/frame.h"
#include "portal/product_group.h"
#include "portal/product_stars.h"
#include "recognition/act_kind.h"
#include "recognition/act_words.h"
#include "recognition/keeping.h"

namespace ocop::recognition {
namespace {

using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;
using records::Record;
using registry::Certificate;
using registry::CertificateState;

const Certificate* find_certificate(const registry::Catalogue& catalogue, std::string_view name,
                                    Date day) {
  for (const Certificate& each : catalogue.certificates()) {
    if (!each.stars || each.valid_from > day) continue;
    const std::string& called = each.code.empty() ? each.id.text() : each.code;
    if (to_lower_ascii(called) == to_lower_ascii(name)) return &each;
  }
  return nullptr;
}

struct StateWords {
  std::string_view tone;
  pages::Key word;
};

StateWords words_of(CertificateState state) {
  switch (state) {
    case CertificateState::in_force:
      return {"good", "recognition.is_in_force"_key};
    case CertificateState::in_grace:
      return {"caution", "recognition.is_in_grace"_key};
    case CertificateState::expired:
      return {"stop", "recognition.is_expired"_key};
    case CertificateState::revoked:
      break;
  }
  return {"stop", "recognition.is_revoked"_key};
}

class CertificatePage {
 public:
  CertificatePage(const registry::Catalogue& catalogue, const Certificate& paper, Locale locale,
                  Date today)
      : catalogue_(catalogue), paper_(paper), locale_(locale), today_(today) {}

  Response respond(const std::vector<Record>& acts) {
    portal::fill_plain_frame(page_, catalogue_, text(locale_, "recognition.certificate_title"_key),
                             portal::certificate_path(Locale::vietnamese, paper_),
                             portal::certificate_path(Locale::english, paper_));
    fill_state();
    fill_product();
    fill_facts();
    Dictionary* list = acts.empty() ? nullptr : &page_.add("ACTS");
    for (const Record& act : acts) {
      fill_reached(act);
      fill_act(list->add("ACT"), act);
    }
    return pages::respond(200, locale_, "certificate.html", page_);
  }

 private:
  void fill_state() {
    const StateWords words = words_of(paper_.state_on(today_));
    page_.set("TONE", words.tone);
    page_.set("STATE", text(locale_, words.word));
    page_.set("VALIDITY", portal::stars_validity(locale_, paper_, today_));
    page_.set("TODAY", pages::format_day(today_));
    Dictionary& stars = page_.add(paper_.holds_on(today_) ? "STARS" : "STARS_OVER");
    const std::string count = std::to_string(*paper_.stars);
    stars.set("COUNT", count);
    stars.set("TEXT", text(locale_, "recognition.stars"_key, {count}));
  }

  void fill_product() {
    const auto* product = catalogue_.product(paper_.product);
    if (product == nullptr) return;
    page_.set("PRODUCT_NAME", portal::name_in(locale_, *product));
    if (portal::group_of(*product)) {
      page_.set_in("PRODUCT", "HREF", portal::product_path(locale_, *product));
    }
  }

  void fact(pages::Key term, const std::string& value) {
    if (value.empty()) return;
    Dictionary& row = page_.add("FACT");
    row.set("TERM", text(locale_, term));
    row.set("VALUE", value);
  }

  void fill_facts() {
    const auto day = [](const std::optional<Date>& value) {
      return value ? pages::format_day(*value) : std::string();
    };
    const auto* maker = catalogue_.subject(paper_.subject);
    fact("recognition.paper_maker"_key, maker == nullptr ? "" : maker->name);
    fact("registry.ocop_code"_key, paper_.code);
    fact("registry.issuer"_key, paper_.issuer);
    fact("recognition.decision_number"_key, paper_.number);
    fact("recognition.from"_key, day(paper_.valid_from));
    fact("recognition.to"_key, day(paper_.valid_to));
    fact("recognition.grace_to"_key, day(paper_.grace_to));
    fact("recognition.revoked_on"_key, day(paper_.revoked_on));
  }

  void fill_reached(const Record& act) {
    if (act["sort"] != act_sort::grant || act["parts"].empty()) return;
    Dictionary& reached = page_.add("REACHED");
    reached.set("SAYING",
                text(locale_, "recognition.reached_saying"_key,
                     {result_words(locale_, act.whole("stars").value_or(0), act["points"]),
                      act["decision"]}));
    reached.set("HASH", act["result_sha256"]);
    fill_parts(reached, locale_, act);
  }

  void fill_act(Dictionary& row, const Record& act) {
    const auto cause = cause_label(act);
    row.set("TITLE", text(locale_, sort_label(act)));
    const auto day = act.day("decision_day");
    std::string detail =
        text(locale_, "recognition.by_decision"_key,
             {act["decision_number"], day ? pages::format_day(*day) : "", act["issuer"]});
    if (act["sort"] == act_sort::reissue) {
      detail += ". " + text(locale_, "recognition.edition_number"_key, {act["edition"]});
    }
    if (cause) detail += ". " + std::string(text(locale_, *cause));
    row.set("DETAIL", detail);
  }

  const registry::Catalogue& catalogue_;
  const Certificate& paper_;
  Locale locale_;
  Date today_;
  Dictionary page_;
};

}  // namespace

void fill_parts(Dictionary& at, Locale locale, const Record& grant) {
  for (const PartPoints& part : parts_from(grant["parts"])) {
    Dictionary& row = at.add("PART");
    row.set("NAME", part.code + ". " + (locale == Locale::english ? part.name_en : part.name_vi));
    row.set("POINTS", evaluation::points_text(locale, criteria::Points{part.tenths}));
    row.set("MOST", evaluation::points_text(locale, criteria::Points{part.most}));
  }
}

Result<Response> certificate_page(const Publication& publication, const http::Request& request,
                                  Locale locale) {
  const auto catalogue = publication.catalogue();
  const Date today = date_of(publication.clock.now());
  const auto* paper = find_certificate(*catalogue, request.parameter("code").value_or(""), today);
  if (paper == nullptr) return Error{Code::not_found, "there is no such certificate", ""};
  TRY(const auto acts, publication.records.read([&](records::Reading& reading) {
    return released_acts(reading, paper->id.text());
  }));
  return CertificatePage(*catalogue, *paper, locale, today).respond(acts);
}

}  // namespace ocop::recognition
