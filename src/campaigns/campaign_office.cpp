#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "campaigns/campaign_acts.h"
#include "campaigns/campaign_kinds.h"
#include "campaigns/limits.h"
#include "campaigns/office_pages.h"
#include "campaigns/public_paths.h"
#include "http/forms.h"
#include "office/account_pages.h"

namespace ocop::campaigns {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Needs;
using office::Office;
using office::Panel;
using office::Step;
using office::Tone;
using office::Visitor;
using office::words;
using records::Reading;
using records::Record;

constexpr std::size_t waiting_max = 50;

std::string path_of(std::string_view id, std::string_view verb = "") {
  return fmt::format("/office/campaigns/{}{}", id, verb);
}

bool reaches(const Visitor& visitor, const Record& row, Act act) {
  return visitor.rights.reach(Object::campaign, act).covers(row["unit_code"]);
}

/// An act of the panel; why it is not open, in its place.
struct Offer {
  std::string_view verb;
  pages::Key label;
  std::optional<pages::Key> warning = {};
  std::optional<pages::Key> note = {};
  Tone tone = Tone::good;
};

void offer(Panel& panel, const Visitor& visitor, const Record& row, const Refusal& refusal,
           const Offer& one) {
  if (refusal) {
    panel.alerts.push_back({Tone::caution, refusal->in(visitor.locale)});
    return;
  }
  panel.actions.push_back({.label = words(visitor, one.label),
                           .href = Office::href(visitor, path_of(row.id, one.verb)),
                           .step = one.warning ? Step::confirm : Step::post,
                           .warning = one.warning ? words(visitor, *one.warning) : "",
                           .note = one.note ? words(visitor, *one.note) : "",
                           .tone = one.tone});
}

void offer_next(Panel& panel, const Visitor& visitor, const Record& row, std::size_t questions) {
  const State state = state_of(row);
  const bool enters = reaches(visitor, row, Act::enter),
             decides = reaches(visitor, row, Act::decide);
  if (state == State::draft && enters) {
    offer(panel, visitor, row, what_lacks(row, questions),
          {"/submit", "campaigns.submit"_key, "campaigns.submit_warning"_key});
  }
  if (state == State::waiting && decides) {
    offer(panel, visitor, row, why_not_approve(row, visitor.login),
          {"/approve", "campaigns.approve"_key, "campaigns.approve_warning"_key});
    offer(panel, visitor, row, {},
          {"/send-back", "campaigns.send_back"_key, "campaigns.send_back_warning"_key,
           "campaigns.note"_key, Tone::plain});
  }
  if (state == State::approved && enters) {
    offer(panel, visitor, row, why_not_start(row, questions, visitor.today),
          {"/start", "campaigns.start"_key, "campaigns.start_warning"_key});
  }
  if (state == State::running && enters) {
    offer(panel, visitor, row, {},
          {"/end", "campaigns.end"_key, "campaigns.end_warning"_key, {}, Tone::stop});
  }
  if (state == State::ended && decides) {
    offer(panel, visitor, row, why_not_evaluate(row, visitor.login),
          {"/evaluate", "campaigns.evaluate"_key, "campaigns.evaluate_warning"_key});
  }
}

Result<std::optional<Panel>> way_panel(const Visitor& visitor, Reading& reading,
                                       const Record& row) {
  Panel panel{.title = words(visitor, "campaigns.way"_key)};
  TRY(const auto questions, questions_of(reading, row.id));
  const State state = state_of(row);
  panel.facts = {{words(visitor, "campaigns.state"_key), words(visitor, label_of(state))}};
  if (!row["note"].empty()) panel.alerts.push_back({Tone::caution, row["note"]});
  if (state >= State::approved && questions.size() == limits::quiz_questions) {
    const bool has_page = state >= State::running;
    panel.facts.push_back(
        {words(visitor, has_page ? "campaigns.public_page"_key : "campaigns.public_quiz"_key),
         row["code"],
         has_page ? public_path(visitor.locale, row["code"])
                  : quiz_path(visitor.locale, row["code"])});
  }
  panel.actions.push_back({.label = words(visitor, "campaigns.report"_key),
                           .href = Office::href(visitor, path_of(row.id, "/report"))});
  if (!row.removed_at) offer_next(panel, visitor, row, questions.size());
  return std::optional(std::move(panel));
}

/// An approved plan and its questions stay; what was measured afterwards is entered still.
Result<office::Offers> campaign_offers(Reading&, const Record& row) {
  const State state = state_of(row);
  const bool is_draft = state == State::draft;
  const bool takes_outcome = state == State::running || state == State::ended;
  return office::Offers{.changing = is_draft || takes_outcome,
                        .adding_parts = state != State::evaluated,
                        .setting_aside = is_draft};
}
Result<office::Offers> question_offers(Reading& reading, const Record& row) {
  TRY(const auto campaign, reading.get(reading.kinds().get("campaign"), row["campaign_id"]));
  const bool is_draft = campaign && state_of(*campaign) == State::draft;
  return office::Offers{.changing = is_draft, .adding_parts = false, .setting_aside = is_draft};
}

using Work = std::function<Result<Refusal>(const Visitor&, const Request&, const std::string& id)>;

void add_act(Office& office, std::string_view verb, Act act, pages::Key done, Work work) {
  add_page(office, http::Method::post, path_of("{id}", verb), act,
           [&office, done, work = std::move(work)](const Visitor& visitor,
                                                   const Request& request) -> Result<Response> {
             const std::string id(request.parameter("id").value_or(""));
             return office.acted(visitor, request, path_of(id), work(visitor, request, id), done);
           });
}

using CampaignAct = Result<Refusal> (*)(records::RecordStore&, const records::Acting&,
                                        const std::string&);
Work work_of(records::RecordStore& store, Act act, CampaignAct carry_out) {
  return [&store, act, carry_out](const Visitor& visitor, const Request&, const std::string& id) {
    return carry_out(store, visitor.acting(Object::campaign, act), id);
  };
}

/// Campaigns that this person approves, starts or evaluates next.
Result<std::vector<office::WorkItem>> work(const Office& office, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  return office.ground().records.read([&](Reading& reading)
                                          -> Result<std::vector<office::WorkItem>> {
    const auto add = [&](State state, Act act, pages::Key title, auto&& why_not) -> Result<void> {
      const auto reach = visitor.rights.reach(Object::campaign, act);
      if (reach.nothing()) return ok();
      const records::Query query{.filters = {{"state", std::string(name_of(state))}},
                                 .page_rows = waiting_max};
      TRY(const auto found, reading.list(reading.kinds().get("campaign"), query, reach));
      for (const Record& row : found.rows) {
        if (why_not(row)) continue;
        items.push_back({.title = words(visitor, title, {row.title()}),
                         .href = office.href(visitor, row),
                         .tone = Tone::caution});
      }
      return ok();
    };
    TRY_VOID(add(State::waiting, Act::decide, "campaigns.work_approve"_key,
                 [&](const Record& row) { return why_not_approve(row, visitor.login); }));
    TRY_VOID(add(State::approved, Act::enter, "campaigns.work_start"_key, [&](const Record& row) {
      return why_not_start(row, limits::quiz_questions, visitor.today);
    }));
    TRY_VOID(add(State::ended, Act::decide, "campaigns.work_evaluate"_key,
                 [&](const Record& row) { return why_not_evaluate(row, visitor.login); }));
    return std::move(items);
  });
}

}  // namespace

