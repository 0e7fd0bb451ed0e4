#include "bulletins/office_pages.h"

#include "bulletins/acts.h"
#include "bulletins/bulletin_view.h"
#include "bulletins/composer_pages.h"
#include "bulletins/limits.h"
#include "http/percent.h"
#include "office/account_pages.h"
#include "office/form_data.h"
#include "office/person_name.h"
#include "pages/format.h"

namespace ocop::bulletins {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using office::Action;
using office::Needs;
using office::Office;
using office::Panel;
using office::Step;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;
using Shown = Result<std::optional<Panel>>;

bool reaches(const Visitor& visitor, Reading& reading, const Record& row, Act act) {
  const auto found = reading.find(*row.kind, row.id, visitor.rights.reach(Object::bulletin, act));
  return static_cast<bool>(found);
}

void offer(Panel& panel, const Visitor& visitor, const Refusal& refusal, Action action) {
  if (!refusal) {
    panel.actions.push_back(std::move(action));
  } else {
    panel.alerts.push_back({Tone::plain, refusal->in(visitor.locale)});
  }
}

std::string href(const Visitor& visitor, const Record& bulletin, std::string_view rest) {
  return Office::href(visitor, office_path(bulletin.id, rest));
}

void offer_approval(Panel& panel, const Visitor& visitor, const Record& bulletin,
                    const Gathered& gathered) {
  const std::string seen = seen_of(gathered);
  panel.facts.push_back({words(visitor, "bulletins.seen"_key), seen});
  offer(panel, visitor, why_not_approve(bulletin, visitor.login),
        {.label = words(visitor, "bulletins.approve"_key),
         .href = href(visitor, bulletin, "/approve?seen=" + seen),
         .step = Step::confirm,
         .warning = words(visitor, "bulletins.approve_warning"_key),
         .tone = Tone::good});
  panel.actions.push_back({.label = words(visitor, "bulletins.send_back"_key),
                           .href = href(visitor, bulletin, "/send-back"),
                           .step = Step::confirm,
                           .warning = words(visitor, "bulletins.send_back_warning"_key),
                           .note = words(visitor, "bulletins.note_back"_key)});
}

/// Where the issue stands, what it lacks, and the next act.
Shown way_panel(const Publication& publication, const Visitor& visitor, Reading& reading,
                const Record& bulletin) {
  Panel panel{.title = words(visitor, "bulletins.way"_key)};
  panel.facts.push_back(
      {words(visitor, "bulletins.state"_key), words(visitor, label_of(state_of(bulletin)))});
  panel.actions.push_back({.label = words(visitor, "bulletins.compose"_key),
                           .href = href(visitor, bulletin, "/compose"),
                           .tone = Tone::good});
  panel.actions.push_back({.label = words(visitor, "bulletins.preview"_key),
                           .href = href(visitor, bulletin, "/preview")});
  if (bulletin.removed_at) return std::optional(std::move(panel));
  TRY(const Gathered gathered,
      gather(reading, basis_of(publication.sources), bulletin, visitor.now));
  const State state = state_of(bulletin);
  if (state == State::draft && reaches(visitor, reading, bulletin, Act::enter)) {
    for (const auto& reason : lacks(gathered)) {
      panel.alerts.push_back(
          {Tone::caution,
           reason.in(visitor.locale),
           {words(visitor, "bulletins.compose"_key), href(visitor, bulletin, "/compose")}});
    }
    if (lacks(gathered).empty()) {
      offer(panel, visitor, why_not_submit(bulletin, gathered),
            {.label = words(visitor, "bulletins.submit"_key),
             .href = href(visitor, bulletin, "/submit"),
             .step = Step::post,
             .tone = Tone::good});
    }
  }
  if (state == State::review && reaches(visitor, reading, bulletin, Act::decide)) {
    offer_approval(panel, visitor, bulletin, gathered);
  }
  if (state == State::approved) {
    panel.alerts.push_back({Tone::plain, words(visitor, "bulletins.how_to_correct"_key)});
  }
  return std::optional(std::move(panel));
}

Shown editions_panel(const Visitor& visitor, Reading& reading, const Record& bulletin) {
  const auto editions = editions_of(reading.session(), bulletin.id);
  if (editions.empty()) return std::optional<Panel>();
  Panel panel{.title = words(visitor, "bulletins.editions"_key)};
  for (const Edition& each : editions) {
    TRY(const std::string who, office::person_name(reading, visitor.locale, each.approved_by));
    const Content content = content_from(each.json);
    panel.rows.push_back(
        {.title = words(visitor, "bulletins.edition_title"_key,
                        {std::to_string(each.number), std::to_string(each.edition),
                         pages::format_day(each.approved_on)}),
         .detail = who + " · SHA-256 " + each.sha256.substr(0, 12) + "…" +
                   (each.correction.empty() ? "" : " · " + each.correction),
         .href = bulletin_path(visitor.locale, content.series_code, each.number) +
                 "?edition=" + std::to_string(each.edition),
         .tone = each.edition == editions.front().edition ? Tone::good : Tone::plain,
         .chip = words(visitor, each.edition == editions.front().edition
                                    ? "bulletins.edition_stands"_key
                                    : "bulletins.edition_replaced"_key)});
  }
  return std::optional(std::move(panel));
}

/// How many copies are left.
Shown copies_panel(const Visitor& visitor, Reading& reading, const Record& run) {
  TRY(const auto parts, reading.where(reading.kinds().get("print_handout"), "run_id", run.id));
  long long out = 0;
  for (const Record& part : parts) {
    if (!part.removed_at) out += part.whole("copies").value_or(0);
  }
  const long long printed = run.whole("copies").value_or(0);
  const auto number = [&](long long value) {
    return pages::format_number(visitor.locale, static_cast<double>(value));
  };
  return std::optional(
      Panel{.title = words(visitor, "bulletins.copies_title"_key),
            .facts = {{words(visitor, "bulletins.copies_printed"_key), number(printed)},
                      {words(visitor, "bulletins.copies_out"_key), number(out)},
                      {words(visitor, "bulletins.copies_left"_key), number(printed - out)}}});
}

using Work = std::function<Result<Refusal>(const On&, const office::FormData&, const Request&)>;

void add_act(Office& office, std::string_view verb, Act act, pages::Key done, Work work) {
  office.add_page(
      http::Method::post, office_path("{id}", verb), Needs{Object::bulletin, act},
      [&office, act, done, work = std::move(work)](const Visitor& visitor, const Request& request) {
        const std::string id(request.parameter("id").value_or(""));
        const auto form = office::read_form_data(request);
        if (!form) return office.failed(visitor, request, form.error());
        const auto acting = visitor.acting(Object::bulletin, act);
        return office.acted(visitor, request, office_path(id), work({acting, id}, *form, request),
                            done);
      });
}

/// What waits for this person's approval.
Result<std::vector<office::WorkItem>> work(const Office& office, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  const auto reach = visitor.rights.reach(Object::bulletin, Act::decide);
  if (reach.nothing()) return items;
  return office.ground().records.read(
      [&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
        const records::Query query{.filters = {{"state", std::string(name_of(State::review))}},
                                   .page_rows = limits::bulletins_shown_max};
        TRY(const auto listing, reading.list(reading.kinds().get("bulletin"), query, reach));
        for (const Record& row : listing.rows) {
          if (why_not_approve(row, visitor.login)) continue;
          items.push_back({.title = words(visitor, "bulletins.work"_key, {row.title()}),
                           .href = office.href(visitor, row),
                           .tone = Tone::caution});
        }
        return items;
      });
}

}  // namespace

