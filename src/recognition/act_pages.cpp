#include "recognition/act_pages.h"

#include <algorithm>
#include <span>

#include "office/account_pages.h"
#include "office/person_name.h"
#include "pages/format.h"
#include "portal/addresses.h"
#include "portal/product_stars.h"
#include "recognition/act_kind.h"
#include "recognition/act_words.h"
#include "recognition/acts.h"
#include "recognition/certificate_paper.h"
#include "recognition/keeping.h"
#include "recognition/life_rules.h"
#include "recognition/limits.h"

namespace ocop::recognition {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::AccountForm;
using office::Block;
using office::Input;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr office::Needs to_decide{Object::certificate, Act::decide};
constexpr std::string_view overview_path = "/office/recognition";
constexpr std::string_view ministry = "Bộ Nông nghiệp và Môi trường";

std::string id_of(const Request& request) {
  return std::string(request.parameter("id").value_or(""));
}

std::string path_of(std::string_view id) {
  return std::string(overview_path) + "/" + std::string(id);
}
std::string certificate_href(const std::string& id, std::string_view act = {}) {
  return "/office/certificates/" + id + std::string(act);
}

records::Acting deciding(const Visitor& visitor) {
  return visitor.acting(Object::certificate, Act::decide);
}

int revocation_days(const RecognitionGround& ground, Date day) {
  const criteria::Regime* regime = ground.regimes->on(day);
  return regime == nullptr ? 0 : regime->revocation_days;
}

office::Heading heading(const Visitor& visitor, std::string title) {
  return {std::move(title),
          {{words(visitor, "recognition.title"_key), Office::href(visitor, overview_path)}}};
}

// The overview.

Panel waiting_panel(const Visitor& visitor, const std::vector<Candidate>& waiting) {
  Panel panel{.title = words(visitor, "recognition.waiting_results"_key),
              .empty = words(visitor, "recognition.no_waiting_results"_key)};
  for (const Candidate& each : waiting) {
    panel.rows.push_back({.title = each.row.title(),
                          .detail = result_words(visitor.locale, each.stars, each.points) + " · " +
                                    words(visitor, "recognition.concluded_day"_key,
                                          {pages::format_day(*each.row.day("concluded_on"))}),
                          .href = Office::href(visitor, path_of("cases/" + each.row.id)),
                          .tone = Tone::caution,
                          .chip = words(visitor, "recognition.to_propose"_key)});
  }
  return panel;
}

Result<Panel> acts_panel(const Visitor& visitor, Reading& reading, const Site& site,
                         std::string_view state, pages::Key title, pages::Key empty) {
  Panel panel{.title = words(visitor, title), .empty = words(visitor, empty)};
  const records::Query query{.filters = {{"state", std::string(state)}},
                             .sort = "proposed_on",
                             .order = records::Order::descending,
                             .page_rows = limits::recognition_rows_shown_max};
  TRY(const auto listing,
      reading.list(reading.kinds().get("recognition_act"), query, deciding(visitor).reach));
  for (const Record& act : listing.rows) {
    TRY(const std::string proposer,
        office::person_name(reading, visitor.locale, act["proposed_by"]));
    office::Row row{.title = act.title(),
                    .detail = words(visitor, "recognition.proposed_by"_key) + ": " + proposer,
                    .href = Office::href(visitor, path_of(act.id)),
                    .tone = act_tone(act),
                    .chip = act_state_words(visitor, act)};
    const auto concluded = act.day("concluded_on");
    if (concluded && act["state"] == act_state::proposed) {
      const auto clock =
          revocation_clock(visitor, *concluded, revocation_days(site.ground, *concluded));
      row.tone = clock.tone;
      row.detail += " · " + clock.text;
    }
    panel.rows.push_back(std::move(row));
  }
  return panel;
}

Result<Response> overview(const Office& office, const Site& site, const Visitor& visitor,
                          const Request& request) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const auto waiting, waiting_candidates(reading, site.ground, visitor.today));
    TRY(Panel proposed,
        acts_panel(visitor, reading, site, act_state::proposed, "recognition.waiting_acts"_key,
                   "recognition.no_waiting_acts"_key));
    TRY(Panel released,
        acts_panel(visitor, reading, site, act_state::released, "recognition.released_acts"_key,
                   "recognition.no_released_acts"_key));
    return office.respond(
        visitor, request, {words(visitor, "recognition.title"_key)},
        {waiting_panel(visitor, waiting), std::move(proposed), std::move(released)});
  });
}

// Forms.

