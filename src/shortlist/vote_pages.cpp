#include "shortlist/vote_pages.h"

#include <fmt/format.h>

#include <algorithm>

#include "office/account_pages.h"
#include "office/form_data.h"
#include "pages/format.h"
#include "shortlist/ballot_view.h"
#include "shortlist/limits.h"
#include "shortlist/reasons.h"

namespace ocop::shortlist {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;
using office::Needs;
using office::Office;
using office::Panel;
using office::Tone;
using office::Visitor;
using office::words;
using records::Faults;
using records::Reading;
using records::Record;

constexpr std::string_view root_path = "/office/votes";

std::string period(const Round& round) {
  return pages::format_day(*round.row.day("opens_on")) + " – " +
         pages::format_day(*round.row.day("closes_on"));
}

/// The rounds that name the visitor and have begun, those that end last first.
Result<std::vector<Round>> rounds_of(Reading& reading, const Visitor& visitor) {
  std::vector<Round> rounds;
  TRY(const auto voters,
      reading.where(reading.kinds().get("shortlist_voter"), "login", visitor.login));
  for (const Record& voter : voters) {
    TRY(const auto row, reading.get(reading.kinds().get("shortlist_round"), voter["round_id"]));
    if (!row || row->removed_at || state_of(*row) == State::draft) continue;
    TRY(rounds.emplace_back(), read_round(reading, *row));
  }
  std::ranges::sort(rounds, std::ranges::greater{},
                    [](const Round& round) { return round.row["closes_on"] + round.row.id; });
  rounds.resize(std::min(rounds.size(), limits::shortlist_rounds_shown_max));
  return rounds;
}

/// The round of the address, when it names the visitor; else "not found".
Result<Round> round_of(Reading& reading, const Visitor& visitor, const Request& request) {
  const std::string id(request.parameter("round").value_or(""));
  TRY(const auto rounds, rounds_of(reading, visitor));
  const auto at = std::ranges::find(rounds, id, [](const Round& round) { return round.row.id; });
  if (at == rounds.end()) return Error{Code::not_found, "there is no such round", id};
  return *at;
}

Result<Response> list_page(const Office& office, const Visitor& visitor, const Request& request) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const auto rounds, rounds_of(reading, visitor));
    Panel panel{.title = words(visitor, "shortlist.my_rounds"_key),
                .empty = words(visitor, "shortlist.no_rounds"_key)};
    for (const Round& round : rounds) {
      TRY(const Poll poll, poll_of(reading, round, visitor.today));
      const Turnout turnout = turnout_of(poll, round.voter(visitor.login)->id);
      const bool waits = takes_votes(round, visitor.today) && !turnout.is_complete();
      panel.rows.push_back(
          {.title = title_in(visitor.locale, round.row),
           .detail = period(round) + " · " +
                     words(visitor, "shortlist.votes_of"_key,
                           {std::to_string(turnout.cast), std::to_string(turnout.entitled)}),
           .href = Office::href(visitor, votes_path(round.row.id)),
           .tone = waits ? Tone::caution : Tone::plain,
           .chip = words(visitor, label_of(round.state()))});
    }
    return office.respond(visitor, request, {words(visitor, "shortlist.my_votes"_key)},
                          {std::move(panel)});
  });
}

/// The relation that keeps the voter from a candidate.
const Barred* barred_from(const std::vector<Barred>& barred, const Record& voter,
                          const Record& candidate) {
  const auto at = std::ranges::find_if(barred, [&](const Barred& each) {
    return each.bar.voter == voter.id && each.bar.candidate == candidate.id;
  });
  return at == barred.end() ? nullptr : &*at;
}

const Ballot* ballot_on(const std::vector<Ballot>& ballots, const Record& voter,
                        const Record& candidate) {
  const auto at = std::ranges::find_if(ballots, [&](const Ballot& each) {
    return each.voter_id == voter.id && each.candidate_id == candidate.id;
  });
  return at == ballots.end() ? nullptr : &*at;
}

