#include "recognition/act_pages.h"

#include "recognition/act_kind.h"
#include "recognition/act_words.h"
#include "recognition/page_parts.h"

namespace ocop::recognition {
namespace {

using http::Request;
using http::Response;
using office::AccountForm;
using office::Block;
using office::Office;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

Result<Response> act_page(const Office& office, const Site& site, const Visitor& visitor,
                          const Request& request, const TypedDecision& typed,
                          const records::Faults& faults) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record act, reading.find(reading.kinds().get("recognition_act"), id_of(request),
                                       deciding(visitor).reach));
    const bool waits = act["state"] == act_state::proposed;
    const bool is_own = act["proposed_by"] == visitor.login;
    Block about{.title = act_state_words(visitor, act)};
    TRY(about.facts, act_facts(visitor, reading, act));
    const auto concluded = act.day("concluded_on");
    if (waits && concluded) {
      about.alerts.push_back(
          revocation_clock(visitor, *concluded, revocation_days(site.ground, *concluded)));
    }
    if (!act["certificate_id"].empty()) {
      about.links.push_back({words(visitor, "registry.certificate"_key),
                             Office::href(visitor, certificate_path_of(act["certificate_id"]))});
    }
    const std::string at = Office::href(visitor, path_of(act.id));
    if (waits && is_own) {
      about.alerts.push_back({Tone::plain, words(visitor, "recognition.bar_same_person"_key)});
      about.forms.push_back({.action = at + "/withdraw",
                             .button = words(visitor, "recognition.withdraw"_key),
                             .warning = words(visitor, "recognition.withdraw_warning"_key),
                             .key = "w"});
    }
    if (waits && !is_own) {
      AccountForm form{.action = at + "/release",
                       .button = words(visitor, "recognition.release"_key),
                       .key = "r"};
      if (act["decision_number"].empty()) form.inputs = decision_inputs(visitor, typed, false);
      show_faults(visitor, form, faults);
      about.forms.push_back(std::move(form));
      about.forms.push_back(
          {.action = at + "/refuse",
           .button = words(visitor, "recognition.refuse"_key),
           .inputs = {{.name = "note", .label = words(visitor, "recognition.refuse_note"_key)}},
           .warning = words(visitor, "recognition.refuse_warning"_key),
           .key = "n"});
    }
    return office::respond_blocks(office, visitor, request,
                                  heading_below_overview(visitor, act.title()), {std::move(about)},
                                  status_of(faults));
  });
}

Response released(const Office& office, const Site& site, const Visitor& visitor,
                  const Request& request) {
  const auto form = office::read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  const TypedDecision typed = decision_in(*form);
  const auto faults =
      release(office.ground().records, site.ground, deciding(visitor), id_of(request), typed);
  if (!faults) return office.failed(visitor, request, faults.error());
  if (faults->empty()) {
    return office.done(visitor, request, path_of(id_of(request)), "recognition.released"_key);
  }
  auto page = act_page(office, site, visitor, request, typed, *faults);
  return page ? std::move(*page) : office.failed(visitor, request, page.error());
}

}  // namespace

void add_act_pages(Office& office, const Site& site) {
  add_page(office, http::Method::get, path_of("{id}"), to_decide,
           [&office, site](const Visitor& visitor, const Request& request) {
             return act_page(office, site, visitor, request, {}, {});
           });
  office.add_page(http::Method::post, path_of("{id}/release"), to_decide,
                  [&office, site](const Visitor& visitor, const Request& request) {
                    return released(office, site, visitor, request);
                  });
  office.add_page(http::Method::post, path_of("{id}/refuse"), to_decide,
                  [&office](const Visitor& visitor, const Request& request) {
                    const auto form = office::read_form_data(request);
                    if (!form) return office.failed(visitor, request, form.error());
                    return office.acted(visitor, request, path_of(id_of(request)),
                                        refuse(office.ground().records, deciding(visitor),
                                               id_of(request), form->get("note")),
                                        "recognition.refused"_key);
                  });
  office.add_page(http::Method::post, path_of("{id}/withdraw"), to_decide,
                  [&office](const Visitor& visitor, const Request& request) {
                    return office.acted(
                        visitor, request, path_of(id_of(request)),
                        withdraw(office.ground().records, deciding(visitor), id_of(request)),
                        "recognition.withdrawn"_key);
                  });
}

}  // namespace ocop::recognition
