#include "shortlist/round_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "office/account_pages.h"
#include "office/person_name.h"
#include "pages/format.h"
#include "shortlist/acts.h"
#include "shortlist/limits.h"
#include "shortlist/publication.h"
#include "shortlist/reasons.h"

namespace ocop::shortlist {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
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

constexpr std::string_view rounds_path = "/office/shortlists";

std::string path_of(std::string_view id, std::string_view rest = "") {
  return fmt::format("{}/{}{}", rounds_path, id, rest);
}

bool reaches(const Visitor& visitor, const Record& round, Act act) {
  return visitor.rights.reach(Object::shortlist, act).covers(round["unit_code"]);
}

/// A button for an act that nothing stands against; else why it cannot be done.
void offer(Panel& panel, const Visitor& visitor, const Refusal& refusal, const Action& action) {
  if (!refusal) {
    panel.actions.push_back(action);
  } else {
    panel.alerts.push_back({Tone::plain, refusal->in(visitor.locale)});
  }
}

Action act_of(const Visitor& visitor, const Round& round, std::string_view verb, pages::Key label,
              pages::Key warning) {
  return {.label = words(visitor, label),
          .href = Office::href(visitor, path_of(round.row.id, verb)),
          .step = Step::confirm,
          .warning = words(visitor, warning),
          .tone = Tone::good};
}

/// What leads on from the present state, for those who may.
void offer_next(Panel& panel, const Visitor& visitor, const Round& round, const Poll& poll) {
  const bool enters = reaches(visitor, round.row, Act::enter);
  switch (round.state()) {
    case State::draft:
      if (!enters) return;
      return offer(
          panel, visitor, why_not_open(round, visitor.today),
          act_of(visitor, round, "/open", "shortlist.open"_key, "shortlist.open_warning"_key));
    case State::open:
      if (!enters) return;
      return offer(
          panel, visitor, why_not_close(round, poll, visitor.today),
          act_of(visitor, round, "/close", "shortlist.close"_key, "shortlist.close_warning"_key));
    case State::closed:
      if (!reaches(visitor, round.row, Act::decide)) return;
      return offer(panel, visitor, why_not_publish(round, visitor.login),
                   act_of(visitor, round, "/publish", "shortlist.publish"_key,
                          "shortlist.publish_warning"_key));
    case State::published:
      return;
  }
}

/// Who has voted on how many, not how.
Result<void> tell_turnout(Panel& panel, const Visitor& visitor, Reading& reading,
                          const Round& round, const Poll& poll) {
  for (const Record& voter : round.voters) {
    TRY(const std::string name, office::person_name(reading, visitor.locale, voter["login"]));
    const Turnout turnout = turnout_of(poll, voter.id);
    const std::size_t barred = poll.candidates.size() - turnout.entitled;
    std::string detail = voter["standing"];
    if (barred > 0) {
      detail += " · " + words(visitor, "shortlist.barred_from"_key, {std::to_string(barred)});
    }
    panel.rows.push_back(
        {.title = name,
         .detail = std::move(detail),
         .tone = turnout.is_complete() ? Tone::good : Tone::caution,
         .chip = words(visitor, "shortlist.votes_of"_key,
                       {std::to_string(turnout.cast), std::to_string(turnout.entitled)})});
  }
  return ok();
}

Result<std::optional<Panel>> voting_panel(const Visitor& visitor, Reading& reading,
                                          const Record& row) {
  TRY(const Round round, read_round(reading, row));
  TRY(const Poll poll, poll_of(reading, round, visitor.today));
  Panel panel{.title = words(visitor, "shortlist.voting"_key)};
  panel.facts = {{words(visitor, "shortlist.state"_key), words(visitor, label_of(round.state()))}};
  if (round.state() != State::draft) {
    TRY_VOID(tell_turnout(panel, visitor, reading, round, poll));
  }
  if (row.removed_at) return std::optional(std::move(panel));
  offer_next(panel, visitor, round, poll);
  return std::optional(std::move(panel));
}

struct OutcomeWords {
  pages::Key label;
  Tone tone;
};

OutcomeWords words_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::included:
      return {"shortlist.included"_key, Tone::good};
    case Outcome::no_place:
      return {"shortlist.no_place"_key, Tone::plain};
    case Outcome::no_quorum:
      return {"shortlist.no_quorum"_key, Tone::caution};
  }
  return {"shortlist.no_place"_key, Tone::plain};
}