void add_campaign_pages(Office& office, const Ground& ground) {
  const auto& kinds = office.ground().records.kinds();
  office.add_register({.kind = &kinds.get("campaign"),
                       .icon = "flag",
                       .group = "messages.group"_key,
                       .panels = {way_panel},
                       .offers = campaign_offers});
  office.add_register({.kind = &kinds.get("campaign_question"), .offers = question_offers});
  office.add_register({.kind = &kinds.get("campaign_item"), .icon = "link"});
  records::RecordStore& store = ground.records;
  add_act(office, "/submit", Act::enter, "campaigns.submitted"_key,
          work_of(store, Act::enter, submit));
  add_act(office, "/approve", Act::decide, "campaigns.approved"_key,
          work_of(store, Act::decide, approve));
  add_act(office, "/send-back", Act::decide, "campaigns.sent_back"_key,
          [&store](const Visitor& visitor, const Request& request,
                   const std::string& id) -> Result<Refusal> {
            TRY(const auto form, http::read_form(request));
            return send_back(store, visitor.acting(Object::campaign, Act::decide), id,
                             std::string(form.get("note").value_or("")));
          });
  add_act(office, "/start", Act::enter, "campaigns.started"_key, work_of(store, Act::enter, start));
  add_act(office, "/end", Act::enter, "campaigns.ended"_key, work_of(store, Act::enter, end));
  add_act(office, "/evaluate", Act::decide, "campaigns.evaluated"_key,
          work_of(store, Act::decide, evaluate));
  office.add_work([&office](const Visitor& visitor) { return work(office, visitor); });
}

}  // namespace ocop::campaigns