Panel about_panel(const Visitor& visitor, const Round& round) {
  Panel panel{.title = words(visitor, "shortlist.about"_key)};
  panel.facts = {{words(visitor, "shortlist.purpose"_key), round.row["purpose"]},
                 {words(visitor, "shortlist.places"_key), round.row["places"]},
                 {words(visitor, "shortlist.period"_key), period(round)}};
  for (const Record& criterion : round.criteria) {
    panel.facts.push_back({words(visitor, "shortlist.criterion_weight"_key,
                                 {title_in(visitor.locale, criterion), criterion["weight"]}),
                           criterion["explanation"].empty() ? title_in(visitor.locale, criterion)
                                                            : criterion["explanation"]});
  }
  if (takes_votes(round, visitor.today)) {
    panel.alerts.push_back(
        {Tone::plain,
         words(visitor, "shortlist.declare_saying"_key),
         {words(visitor, "shortlist.declare"_key), Office::href(visitor, "/office/declarations")}});
  } else {
    panel.alerts.push_back({Tone::plain, words(visitor, "shortlist.fault_not_open"_key)});
  }
  return panel;
}

Result<Response> round_page(const Office& office, const Visitor& visitor, const Request& request) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Round round, round_of(reading, visitor, request));
    const Record& voter = *round.voter(visitor.login);
    TRY(const auto barred, barred_on(reading, round, visitor.today));
    const auto ballots = ballots_of(reading.session(), round.row.id);
    Panel panel{.title = words(visitor, "shortlist.candidates"_key)};
    for (const Record& candidate : round.candidates) {
      TRY(std::string name, product_name(reading, visitor.locale, candidate));
      const Ballot* ballot = ballot_on(ballots, voter, candidate);
      const Barred* bar = barred_from(barred, voter, candidate);
      office::Row row{.title = std::move(name),
                      .detail = candidate["reason"],
                      .href = Office::href(visitor, votes_path(round.row.id, candidate.id)),
                      .tone = ballot != nullptr ? Tone::good : Tone::caution,
                      .chip = words(visitor, ballot != nullptr ? "shortlist.voted"_key
                                                               : "shortlist.to_vote"_key)};
      if (bar != nullptr) {
        row.tone = Tone::stop;
        row.chip =
            words(visitor, "shortlist.barred_by"_key, {words(visitor, label_of(bar->relation))});
      }
      panel.rows.push_back(std::move(row));
    }
    return office.respond(
        visitor, request,
        {title_in(visitor.locale, round.row),
         {{words(visitor, "shortlist.my_votes"_key), Office::href(visitor, root_path)}}},
        {about_panel(visitor, round), std::move(panel)});
  });
}

Result<Response> ballot_response(const Office& office, const Visitor& visitor,
                                 const Request& request, Reading& reading,
                                 const registry::Catalogue& catalogue, const BallotView& view) {
  pages::Dictionary page;
  fill_ballot(page, visitor, catalogue, view);
  TRY(const std::string name, product_name(reading, visitor.locale, view.candidate));
  return office.respond(
      visitor, request, "shortlist_ballot.html", page,
      {name,
       {{words(visitor, "shortlist.my_votes"_key), Office::href(visitor, root_path)},
        {title_in(visitor.locale, view.round.row),
         Office::href(visitor, votes_path(view.round.row.id))}}},
      view.faults.empty() ? 200 : 422);
}

/// `refused`: what was typed, and why it was not stored.
struct Refused {
  TypedBallot typed;
  Faults faults;
};

Result<Response> ballot_page(const Office& office, const registry::Catalogue& catalogue,
                             const Visitor& visitor, const Request& request,
                             const std::optional<Refused>& refused) {
  return office.ground().records.read([&](Reading& reading) -> Result<Response> {
    TRY(const Round round, round_of(reading, visitor, request));
    const Record& voter = *round.voter(visitor.login);
    const Record* candidate = round.candidate(request.parameter("candidate").value_or(""));
    if (candidate == nullptr) return Error{Code::not_found, "there is no such candidate", ""};
    TRY(const auto barred, barred_on(reading, round, visitor.today));
    const auto ballots = ballots_of(reading.session(), round.row.id);
    const Ballot* ballot = ballot_on(ballots, voter, *candidate);
    return ballot_response(office, visitor, request, reading, catalogue,
                           {.round = round,
                            .candidate = *candidate,
                            .typed = refused ? refused->typed : typed_of(round, ballot),
                            .faults = refused ? refused->faults : Faults{},
                            .bar = barred_from(barred, voter, *candidate),
                            .was_cast = ballot != nullptr});
  });
}