void add_pages(Office& office, const Publication& publication) {
  records::RecordStore& store = office.ground().records;
  const auto& kinds = store.kinds();
  const pages::Key group = "bulletins.group"_key;
  office.add_register(
      {.kind = &kinds.get("bulletin"),
       .icon = "file",
       .group = group,
       .panels = {[&publication](const Visitor& visitor, Reading& reading, const Record& row) {
                    return way_panel(publication, visitor, reading, row);
                  },
                  editions_panel},
       .offers = [](Reading&, const Record& row) -> Result<office::Offers> {
         return office::Offers{.adding_parts = false, .setting_aside = row["number"].empty()};
       }});
  office.add_register({.kind = &kinds.get("bulletin_block")});
  office.add_register({.kind = &kinds.get("bulletin_series"), .icon = "file", .group = group});
  office.add_register(
      {.kind = &kinds.get("print_run"), .icon = "box", .group = group, .panels = {copies_panel}});
  office.add_register({.kind = &kinds.get("print_handout")});
  add_act(office, "/submit", Act::enter, "bulletins.submitted"_key,
          [&](const On& on, const office::FormData&, const Request&) {
            return submit(store, publication.sources, on);
          });
  add_act(office, "/approve", Act::decide, "bulletins.approved"_key,
          [&](const On& on, const office::FormData&, const Request& request) {
            return approve(store, publication.sources, on,
                           request.query_value("seen").value_or(""));
          });
  add_act(office, "/send-back", Act::decide, "bulletins.sent_back"_key,
          [&](const On& on, const office::FormData& form, const Request&) {
            return send_back(store, on, form.get("note"));
          });
  add_composer_pages(office, publication);
  office.add_work([&office](const Visitor& visitor) { return work(office, visitor); });
}

}  // namespace ocop::bulletins
