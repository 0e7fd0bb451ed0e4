#include "office/proposal_pages.h"

#include <map>

#include "office/cell_text.h"
#include "office/form_data.h"
#include "office/form_fields.h"
#include "office/office_state.h"
#include "office/person_name.h"
#include "office/register_pages.h"
#include "pages/format.h"
#include "records/proposals.h"

namespace ocop::office {
namespace {

using accounts::Act;
using http::Request;
using http::Response;
using pages::text;
using records::Proposal;
using records::ProposalState;
using records::ProposedAct;

std::string text_of(const Visitor& visitor, pages::Key key) {
  return std::string(text(visitor.locale, key));
}

pages::Key key_of(ProposedAct act) {
  switch (act) {
    case ProposedAct::create:
      return "office.proposal.create"_key;
    case ProposedAct::change:
      return "office.proposal.change"_key;
    case ProposedAct::remove:
      return "office.proposal.remove"_key;
    case ProposedAct::restore:
      return "office.proposal.restore"_key;
    case ProposedAct::import_rows:
      return "office.proposal.import"_key;
  }
  return "office.proposal.change"_key;
}

Link state_of(const Visitor& visitor, ProposalState state) {
  switch (state) {
    case ProposalState::waiting:
      return {text_of(visitor, "office.proposal.waiting"_key)};
    case ProposalState::approved:
      return {text_of(visitor, "office.proposal.approved"_key)};
    case ProposalState::refused:
      return {text_of(visitor, "office.proposal.refused"_key)};
    case ProposalState::withdrawn:
      return {text_of(visitor, "office.proposal.withdrawn"_key)};
  }
  return {};
}

Tone tone_of(ProposalState state) {
  return state == ProposalState::approved  ? Tone::good
         : state == ProposalState::waiting ? Tone::caution
                                           : Tone::plain;
}

/// "Sửa Đơn vị: Phường Hoàn Kiếm".
std::string title_of(const Visitor& visitor, const Proposal& proposal) {
  return text(visitor.locale, key_of(proposal.act),
              {text(visitor.locale, proposal.kind->one), proposal.title});
}

std::string path_of(const Proposal& proposal) { return "/office/proposals/" + proposal.id; }

std::string who_and_when(const Visitor& visitor, const Proposal& proposal,
                         std::string_view proposer) {
  return text(visitor.locale, "office.proposal.by"_key,
              {proposer, pages::format_moment({proposal.proposed_at, vietnam_offset_minutes})});
}

/// What the people are called who proposed these, by their logins.
using Names = std::map<std::string, std::string, std::less<>>;

Result<Names> proposers_of(const Office& office, const Visitor& visitor,
                           const std::vector<Proposal>& proposals) {
  return office.ground().records.read([&](records::Reading& reading) -> Result<Names> {
    Names names;
    for (const Proposal& each : proposals) {
      if (names.contains(each.proposed_by)) continue;
      TRY(names[each.proposed_by], person_name(reading, visitor.locale, each.proposed_by));
    }
    return names;
  });
}

Row row_of(const Visitor& visitor, const Proposal& proposal, const Names& names) {
  return {title_of(visitor, proposal),
          who_and_when(visitor, proposal, names.at(proposal.proposed_by)),
          Office::href(visitor, path_of(proposal)), tone_of(proposal.state),
          state_of(visitor, proposal.state).label};
}

/// What the visitor may decide on, entered by others.
Result<std::vector<Proposal>> to_decide(const Office& office, const Office::State& state,
                                        const Visitor& visitor) {
  std::vector<Proposal> all;
  for (const auto& [kind, page] : state.registers) {
    if (kind->oversight != records::Oversight::four_eyes) continue;
    const auto reach = visitor.rights.reach(kind->object, Act::decide);
    if (reach.nothing()) continue;
    TRY(auto waiting, records::waiting_proposals(office.ground().records, *kind, reach));
    for (Proposal& each : waiting) {
      if (each.proposed_by != visitor.login) all.push_back(std::move(each));
    }
  }
  return all;
}

Result<Response> list(const Office& office, const Office::State& state, const Visitor& visitor,
                      const Request& request) {
  Panel waiting{.title = text_of(visitor, "office.proposal.to_decide"_key),
                .empty = text_of(visitor, "office.proposal.none"_key)};
  TRY(const auto to_me, to_decide(office, state, visitor));
  TRY(const Names others, proposers_of(office, visitor, to_me));
  for (const Proposal& each : to_me) waiting.rows.push_back(row_of(visitor, each, others));
  Panel mine{.title = text_of(visitor, "office.proposal.mine"_key),
             .empty = text_of(visitor, "office.proposal.none_mine"_key)};
  TRY(const auto own, records::proposals_by(office.ground().records, visitor.login));
  const Names self{{visitor.login, visitor.name}};
  for (const Proposal& each : own) mine.rows.push_back(row_of(visitor, each, self));
  return office.respond(visitor, request, {text_of(visitor, "office.proposal.title"_key)},
                        {waiting, mine});
}

/// One's own, or one that the visitor may see by the rows of its kind.
Result<Proposal> find(const Office& office, const Visitor& visitor, const Request& request,
                      Act act) {
  const std::string id = request.parameter("id").value_or("");
  records::RecordStore& store = office.ground().records;
  TRY(Proposal proposal, records::find_proposal(store, id, accounts::Reach::all()));
  if (proposal.proposed_by == visitor.login) return proposal;
  return records::find_proposal(store, id, visitor.rights.reach(proposal.kind->object, act));
}

/// "Cơ sở Ô mai Thu Hường (OM-THUHUONG)" for a reference as it is typed.
Result<std::string> named(records::Reading& reading, const records::Field& field,
                          const std::string& typed) {
  if (field.type != records::Type::reference || typed.empty()) return typed;
  const records::Kind& kind = reading.kinds().get(field.of);
  if (kind.key.size() != 1) return typed;
  TRY(const auto row, reading.find_by_key(kind, {typed}));
  if (!row || row->title() == typed) return typed;
  return row->title() + " (" + typed + ")";
}

/// The row as it is, and what would change.
Result<std::vector<Fact>> changes_of(const Office& office, const Visitor& visitor,
                                     records::Reading& reading, const Proposal& proposal) {
  CellText cell_text(office.ground().units, reading, visitor.locale);
  std::vector<Fact> facts;
  std::optional<records::Record> row;
  if (!proposal.record_id.empty()) {
    TRY(row, reading.get(*proposal.kind, proposal.record_id));
  }
  for (const records::Field& field : proposal.kind->fields) {
    const auto at = proposal.values.find(field.name);
    if (at == proposal.values.end()) continue;
    const bool is_named = field.type == records::Type::choice ||
                          field.type == records::Type::unit || field.type == records::Type::flag;
    TRY(std::string now,
        is_named ? cell_text(field, at->second) : named(reading, field, at->second));
    std::string was;
    if (row) {
      TRY(const std::string before, cell_text.in_form(field, (*row)[field.name]));
      if (before == at->second) continue;
      TRY(was, is_named ? cell_text(field, before) : named(reading, field, before));
    }
    if (now.empty() && was.empty()) continue;
    const std::string nothing = text_of(visitor, "office.history.empty"_key);
    facts.push_back(
        {text_of(visitor, field.label),
         row ? (was.empty() ? nothing : was) + " → " + (now.empty() ? nothing : now) : now});
  }
  return facts;
}

std::vector<Action> actions_of(const Visitor& visitor, const Proposal& proposal) {
  if (proposal.state != ProposalState::waiting) return {};
  const std::string path = Office::href(visitor, path_of(proposal));
  if (proposal.proposed_by == visitor.login) {
    return {{text_of(visitor, "office.proposal.withdraw"_key), path + "/withdraw", Step::post}};
  }
  if (!visitor.may(proposal.kind->object, Act::decide)) return {};
  return {{.label = text_of(visitor, "office.proposal.approve"_key),
           .href = path + "/approve",
           .step = Step::confirm,
           .warning = text_of(visitor, "office.proposal.approve_warning"_key),
           .note = text_of(visitor, "office.proposal.note"_key),
           .tone = Tone::good},
          {.label = text_of(visitor, "office.proposal.refuse"_key),
           .href = path + "/refuse",
           .step = Step::confirm,
           .warning = text_of(visitor, "office.proposal.refuse_warning"_key),
           .note = text_of(visitor, "office.proposal.note"_key),
           .tone = Tone::stop}};
}

Result<Response> show(const Office& office, const Visitor& visitor, const Request& request) {
  TRY(const Proposal proposal, find(office, visitor, request, Act::see));
  return office.ground().records.read([&](records::Reading& reading) -> Result<Response> {
    TRY(const std::string proposer, person_name(reading, visitor.locale, proposal.proposed_by));
    TRY(const std::string decider, person_name(reading, visitor.locale, proposal.decided_by));
    Panel about{.title = text_of(visitor, "office.proposal.what"_key)};
    about.facts = {
        {text_of(visitor, "office.proposal.state"_key), state_of(visitor, proposal.state).label},
        {text_of(visitor, "office.proposal.from"_key), who_and_when(visitor, proposal, proposer)}};
    if (!proposal.reason.empty()) {
      about.facts.push_back({text_of(visitor, "office.form.reason"_key), proposal.reason});
    }
    if (!proposal.decided_by.empty()) {
      about.facts.push_back(
          {text_of(visitor, "office.proposal.decided_by"_key),
           decider + (proposal.decision_note.empty() ? "" : ": " + proposal.decision_note)});
    }
    if (proposal.proposed_by == visitor.login && proposal.state == ProposalState::waiting) {
      about.alerts.push_back({Tone::plain, text_of(visitor, "office.proposal.own"_key)});
    }
    Panel changes{.title = text_of(visitor, "office.proposal.changes"_key),
                  .empty = text_of(visitor, "office.proposal.whole"_key)};
    TRY(changes.facts, changes_of(office, visitor, reading, proposal));
    changes.actions = actions_of(visitor, proposal);  // behind what is decided on
    return office.respond(visitor, request,
                          {title_of(visitor, proposal),
                           {{text_of(visitor, "office.proposal.title"_key),
                             Office::href(visitor, "/office/proposals")}}},
                          {about, changes});
  });
}

/// The reason why a decision did not go through, on the page of the proposal.
Response not_decided(const Office& office, const Visitor& visitor, const Request& request,
                     const Proposal& proposal, pages::Key why, const std::string& detail) {
  return office.not_done(visitor, request, path_of(proposal), why, {detail});
}

Result<Response> decide(const Office& office, const Visitor& visitor, const Request& request,
                        records::Decision decision) {
  TRY(const FormData data, read_form_data(request));
  TRY(const Proposal proposal, find(office, visitor, request, Act::decide));
  const auto outcome =
      records::decide(office.ground().records, proposal.id, decision, data.get("note"),
                      visitor.acting(proposal.kind->object, Act::decide));
  if (!outcome) {
    if (outcome.error().code != Code::permission_denied) return outcome.error();
    return not_decided(office, visitor, request, proposal, "office.proposal.same_person"_key, "");
  }
  if (decision == records::Decision::refuse) {
    return office.done(visitor, request, "/office/proposals", "office.proposal.done_refused"_key,
                       {proposal.title});
  }
  if (outcome->conflict) {
    return not_decided(office, visitor, request, proposal, "office.proposal.changed_since"_key,
                       outcome->conflict->changed_by);
  }
  if (!outcome->stored()) {
    return not_decided(
        office, visitor, request, proposal, "office.proposal.faulty"_key,
        outcome->faults.empty() ? "" : outcome->faults.front().reason.in(visitor.locale));
  }
  return office.done(visitor, request, "/office/proposals", "office.proposal.done_approved"_key,
                     {proposal.title});
}

Result<Response> withdraw(const Office& office, const Visitor& visitor, const Request& request) {
  TRY_VOID(records::withdraw(office.ground().records, request.parameter("id").value_or(""),
                             visitor.login));
  return office.done(visitor, request, "/office/proposals", "office.proposal.done_withdrawn"_key);
}

}  // namespace

void add_proposal_pages(Office& office, const Office::State& state) {
  office.add_section(
      {.path = "/office/proposals", .label = "office.proposal.title"_key, .icon = "check"});
  office.add_work([&office, &state](const Visitor& visitor) -> Result<std::vector<WorkItem>> {
    TRY(const auto waiting, to_decide(office, state, visitor));
    TRY(const Names names, proposers_of(office, visitor, waiting));
    std::vector<WorkItem> items;
    for (const Proposal& each : waiting) {
      items.push_back({title_of(visitor, each),
                       who_and_when(visitor, each, names.at(each.proposed_by)),
                       Office::href(visitor, path_of(each)), Tone::caution,
                       text_of(visitor, "office.proposal.waiting"_key)});
    }
    return items;
  });
  const auto add = [&office](http::Method method, std::string pattern, auto handler) {
    office.add_page(method, std::move(pattern), {},
                    [&office, handler](const Visitor& visitor, const Request& request) {
                      auto answer = handler(visitor, request);
                      return answer ? std::move(*answer)
                                    : office.failed(visitor, request, answer.error());
                    });
  };
  add(http::Method::get, "/office/proposals",
      [&office, &state](const Visitor& visitor, const Request& request) {
        return list(office, state, visitor, request);
      });
  add(http::Method::get, "/office/proposals/{id}",
      [&office](const Visitor& visitor, const Request& request) {
        return show(office, visitor, request);
      });
  add(http::Method::post, "/office/proposals/{id}/approve",
      [&office](const Visitor& visitor, const Request& request) {
        return decide(office, visitor, request, records::Decision::approve);
      });
  add(http::Method::post, "/office/proposals/{id}/refuse",
      [&office](const Visitor& visitor, const Request& request) {
        return decide(office, visitor, request, records::Decision::refuse);
      });
  add(http::Method::post, "/office/proposals/{id}/withdraw",
      [&office](const Visitor& visitor, const Request& request) {
        return withdraw(office, visitor, request);
      });
}

}  // namespace ocop::office