std::vector<Input> decision_inputs(const Visitor& visitor, const TypedDecision& typed,
                                   bool is_optional) {
  return {
      {.name = "number",
       .label = words(visitor, "recognition.decision_number"_key),
       .value = typed.number,
       .hint = words(visitor, "recognition.decision_number_hint"_key),
       .optional = is_optional},
      {.name = "day",
       .label = words(visitor, "recognition.decision_day"_key),
       .type = "day",
       .value = typed.day,
       .optional = is_optional},
      {.name = "issuer", .label = words(visitor, "registry.issuer"_key), .value = typed.issuer}};
}

TypedDecision decision_in(const office::FormData& form) {
  return {form.get("number"), form.get("day"), form.get("issuer")};
}

Input cause_input(const Visitor& visitor, pages::Key label,
                  std::span<const records::Option> options, const std::string& chosen) {
  Input input{.name = "cause",
              .label = words(visitor, label),
              .choices = {{"", words(visitor, "office.form.choose"_key)}}};
  for (const records::Option& option : options) {
    input.choices.push_back(
        {std::string(option.value), words(visitor, option.label), option.value == chosen});
  }
  return input;
}

void show_faults(const Visitor& visitor, AccountForm& form, const records::Faults& faults) {
  if (faults.empty()) return;
  form.fault_field = faults.front().field;
  form.fault = faults.front().reason.in(visitor.locale);
}

int status_of(const records::Faults& faults) { return faults.empty() ? 200 : 422; }

std::string issuer_for(const RecognitionGround& ground, const Candidate& candidate, Date day) {
  if (candidate.level == level::centre) return std::string(ministry);
  return pages::text(pages::Locale::vietnamese, "recognition.issuer_of_province"_key,
                     {ground.province_name(candidate.dossier["unit_code"], day)});
}

Result<Response> grant_page(const Office& office, const Site& site, const Visitor& visitor,
                            const Request& request, const std::optional<TypedDecision>& typed,
                            const records::Faults& faults) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record row,
        reading.find(reading.kinds().get("council_case"), id_of(request), deciding(visitor).reach));
    TRY(const Candidate candidate, candidate_of(reading, site.ground, row, visitor.today));
    Block about{.title = words(visitor, "recognition.result"_key)};
    about.facts = {{words(visitor, "evaluation.dossier"_key), row.title()},
                   {words(visitor, "recognition.result"_key),
                    result_words(visitor.locale, candidate.stars, candidate.points)},
                   {words(visitor, "recognition.result_hash"_key), candidate.result_sha256}};
    if (candidate.stars < row.whole("star").value_or(0)) {
      about.alerts.push_back({Tone::caution, words(visitor, "recognition.centre_decides"_key)});
    }
    if (candidate.bar) {
      about.alerts.push_back({Tone::stop, candidate.bar->in(visitor.locale)});
    } else {
      const TypedDecision start{"", pages::format_day(visitor.today),
                                issuer_for(site.ground, candidate, visitor.today)};
      AccountForm form{.action = Office::href(visitor, path_of("cases/" + row.id)),
                       .button = words(visitor, "recognition.propose"_key),
                       .inputs = decision_inputs(visitor, typed ? *typed : start, false)};
      show_faults(visitor, form, faults);
      about.saying = words(visitor, "recognition.propose_saying"_key);
      about.forms.push_back(std::move(form));
    }
    return office::respond_blocks(office, visitor, request,
                                  heading(visitor, words(visitor, "recognition.sort_grant"_key)),
                                  {std::move(about)}, status_of(faults));
  });
}

/// What a form about a certificate asks.
struct CertificateForm {
  std::string_view verb;  ///< "/revoke"
  pages::Key title, cause, saying;
  std::span<const records::Option> causes;
  bool is_revocation;
};

CertificateForm reissue_form() {
  return {"/reissue",
          "recognition.sort_reissue"_key,
          "recognition.cause_of_reissue"_key,
          "recognition.reissue_saying"_key,
          reissue_causes(),
          false};
}
CertificateForm revocation_form() {
  return {"/revoke",
          "recognition.sort_revoke"_key,
          "recognition.ground"_key,
          "recognition.revoke_saying"_key,
          revocation_grounds(),
          true};
}

std::vector<Input> inputs_of(const Visitor& visitor, const CertificateForm& form,
                             const TypedRevocation& typed) {
  std::vector<Input> inputs{cause_input(visitor, form.cause, form.causes, typed.cause)};
  if (form.is_revocation) {
    inputs.push_back({.name = "concluded_on",
                      .label = words(visitor, "recognition.concluded_on"_key),
                      .type = "day",
                      .value = typed.concluded_on,
                      .hint = words(visitor, "recognition.concluded_on_hint"_key)});
  }
  inputs.push_back(
      {.name = "reason", .label = words(visitor, "recognition.reason"_key), .value = typed.reason});
  auto decision = decision_inputs(visitor, typed.decision, form.is_revocation);
  std::ranges::move(decision, std::back_inserter(inputs));
  return inputs;
}

