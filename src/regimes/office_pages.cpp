#include "regimes/office_pages.h"

#include "office/account_pages.h"
#include "office/form_data.h"
#include "office/person_name.h"
#include "pages/format.h"
#include "regimes/fault_words.h"
#include "regimes/import_kind.h"
#include "regimes/limits.h"
#include "regimes/parcel.h"
#include "regimes/regime_panels.h"
#include "regimes/release_rules.h"

namespace ocop::regimes {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Office;
using office::Panel;
using office::Step;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr std::string_view overview_path = "/office/criteria";
constexpr office::Needs to_see{Object::criteria, Act::see};
constexpr office::Needs to_enter{Object::criteria, Act::enter};
constexpr office::Needs to_decide{Object::criteria, Act::decide};

std::string path_of(std::string_view id) {
  return std::string(overview_path) + "/imports/" + std::string(id);
}

std::string id_of(const Request& request) {
  return std::string(request.parameter("id").value_or(""));
}

Tone tone_of(const Record& import) {
  if (import["state"] == import_state::released) return Tone::good;
  if (import["state"] == import_state::proposed) return Tone::caution;
  return Tone::plain;
}

/// What officers brought, the newest first; drafts are shown to who made them alone.
Result<Panel> imports_panel(const Visitor& visitor, Reading& reading) {
  Panel panel{.title = words(visitor, "regimes.imports"_key),
              .empty = words(visitor, "regimes.no_imports"_key)};
  TRY(const auto listing, reading.list(reading.kinds().get("regime_import"),
                                       {.sort = "brought_on",
                                        .order = records::Order::descending,
                                        .page_rows = limits::regime_imports_shown_max},
                                       visitor.rights.reach(Object::criteria, Act::see)));
  for (const Record& row : listing.rows) {
    const bool is_own = row["brought_by"] == visitor.login;
    const bool is_loose =
        row["state"] == import_state::draft || row["state"] == import_state::withdrawn;
    if (is_loose && !is_own) continue;
    TRY(const std::string name, office::person_name(reading, visitor.locale, row["brought_by"]));
    panel.rows.push_back({.title = words(visitor, "regimes.decision_title"_key, {row["decision"]}),
                          .detail = words(visitor, "regimes.import_detail"_key,
                                          {pages::format_day(*row.day("from_day")), name,
                                           pages::format_day(*row.day("brought_on"))}),
                          .href = Office::href(visitor, path_of(row.id)),
                          .tone = tone_of(row),
                          .chip = words(visitor, state_label(row))});
  }
  return panel;
}

/// What is wrong with files that were brought; nothing of either: the page as it is first shown.
struct Wrong {
  std::vector<FaultWords> faults;
  std::string refusal;
};

void fill_wrong(pages::Dictionary& page, const Visitor& visitor, const Wrong& wrong) {
  constexpr std::size_t shown_max = 100;
  if (!wrong.refusal.empty()) page.set_in("REFUSED", "WHY", wrong.refusal);
  if (wrong.faults.empty()) return;
  pages::Dictionary& faults = page.add("FAULTS");
  faults.set("SAYING", words(visitor, "regimes.faults"_key, {std::to_string(wrong.faults.size())}));
  for (std::size_t i = 0; i < std::min(wrong.faults.size(), shown_max); ++i) {
    const FaultWords& each = wrong.faults[i];
    pages::Dictionary& fault = faults.add("FAULT");
    fault.set("FILE", each.file);
    fault.set("PLACE", each.place.empty() ? "–" : each.place);
    fault.set("REASON", each.reason);
  }
  if (wrong.faults.size() > shown_max) {
    faults.set_in("MORE", "SAYING",
                  words(visitor, "regimes.more_faults"_key, {std::to_string(shown_max)}));
  }
}

Response overview(const Office& office, const Ground& ground, const Visitor& visitor,
                  const Request& request, const Wrong& wrong) {
  const auto answer = ground.records.read([&](Reading& reading) -> Result<Response> {
    pages::Dictionary page;
    fill_wrong(page, visitor, wrong);
    if (visitor.may(Object::criteria, Act::enter)) {
      page.set_in("BRING", "PATH", Office::href(visitor, overview_path));
    }
    std::vector<Panel> panels;
    if (visitor.may(Object::criteria, Act::enter)) {
      TRY(Panel imports, imports_panel(visitor, reading));
      panels.push_back(std::move(imports));
    }
    const auto all = ground.regimes->all();
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
      panels.push_back(regime_panel(visitor, *ground.regimes, **each));
    }
    office::fill_panels(page, panels);
    const bool is_wrong = !wrong.faults.empty() || !wrong.refusal.empty();
    return office.respond(visitor, request, "regimes.html", page,
                          {words(visitor, "regimes.title"_key)}, is_wrong ? 422 : 200);
  });
  return answer ? *answer : office.failed(visitor, request, answer.error());
}

