#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/record_store.h"

/// Four eyes: what one person enters waits until another person decides on it.
namespace ocop::records {

enum class ProposedAct : std::uint8_t { create, change, remove, restore, import_rows };
enum class ProposalState : std::uint8_t { waiting, approved, refused, withdrawn };
enum class Decision : std::uint8_t { approve, refuse };

std::string_view name_of(ProposedAct act);
std::string_view name_of(ProposalState state);

struct Proposal {
  std::string id;
  const Kind* kind = nullptr;
  ProposedAct act = ProposedAct::create;
  std::string record_id;              ///< empty for a new row and an import
  long long record_version = 0;       ///< that the proposer saw
  Values values;                      ///< as typed; of an import "file_name" and "content"
  std::string title;                  ///< the name of the row, or of the file
  std::string unit_code, subject_id;  ///< whose the row is
  std::string proposed_by;
  Timestamp proposed_at;
  std::string reason;  ///< why, in the proposer's words; may be empty
  ProposalState state = ProposalState::waiting;
  std::string decided_by, decision_note;
  std::optional<Timestamp> decided_at;
};

struct NewProposal {
  ProposedAct act = ProposedAct::create;
  std::string record_id = {};
  long long record_version = 0;
  Values values = {};
  std::string reason = {};
};

/// What came of proposing: the identifier, or what is wrong already now.
struct Proposed {
  std::string id;
  Faults faults;
  std::optional<Conflict> conflict;
  bool stored() const { return !id.empty(); }
};

/// Tries the act, takes it back, and keeps it for another person when it would succeed. An import
/// is not tried here: show its preview first. `failed_precondition` when the row has a proposal
/// waiting already.
Result<Proposed> propose(RecordStore& store, const Kind& kind, const NewProposal& proposal,
                         const Acting& acting);

/// Carries the act out, or refuses it with a note. `acting.reach` is that of Act::decide.
/// `permission_denied` when the proposer decides; `not_found` outside the reach;
/// `failed_precondition` when it was decided already. An outcome that stored nothing (the row was
/// changed meanwhile, the key was taken) leaves the proposal waiting. The audit names both people.
Result<Outcome> decide(RecordStore& store, std::string_view id, Decision decision,
                       std::string_view note, const Acting& acting);

/// The proposer takes it back.
Result<void> withdraw(RecordStore& store, std::string_view id, std::string_view person);

Result<Proposal> find_proposal(RecordStore& store, std::string_view id,
                               const accounts::Reach& reach);

/// Waiting proposals for rows of the kind within the reach, the oldest first; at most
/// `limits::record_page_rows_max`.
Result<std::vector<Proposal>> waiting_proposals(RecordStore& store, const Kind& kind,
                                                const accounts::Reach& reach);

/// All of one person, the newest first; at most `limits::record_page_rows_max`.
Result<std::vector<Proposal>> proposals_by(RecordStore& store, std::string_view person);

}  // namespace ocop::records