Result<Response> certificate_form(const Office& office, const Visitor& visitor,
                                  const Request& request, const CertificateForm& form,
                                  const std::optional<TypedRevocation>& typed,
                                  const records::Faults& faults) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record paper,
        reading.find(reading.kinds().get("certificate"), id_of(request), deciding(visitor).reach));
    if (paper["kind"] != "ocop_stars") return Error{Code::not_found, "not of stars", paper.id};
    TRY(const auto product, reading.get(reading.kinds().get("product"), paper["product_id"]));
    const TypedRevocation start{"", "", "", {"", "", paper["issuer"]}};
    AccountForm asked{.action = Office::href(visitor, certificate_href(paper.id, form.verb)),
                      .button = words(visitor, "recognition.propose"_key),
                      .inputs = inputs_of(visitor, form, typed ? *typed : start)};
    show_faults(visitor, asked, faults);
    Block about{.title = words(visitor, "registry.certificate"_key),
                .saying = words(visitor, form.saying)};
    about.facts = {{words(visitor, "registry.product"_key), product ? product->title() : ""},
                   {words(visitor, "registry.certificate_number"_key), paper.title()}};
    if (!paper["code"].empty()) {
      about.facts.push_back({words(visitor, "registry.ocop_code"_key), paper["code"]});
    }
    about.forms.push_back(std::move(asked));
    return office::respond_blocks(office, visitor, request,
                                  {words(visitor, form.title),
                                   {{words(visitor, "registry.certificates"_key),
                                     Office::href(visitor, "/office/certificates")},
                                    {paper.title(), office.href(visitor, paper)}}},
                                  {std::move(about)}, status_of(faults));
  });
}

// One act.

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
                             Office::href(visitor, certificate_href(act["certificate_id"]))});
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
    return office::respond_blocks(office, visitor, request, heading(visitor, act.title()),
                                  {std::move(about)}, status_of(faults));
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

Response told(const Office& office, const Visitor& visitor, const Request& request,
              const Result<Refusal>& refusal, pages::Key done) {
  if (!refusal) return office.failed(visitor, request, refusal.error());
  const std::string path = path_of(id_of(request));
  if (!*refusal) return office.done(visitor, request, path, done);
  return office.not_done(visitor, request, path, (*refusal)->key, (*refusal)->arguments);
}

using Page = std::function<Result<Response>(const Visitor&, const Request&)>;

void add(Office& office, http::Method method, std::string pattern, const office::Needs& needs,
         Page page) {
  office.add_page(
      method, std::move(pattern), needs,
      [&office, page = std::move(page)](const Visitor& visitor, const Request& request) {
        auto answer = page(visitor, request);
        return answer ? std::move(*answer) : office.failed(visitor, request, answer.error());
      });
}

/// After a proposal: to the page of the act, or the form again.
Result<Response> proposed(const Office& office, const Visitor& visitor, const Request& request,
                          const Result<Proposed>& result,
                          const std::function<Result<Response>(const records::Faults&)>& again) {
  if (!result) return result.error();
  if (!result->faults.empty()) return again(result->faults);
  return office.done(visitor, request, path_of(result->id), "recognition.proposed"_key);
}

void add_grant_pages(Office& office, const Site& site) {
  const std::string path = path_of("cases/{id}");
  add(office, http::Method::get, path, to_decide,
      [&office, site](const Visitor& visitor, const Request& request) {
        return grant_page(office, site, visitor, request, std::nullopt, {});
      });
  add(office, http::Method::post, path, to_decide,
      [&office, site](const Visitor& visitor, const Request& request) -> Result<Response> {
        TRY(const auto form, office::read_form_data(request));
        const TypedDecision typed = decision_in(form);
        return proposed(office, visitor, request,
                        propose_grant(office.ground().records, site.ground, deciding(visitor),
                                      id_of(request), typed),
                        [&](const records::Faults& faults) {
                          return grant_page(office, site, visitor, request, typed, faults);
                        });
      });
}