Result<Response> cast(const Office& office, const registry::Catalogue& catalogue,
                      const Visitor& visitor, const Request& request) {
  TRY(const auto form, office::read_form_data(request));
  TRY(const auto criteria,
      office.ground().records.read([&](Reading& reading) -> Result<std::size_t> {
        TRY(const Round round, round_of(reading, visitor, request));
        return round.criteria.size();
      }));
  TypedBallot typed;
  for (std::size_t i = 0; i < criteria; ++i) typed.points.push_back(form.get(points_field(i)));
  typed.reason = form.get(reason_field);
  const std::string round(request.parameter("round").value_or(""));
  TRY(Faults faults,
      cast_vote(office.ground().records, visitor.login, round,
                std::string(request.parameter("candidate").value_or("")), typed, visitor.today));
  if (faults.empty()) {
    return office.done(visitor, request, votes_path(round), "shortlist.vote_stored"_key);
  }
  return ballot_page(office, catalogue, visitor, request,
                     Refused{std::move(typed), std::move(faults)});
}

/// Rounds in which votes of this person are still wanted.
Result<std::vector<office::WorkItem>> work(const Office& office, const Visitor& visitor) {
  std::vector<office::WorkItem> items;
  if (!visitor.may(Object::shortlist_vote, Act::enter)) return items;
  return office.ground().records.read(
      [&](Reading& reading) -> Result<std::vector<office::WorkItem>> {
        TRY(const auto rounds, rounds_of(reading, visitor));
        for (const Round& round : rounds) {
          if (!takes_votes(round, visitor.today)) continue;
          TRY(const Poll poll, poll_of(reading, round, visitor.today));
          const Turnout turnout = turnout_of(poll, round.voter(visitor.login)->id);
          if (turnout.is_complete()) continue;
          items.push_back(
              {.title =
                   words(visitor, "shortlist.work_vote"_key, {title_in(visitor.locale, round.row)}),
               .detail = words(visitor, "shortlist.votes_of"_key,
                               {std::to_string(turnout.cast), std::to_string(turnout.entitled)}),
               .href = Office::href(visitor, votes_path(round.row.id)),
               .tone = Tone::caution,
               .due = round.row.day("closes_on")});
        }
        return items;
      });
}

}  // namespace

std::string votes_path(std::string_view round, std::string_view candidate) {
  return candidate.empty() ? fmt::format("{}/{}", root_path, round)
                           : fmt::format("{}/{}/{}", root_path, round, candidate);
}

void add_vote_pages(Office& office, Catalogues catalogues) {
  office.add_section({.path = std::string(root_path),
                      .label = "shortlist.my_votes"_key,
                      .icon = "check",
                      .group = "shortlist.group"_key,
                      .needs = Needs{Object::shortlist_vote, Act::enter}});
  const auto add = [&](http::Method method, std::string pattern, auto handler) {
    office.add_page(method, std::move(pattern), Needs{Object::shortlist_vote, Act::enter},
                    [&office, handler](const Visitor& visitor, const Request& request) {
                      Result<Response> answer = handler(visitor, request);
                      return answer ? std::move(*answer)
                                    : office.failed(visitor, request, answer.error());
                    });
  };
  add(http::Method::get, std::string(root_path),
      [&office](const Visitor& visitor, const Request& request) {
        return list_page(office, visitor, request);
      });
  add(http::Method::get, votes_path("{round}"),
      [&office](const Visitor& visitor, const Request& request) {
        return round_page(office, visitor, request);
      });
  add(http::Method::get, votes_path("{round}", "{candidate}"),
      [&office, catalogues](const Visitor& visitor, const Request& request) {
        return ballot_page(office, *catalogues(), visitor, request, std::nullopt);
      });
  add(http::Method::post, votes_path("{round}", "{candidate}"),
      [&office, catalogues](const Visitor& visitor, const Request& request) {
        return cast(office, *catalogues(), visitor, request);
      });
  office.add_work([&office](const Visitor& visitor) { return work(office, visitor); });
}

}  // namespace ocop::shortlist
