#include "recognition/overview_page.h"

#include "office/person_name.h"
#include "pages/format.h"
#include "recognition/act_kind.h"
#include "recognition/act_words.h"
#include "recognition/life_rules.h"
#include "recognition/limits.h"
#include "recognition/page_parts.h"

namespace ocop::recognition {
namespace {

using http::Request;
using http::Response;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

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

}  // namespace

void add_overview_page(Office& office, const Site& site) {
  office.add_section({std::string(overview_path), "recognition.title"_key, "star",
                      "evaluation.group"_key, to_decide});
  add_page(office, http::Method::get, std::string(overview_path), to_decide,
           [&office, site](const Visitor& visitor, const Request& request) {
             return overview(office, site, visitor, request);
           });
  office.add_work([&office, site](const Visitor& visitor) { return work(office, site, visitor); });
}

}  // namespace ocop::recognition