void add_certificate_form(Office& office, const CertificateForm& form) {
  const std::string path = certificate_href("{id}", form.verb);
  add(office, http::Method::get, path, to_decide,
      [&office, form](const Visitor& visitor, const Request& request) {
        return certificate_form(office, visitor, request, form, std::nullopt, {});
      });
  add(office, http::Method::post, path, to_decide,
      [&office, form](const Visitor& visitor, const Request& request) -> Result<Response> {
        TRY(const auto sent, office::read_form_data(request));
        const TypedRevocation typed{sent.get("cause"), sent.get("concluded_on"), sent.get("reason"),
                                    decision_in(sent)};
        records::RecordStore& store = office.ground().records;
        const auto result =
            form.is_revocation ? propose_revocation(store, deciding(visitor), id_of(request), typed)
                               : propose_reissue(store, deciding(visitor), id_of(request),
                                                 {typed.cause, typed.reason, typed.decision});
        return proposed(office, visitor, request, result, [&](const records::Faults& faults) {
          return certificate_form(office, visitor, request, form, typed, faults);
        });
      });
}

void add_act_page(Office& office, const Site& site) {
  add(office, http::Method::get, path_of("{id}"), to_decide,
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
                    return told(office, visitor, request,
                                refuse(office.ground().records, deciding(visitor), id_of(request),
                                       form->get("note")),
                                "recognition.refused"_key);
                  });
  office.add_page(http::Method::post, path_of("{id}/withdraw"), to_decide,
                  [&office](const Visitor& visitor, const Request& request) {
                    return told(
                        office, visitor, request,
                        withdraw(office.ground().records, deciding(visitor), id_of(request)),
                        "recognition.withdrawn"_key);
                  });
}

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
  Response response = http::respond(200, "application/pdf", std::move(bytes));
  response.headers.set("Content-Disposition", "attachment; filename=\"giay-chung-nhan.pdf\"");
  return response;
}

/// Results to propose and proposals to release, for the home page of the city's office.
Result<std::vector<office::WorkItem>> work(const Office& office, const Site& site,
                                           const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  const records::Acting acting = deciding(visitor);
  if (acting.reach.nothing()) return items;
  return office.ground().records.read([&](Reading& reading)
                                          -> Result<std::vector<office::WorkItem>> {
    TRY(const auto waiting, waiting_candidates(reading, site.ground, visitor.today));
    for (const Candidate& each : waiting) {
      if (items.size() == limits::recognition_work_items_max) break;
      items.push_back({.title = words(visitor, "recognition.work_propose"_key, {each.row.title()}),
                       .detail = result_words(visitor.locale, each.stars, each.points),
                       .href = Office::href(visitor, path_of("cases/" + each.row.id)),
                       .tone = Tone::caution});
    }
    TRY(const auto acts,
        reading.where(reading.kinds().get("recognition_act"), "state", act_state::proposed));
    for (const Record& act : acts) {
      const auto concluded = act.day("concluded_on");
      if (act["proposed_by"] == visitor.login && !concluded) continue;
      office::WorkItem item{.title = words(visitor, "recognition.work_release"_key, {act.title()}),
                            .href = Office::href(visitor, path_of(act.id)),
                            .tone = Tone::caution};
      if (concluded) {
        item.due = revocation_due(*concluded, revocation_days(site.ground, *concluded));
      }
      items.push_back(std::move(item));
    }
    return items;
  });
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
                           Office::href(visitor, certificate_href(row.id, "/certificate.pdf"))});
  if (decides && !one.revoked_on) {
    if (one.holds_on(visitor.today)) {
      panel.actions.push_back({words(visitor, "recognition.do_reissue"_key),
                               Office::href(visitor, certificate_href(row.id, "/reissue"))});
    }
    panel.actions.push_back({words(visitor, "recognition.do_revoke"_key),
                             Office::href(visitor, certificate_href(row.id, "/revoke"))});
  }
  return std::optional(std::move(panel));
}

void add_act_pages(Office& office, const Site& site) {
  office.add_section({std::string(overview_path), "recognition.title"_key, "star",
                      "evaluation.group"_key, to_decide});
  add(office, http::Method::get, std::string(overview_path), to_decide,
      [&office, site](const Visitor& visitor, const Request& request) {
        return overview(office, site, visitor, request);
      });
  add_grant_pages(office, site);
  add_certificate_form(office, reissue_form());
  add_certificate_form(office, revocation_form());
  add_act_page(office, site);
  add(office, http::Method::get, certificate_href("{id}", "/certificate.pdf"),
      {Object::certificate, Act::see},
      [&office, site](const Visitor& visitor, const Request& request) {
        return paper(office, site, visitor, request);
      });
  office.add_work([&office, site](const Visitor& visitor) { return work(office, site, visitor); });
}

}  // namespace ocop::recognition