/// The votes on one candidate, each with who gave it.
Result<office::Fold> votes_fold(const Visitor& visitor, Reading& reading, const Round& round,
                                const Poll& poll, const Record& candidate) {
  TRY(const std::string name, product_name(reading, visitor.locale, candidate));
  office::Fold fold{.title = words(visitor, "shortlist.votes_on"_key, {name})};
  for (const Vote& vote : poll.votes) {
    if (vote.candidate != candidate.id) continue;
    const auto voter = std::ranges::find(round.voters, vote.voter, &Record::id);
    if (voter == round.voters.end()) continue;
    TRY(const std::string who, office::person_name(reading, visitor.locale, (*voter)["login"]));
    const bool is_barred = std::ranges::any_of(poll.bars, [&](const Bar& bar) {
      return bar.candidate == vote.candidate && bar.voter == vote.voter;
    });
    fold.rows.push_back({.title = who,
                         .detail = points_text(visitor.locale, round, vote) + ". " + vote.reason,
                         .tone = is_barred ? Tone::caution : Tone::plain,
                         .chip = is_barred ? words(visitor, "shortlist.not_counted"_key) : ""});
  }
  return fold;
}

Result<std::optional<Panel>> result_panel(const Visitor& visitor, Reading& reading,
                                          const Record& row) {
  if (state_of(row) != State::closed && state_of(row) != State::published) {
    return std::optional<Panel>();
  }
  TRY(const Round round, read_round(reading, row));
  TRY(const Poll poll, poll_of(reading, round, visitor.today));
  Panel panel{.title = words(visitor, "shortlist.result"_key)};
  const auto standings = tally(poll);
  for (const Standing& each : standings) {
    const Record& candidate = *round.candidate(each.candidate);
    TRY(std::string name, product_name(reading, visitor.locale, candidate));
    const OutcomeWords outcome = words_of(each.outcome);
    panel.rows.push_back({.title = std::move(name),
                          .detail = reason_of(visitor.locale, round, standings, each),
                          .tone = outcome.tone,
                          .chip = words(visitor, outcome.label)});
    TRY(panel.folds.emplace_back(), votes_fold(visitor, reading, round, poll, candidate));
  }
  panel.actions.push_back({words(visitor, "shortlist.recount"_key),
                           Office::href(visitor, path_of(row.id, "/recount"))});
  if (round.state() == State::published) {
    panel.actions.push_back(
        {words(visitor, "shortlist.see_published"_key), public_path(visitor.locale, row)});
  }
  return std::optional(std::move(panel));
}

Result<Response> recount_page(const Office& office, const Visitor& visitor,
                              const Request& request) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Record row,
        reading.find(reading.kinds().get("shortlist_round"), request.parameter("id").value_or(""),
                     visitor.rights.reach(Object::shortlist, Act::see)));
    TRY(const Round round, read_round(reading, row));
    if (round.state() != State::closed && round.state() != State::published) {
      return Error{Code::not_found, "nothing was counted yet", row.id};
    }
    TRY(const Recount count, recount(reading, round));
    Panel panel{.title = words(visitor, "shortlist.recount"_key)};
    panel.alerts = {count.is_same()
                        ? office::Alert{Tone::good, words(visitor, "shortlist.same"_key)}
                        : office::Alert{Tone::stop, words(visitor, "shortlist.differs"_key)}};
    const pages::Key protocol = "shortlist.protocol"_key;
    panel.folds = {{.title = words(visitor, "shortlist.protocol_then"_key),
                    .facts = {{words(visitor, protocol), count.then}}},
                   {.title = words(visitor, "shortlist.protocol_now"_key),
                    .facts = {{words(visitor, protocol), count.now}}}};
    return office.respond(
        visitor, request,
        {words(visitor, "shortlist.recount"_key),
         {{words(visitor, "shortlist.rounds"_key), Office::href(visitor, rounds_path)},
          {row.title(), office.href(visitor, row)}}},
        {std::move(panel)});
  });
}