Response brought(const Office& office, const Ground& ground, const Visitor& visitor,
                 const Request& request) {
  const auto form = office::read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  std::vector<SentFile> sent;
  for (const http::Part& part : form->files) sent.push_back({part.file_name, part.content});
  if (sent.empty()) {
    return overview(office, ground, visitor, request,
                    {{}, words(visitor, "regimes.bar_no_file"_key)});
  }
  const Parcel parcel = open_parcel(sent);
  if (!parcel.faults.empty()) {
    return overview(office, ground, visitor, request,
                    {words_for(visitor.locale, parcel.faults), ""});
  }
  const auto result = bring(ground, visitor.acting(Object::criteria, Act::enter), parcel.files);
  if (!result) return office.failed(visitor, request, result.error());
  if (result->id.empty()) {
    return overview(office, ground, visitor, request,
                    {words_for(visitor.locale, result->faults),
                     result->refusal ? result->refusal->in(visitor.locale) : ""});
  }
  return office.done(visitor, request, path_of(result->id), "regimes.checked"_key);
}

/// Who did what, and what the visitor can do now.
Result<Panel> state_panel(const Visitor& visitor, Reading& reading, const Record& row,
                          const Refusal& bar) {
  Panel panel{words(visitor, state_label(row))};
  TRY(const std::string bringer, office::person_name(reading, visitor.locale, row["brought_by"]));
  panel.facts = {
      {words(visitor, "regimes.brought_by"_key), bringer},
      {words(visitor, "regimes.brought_on"_key), pages::format_day(*row.day("brought_on"))}};
  if (!row["decided_by"].empty()) {
    TRY(const std::string decider, office::person_name(reading, visitor.locale, row["decided_by"]));
    panel.facts.push_back({words(visitor, "regimes.decided_by"_key), decider});
    panel.facts.push_back(
        {words(visitor, "regimes.decided_on"_key), pages::format_day(*row.day("decided_on"))});
  }
  if (!row["note"].empty())
    panel.facts.push_back({words(visitor, "regimes.note"_key), row["note"]});
  const bool is_draft = row["state"] == import_state::draft;
  const bool waits = row["state"] == import_state::proposed;
  if (!is_draft && !waits) return panel;
  if (bar) panel.alerts.push_back({Tone::stop, bar->in(visitor.locale)});
  const bool is_own = row["brought_by"] == visitor.login;
  const std::string at = Office::href(visitor, path_of(row.id));
  const std::string from = pages::format_day(*row.day("from_day"));
  if (waits && is_own) {
    panel.alerts.push_back({Tone::plain, words(visitor, "regimes.bar_same_person"_key)});
  }
  if (is_draft && is_own && !bar) {
    panel.actions.push_back({.label = words(visitor, "regimes.propose"_key),
                             .href = at + "/propose",
                             .step = Step::confirm,
                             .warning = words(visitor, "regimes.propose_warning"_key),
                             .tone = Tone::good});
  }
  if (waits && !is_own && visitor.may(Object::criteria, Act::decide)) {
    if (!bar) {
      panel.actions.push_back({.label = words(visitor, "regimes.release"_key),
                               .href = at + "/release",
                               .step = Step::confirm,
                               .warning = words(visitor, "regimes.release_warning"_key, {from}),
                               .tone = Tone::good});
    }
    panel.actions.push_back({.label = words(visitor, "regimes.refuse"_key),
                             .href = at + "/refuse",
                             .step = Step::confirm,
                             .warning = words(visitor, "regimes.refuse_warning"_key),
                             .note = words(visitor, "regimes.refuse_note"_key),
                             .tone = Tone::stop});
  }
  if (is_own) {
    panel.actions.push_back({.label = words(visitor, "regimes.withdraw"_key),
                             .href = at + "/withdraw",
                             .step = Step::confirm,
                             .warning = words(visitor, "regimes.withdraw_warning"_key)});
  }
  return panel;
}

/// The decision that holds on the day before that one begins.
const criteria::Regime* before(const criteria::Regimes& regimes, const criteria::Regime& regime) {
  return regimes.on(date_from_days(days_from_date(regime.from) - 1));
}

