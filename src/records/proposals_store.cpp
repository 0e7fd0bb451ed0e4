#include <fmt/format.h>
#include <soci/soci.h>

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "base/id.h"
#include "base/limits.h"
#include "records/import.h"
#include "records/proposals.h"
#include "records/values_json.h"

namespace ocop::records {
namespace {

namespace json = boost::json;

constexpr std::array acts{std::string_view("create"), std::string_view("change"),
                          std::string_view("remove"), std::string_view("restore"),
                          std::string_view("import")};
constexpr std::array states{std::string_view("waiting"), std::string_view("approved"),
                            std::string_view("refused"), std::string_view("withdrawn")};

template <class Enum, std::size_t N>
Enum enum_from(const std::array<std::string_view, N>& names, std::string_view name) {
  return static_cast<Enum>(std::ranges::find(names, name) - names.begin());
}

constexpr std::string_view columns =
    "id, kind, record_id, record_version, act, values_json, title, unit_code, subject_id, "
    "proposed_by, proposed_at, reason, state, decided_by, decided_at, decision_note";

std::optional<std::string> optional_text(const soci::row& row, std::size_t position) {
  if (row.get_indicator(position) == soci::i_null) return std::nullopt;
  return row.get<std::string>(position);
}

Proposal from_row(const Kinds& kinds, const soci::row& row) {
  Proposal proposal;
  proposal.id = row.get<std::string>(0);
  proposal.kind = kinds.find(row.get<std::string>(1));
  proposal.record_id = optional_text(row, 2).value_or("");
  proposal.record_version = row.get<long long>(3);
  proposal.act = enum_from<ProposedAct>(acts, row.get<std::string>(4));
  proposal.values = values_from_json(row.get<std::string>(5));
  proposal.title = row.get<std::string>(6);
  proposal.unit_code = row.get<std::string>(7);
  proposal.subject_id = row.get<std::string>(8);
  proposal.proposed_by = row.get<std::string>(9);
  proposal.proposed_at = {row.get<long long>(10)};
  proposal.reason = row.get<std::string>(11);
  proposal.state = enum_from<ProposalState>(states, row.get<std::string>(12));
  proposal.decided_by = row.get<std::string>(13);
  if (row.get_indicator(14) != soci::i_null) {
    proposal.decided_at = Timestamp{row.get<long long>(14)};
  }
  proposal.decision_note = row.get<std::string>(15);
  return proposal;
}

/// The rows of a select whose condition is `condition`, in the order `order`.
std::vector<Proposal> select(soci::session& session, const Kinds& kinds,
                             const std::string& condition, const std::string& value,
                             std::string_view order) {
  const soci::rowset<soci::row> rows =
      (session.prepare << "select " << columns << " from proposals where " << condition
                       << " order by proposed_at " << order << ", id limit "
                       << limits::record_page_rows_max,
       soci::use(value, "value"));
  std::vector<Proposal> found;
  for (const soci::row& row : rows) {
    Proposal proposal = from_row(kinds, row);
    // A register that this version of the program no longer has.
    if (proposal.kind != nullptr) found.push_back(std::move(proposal));
  }
  return found;
}

bool lies_within(const Proposal& proposal, const accounts::Reach& reach) {
  return reach.covers(proposal.unit_code, proposal.subject_id);
}

Error not_there(std::string_view id) {
  return {Code::not_found, "there is no such proposal", std::string(id)};
}

Result<Proposal> load(soci::session& session, const Kinds& kinds, std::string_view id) {
  auto found = select(session, kinds, "id = :value", std::string(id), "desc");
  if (found.empty()) return not_there(id);
  return std::move(found.front());
}

/// Whose a row is, told by the row and the rows it is a part of.
Result<void> find_whose(Reading& reading, const Record& row, Proposal& proposal) {
  const Kind& kind = *row.kind;
  if (!kind.unit.empty() && proposal.unit_code.empty()) proposal.unit_code = row[kind.unit];
  if (!kind.subject.empty() && proposal.subject_id.empty()) {
    proposal.subject_id = kind.subject == "id" ? row.id : row[kind.subject];
  }
  if (kind.owner.empty()) return ok();
  TRY(const auto owner,
      reading.get(reading.kinds().get(kind.field(kind.owner)->of), row[kind.owner]));
  return owner ? find_whose(reading, *owner, proposal) : ok();
}

/// Carries out one act on one row; an import gives an outcome without a row.
Result<Outcome> carry_out(Writing& writing, const Kind& kind, const NewProposal& act,
                          const accounts::Reach& reach) {
  switch (act.act) {
    case ProposedAct::create:
      return writing.create(kind, act.values, reach);
    case ProposedAct::change:
      return writing.change(kind, act.record_id, act.record_version, act.values, reach);
    case ProposedAct::remove:
      TRY_VOID(writing.remove(kind, act.record_id, reach));
      break;
    case ProposedAct::restore:
      TRY_VOID(writing.restore(kind, act.record_id, reach));
      break;
    case ProposedAct::import_rows:
      return import_proposed(writing, kind, act.values, reach);
  }
  TRY(auto row, writing.get(kind, act.record_id));
  return Outcome{std::move(row), {}, std::nullopt};
}

Result<void> insert(soci::session& session, const Proposal& proposal) {
  const std::string act(name_of(proposal.act)), state(name_of(proposal.state)),
      kind(proposal.kind->name), values = to_json(proposal.values), none;
  const auto at = static_cast<long long>(proposal.proposed_at.micros);
  soci::indicator has_record = proposal.record_id.empty() ? soci::i_null : soci::i_ok;
  session << "insert into proposals (id, kind, record_id, record_version, act, values_json, title, "
             "unit_code, subject_id, proposed_by, proposed_at, reason, state, decided_by, "
             "decision_note) values (:id, :kind, :record, :version, :act, :values, :title, :unit, "
             ":subject, :by, :at, :reason, :state, :none, :note)",
      soci::use(proposal.id, "id"), soci::use(kind, "kind"),
      soci::use(proposal.record_id, has_record, "record"),
      soci::use(proposal.record_version, "version"), soci::use(act, "act"),
      soci::use(values, "values"), soci::use(proposal.title, "title"),
      soci::use(proposal.unit_code, "unit"), soci::use(proposal.subject_id, "subject"),
      soci::use(proposal.proposed_by, "by"), soci::use(at, "at"),
      soci::use(proposal.reason, "reason"), soci::use(state, "state"), soci::use(none, "none"),
      soci::use(none, "note");
  return ok();
}

void settle(Writing& writing, const Proposal& proposal, ProposalState state,
            std::string_view note) {
  const std::string name(name_of(state)), words(note), by = writing.person();
  const auto at = static_cast<long long>(writing.now().micros);
  writing.session() << "update proposals set state = :state, decided_by = :by, decided_at = :at, "
                       "decision_note = :note where id = :id",
      soci::use(name, "state"), soci::use(by, "by"), soci::use(at, "at"), soci::use(words, "note"),
      soci::use(proposal.id, "id");
  const json::object after{{"state", name},
                           {"proposed_by", proposal.proposed_by},
                           {"proposed_at", format_utc(proposal.proposed_at)},
                           {"note", words}};
  const std::string object = proposal.record_id.empty()
                                 ? "proposal " + proposal.id
                                 : fmt::format("{} {}", proposal.kind->name, proposal.record_id);
  writing.audit(fmt::format("{}.{}_proposal", proposal.kind->name, name), object, "",
                json::serialize(after));
}

Result<void> check_waiting(const Proposal& proposal) {
  if (proposal.state == ProposalState::waiting) return ok();
  return Error{Code::failed_precondition, "this proposal was decided already", proposal.id};
}

}  // namespace

std::string_view name_of(ProposedAct act) { return acts[static_cast<std::size_t>(act)]; }
std::string_view name_of(ProposalState state) { return states[static_cast<std::size_t>(state)]; }

Result<Proposed> propose(RecordStore& store, const Kind& kind, const NewProposal& wanted,
                         const Acting& acting) {
  Proposal proposal;
  proposal.kind = &kind;
  proposal.act = wanted.act;
  proposal.record_id = wanted.record_id;
  proposal.record_version = wanted.record_version;
  proposal.values = wanted.values;
  proposal.reason = wanted.reason;
  proposal.proposed_by = acting.person;
  if (wanted.act == ProposedAct::import_rows) {
    const auto name = wanted.values.find("file_name");
    proposal.title = name == wanted.values.end() ? "" : name->second;
  } else {
    Outcome tried;
    TRY_VOID(store.try_out(acting.person, [&](Writing& writing) -> Result<void> {
      TRY(tried, carry_out(writing, kind, wanted, acting.reach));
      if (!tried.stored()) return ok();
      proposal.title = tried.record->title();
      return find_whose(writing, *tried.record, proposal);
    }));
    if (!tried.stored()) return Proposed{"", std::move(tried.faults), std::move(tried.conflict)};
  }
  TRY_VOID(store.write(acting.person, [&](Writing& writing) -> Result<void> {
    if (!wanted.record_id.empty()) {
      const auto others =
          select(writing.session(), writing.kinds(), "state = 'waiting' and record_id = :value",
                 wanted.record_id, "asc");
      if (!others.empty()) {
        return Error{Code::failed_precondition, "another proposal for this row is waiting",
                     others.front().id};
      }
    }
    proposal.id = writing.new_id();
    proposal.proposed_at = writing.now();
    writing.audit(
        fmt::format("{}.propose", kind.name),
        wanted.record_id.empty() ? "proposal " + proposal.id
                                 : fmt::format("{} {}", kind.name, wanted.record_id),
        "",
        json::serialize(json::object{
            {"act", name_of(wanted.act)}, {"title", proposal.title}, {"reason", wanted.reason}}));
    return insert(writing.session(), proposal);
  }));
  return Proposed{std::move(proposal.id), {}, std::nullopt};
}

Result<Outcome> decide(RecordStore& store, std::string_view id, Decision decision,
                       std::string_view note, const Acting& acting) {
  return store.write(acting.person, [&](Writing& writing) -> Result<Outcome> {
    TRY(const Proposal proposal, load(writing.session(), writing.kinds(), id));
    if (!lies_within(proposal, acting.reach)) return not_there(id);
    TRY_VOID(check_waiting(proposal));
    if (proposal.proposed_by == acting.person) {
      return Error{Code::permission_denied,
                   "who proposed it cannot decide on it; another person has to", proposal.id};
    }
    Outcome outcome;
    if (decision == Decision::approve) {
      TRY(outcome, carry_out(writing, *proposal.kind,
                             {proposal.act, proposal.record_id, proposal.record_version,
                              proposal.values, proposal.reason},
                             acting.reach));
      if (!outcome.stored()) return outcome;
    } else {
      Record row;
      row.kind = proposal.kind;
      outcome.record = std::move(row);
    }
    settle(writing, proposal,
           decision == Decision::approve ? ProposalState::approved : ProposalState::refused, note);
    return outcome;
  });
}

Result<void> withdraw(RecordStore& store, std::string_view id, std::string_view person) {
  return store.write(person, [&](Writing& writing) -> Result<void> {
    TRY(const Proposal proposal, load(writing.session(), writing.kinds(), id));
    if (proposal.proposed_by != person) return not_there(id);
    TRY_VOID(check_waiting(proposal));
    settle(writing, proposal, ProposalState::withdrawn, "");
    return ok();
  });
}

Result<Proposal> find_proposal(RecordStore& store, std::string_view id,
                               const accounts::Reach& reach) {
  return store.read([&](Reading& reading) -> Result<Proposal> {
    TRY(Proposal proposal, load(reading.session(), reading.kinds(), id));
    if (!lies_within(proposal, reach)) return not_there(id);
    return proposal;
  });
}

Result<std::vector<Proposal>> waiting_proposals(RecordStore& store, const Kind& kind,
                                                const accounts::Reach& reach) {
  return store.read([&](Reading& reading) -> Result<std::vector<Proposal>> {
    auto found = select(reading.session(), reading.kinds(), "state = 'waiting' and kind = :value",
                        std::string(kind.name), "asc");
    std::erase_if(found, [&](const Proposal& each) { return !lies_within(each, reach); });
    return found;
  });
}

Result<std::vector<Proposal>> proposals_by(RecordStore& store, std::string_view person) {
  return store.read([&](Reading& reading) -> Result<std::vector<Proposal>> {
    return select(reading.session(), reading.kinds(), "proposed_by = :value", std::string(person),
                  "desc");
  });
}

}  // namespace ocop::records