using RoundAct = Result<Refusal> (*)(records::RecordStore&, const records::Acting&,
                                     const std::string&, Date);

void add_act(Office& office, std::string_view verb, Act act, RoundAct carry_out, pages::Key done) {
  office.add_page(http::Method::post, path_of("{id}", verb), Needs{Object::shortlist, act},
                  [&office, act, carry_out, done](const Visitor& visitor, const Request& request) {
                    const std::string id(request.parameter("id").value_or(""));
                    return office.acted(
                        visitor, request, path_of(id),
                        carry_out(office.ground().records, visitor.acting(Object::shortlist, act),
                                  id, visitor.today),
                        done);
                  });
}

/// Rounds that are over and wait for their count, and lists that wait for this person to publish.
Result<std::vector<office::WorkItem>> work(const Office& office, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  const auto reach = visitor.rights.reach(Object::shortlist, Act::enter);
  if (reach.nothing()) return items;
  return office.ground().records.read(
      [&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
        for (const State state : {State::open, State::closed}) {
          const records::Query query{.filters = {{"state", std::string(name_of(state))}},
                                     .page_rows = limits::shortlist_rounds_shown_max};
          TRY(const auto listing,
              reading.list(reading.kinds().get("shortlist_round"), query, reach));
          for (const Record& row : listing.rows) {
            const bool is_over = row.day("closes_on") < visitor.today;
            const bool is_theirs = state == State::open ? is_over
                                                        : row["closed_by"] != visitor.login &&
                                                              reaches(visitor, row, Act::decide);
            if (!is_theirs) continue;
            items.push_back({.title = words(visitor,
                                            state == State::open ? "shortlist.work_close"_key
                                                                 : "shortlist.work_publish"_key,
                                            {row.title()}),
                             .href = office.href(visitor, row),
                             .tone = Tone::caution});
          }
        }
        return items;
      });
}

/// Once votes are taken only the last day of a round changes, and after the count nothing.
Result<office::Offers> offers_of_round(Reading&, const Record& round) {
  const State state = state_of(round);
  const bool is_draft = state == State::draft;
  return office::Offers{.changing = is_draft || state == State::open,
                        .adding_parts = is_draft,
                        .setting_aside = is_draft};
}

Result<office::Offers> offers_of_part(Reading& reading, const Record& part) {
  TRY(const auto round, reading.get(reading.kinds().get("shortlist_round"), part["round_id"]));
  const bool is_draft = round && state_of(*round) == State::draft;
  return office::Offers{.changing = is_draft, .adding_parts = false, .setting_aside = is_draft};
}

}  // namespace

void add_round_pages(Office& office) {
  const auto& kinds = office.ground().records.kinds();
  office.add_register({.kind = &kinds.get("shortlist_round"),
                       .icon = "star",
                       .group = "shortlist.group"_key,
                       .panels = {voting_panel, result_panel},
                       .offers = offers_of_round});
  for (const std::string_view part :
       {"shortlist_criterion", "shortlist_candidate", "shortlist_voter"}) {
    office.add_register({.kind = &kinds.get(part), .offers = offers_of_part});
  }
  add_act(office, "/open", Act::enter, open_round, "shortlist.opened"_key);
  add_act(office, "/close", Act::enter, close_round, "shortlist.closed"_key);
  add_act(office, "/publish", Act::decide, publish_round, "shortlist.published"_key);
  office.add_page(http::Method::get, path_of("{id}", "/recount"), Needs{Object::shortlist},
                  [&office](const Visitor& visitor, const Request& request) {
                    auto answer = recount_page(office, visitor, request);
                    return answer ? std::move(*answer)
                                  : office.failed(visitor, request, answer.error());
                  });
  office.add_work([&office](const Visitor& visitor) { return work(office, visitor); });
}

}  // namespace ocop::shortlist