Response import_page(const Office& office, const Ground& ground, const Visitor& visitor,
                     const Request& request) {
  const auto answer = ground.records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record row, reading.find(reading.kinds().get("regime_import"), id_of(request),
                                       visitor.rights.reach(Object::criteria, Act::enter)));
    TRY(const criteria::Regime regime, regime_of(reading, row));
    TRY(Panel state,
        state_panel(visitor, reading, row, why_not(*ground.regimes, regime, visitor.today)));
    const criteria::Regime* known = ground.regimes->find(regime.decision);
    std::vector<Panel> panels{std::move(state),
                              regime_panel(visitor, *ground.regimes, known ? *known : regime)};
    if (const criteria::Regime* last = before(*ground.regimes, regime)) {
      panels.push_back(changes_panel(visitor, *last, regime));
    }
    return office.respond(
        visitor, request,
        {words(visitor, "regimes.decision_title"_key, {regime.decision}),
         {{words(visitor, "regimes.title"_key), Office::href(visitor, overview_path)}}},
        panels);
  });
  return answer ? *answer : office.failed(visitor, request, answer.error());
}

using Acted = std::function<Result<Refusal>(const Visitor&, const Request&)>;

void add_act(Office& office, std::string_view verb, const office::Needs& needs, pages::Key done,
             Acted act) {
  office.add_page(
      http::Method::post, path_of("{id}/") + std::string(verb), needs,
      [&office, done, act = std::move(act)](const Visitor& visitor, const Request& request) {
        return office.acted(visitor, request, path_of(id_of(request)), act(visitor, request), done);
      });
}

void add_acts(Office& office, const Ground& ground) {
  add_act(office, "propose", to_enter, "regimes.proposed"_key,
          [ground](const Visitor& visitor, const Request& request) {
            return propose(ground, visitor.acting(Object::criteria, Act::enter), id_of(request));
          });
  add_act(office, "withdraw", to_enter, "regimes.withdrawn"_key,
          [ground](const Visitor& visitor, const Request& request) {
            return withdraw(ground, visitor.acting(Object::criteria, Act::enter), id_of(request));
          });
  add_act(office, "release", to_decide, "regimes.released"_key,
          [ground](const Visitor& visitor, const Request& request) {
            return release(ground, visitor.acting(Object::criteria, Act::decide), id_of(request));
          });
  add_act(office, "refuse", to_decide, "regimes.refused_done"_key,
          [ground](const Visitor& visitor, const Request& request) -> Result<Refusal> {
            TRY(const auto form, office::read_form_data(request));
            return refuse(ground, visitor.acting(Object::criteria, Act::decide), id_of(request),
                          form.get("note"));
          });
}

/// What waits for a second person, on the home page of those who may give it.
Result<std::vector<office::WorkItem>> work(const Ground& ground, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  if (!visitor.may(Object::criteria, Act::decide)) return items;
  return ground.records.read([&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
    TRY(const auto rows,
        reading.where(reading.kinds().get("regime_import"), "state", import_state::proposed));
    for (const Record& row : rows) {
      if (row["brought_by"] == visitor.login) continue;
      items.push_back({.title = words(visitor, "regimes.work_release"_key, {row["decision"]}),
                       .href = Office::href(visitor, path_of(row.id)),
                       .tone = Tone::caution,
                       .due = row.day("from_day")});
    }
    return items;
  });
}

}  // namespace

void add_pages(Office& office, const Ground& ground) {
  office.add_section(
      {std::string(overview_path), "regimes.section"_key, "star", "evaluation.group"_key, to_see});
  office.add_page(http::Method::get, std::string(overview_path), to_see,
                  [&office, ground](const Visitor& visitor, const Request& request) {
                    return overview(office, ground, visitor, request, {});
                  });
  office.add_page(http::Method::post, std::string(overview_path), to_enter,
                  [&office, ground](const Visitor& visitor, const Request& request) {
                    return brought(office, ground, visitor, request);
                  },
                  {.body_bytes_max = limits::regime_upload_bytes_max});
  office.add_page(http::Method::get, path_of("{id}"), to_enter,
                  [&office, ground](const Visitor& visitor, const Request& request) {
                    return import_page(office, ground, visitor, request);
                  });
  add_acts(office, ground);
  office.add_work([ground](const Visitor& visitor) { return work(ground, visitor); });
}

}  // namespace ocop::regimes
