#pragma once

#include <optional>
#include <string>
#include <vector>

#include "records/record_store.h"
#include "shortlist/round.h"

/// What is done to a round: each act in one transaction with its audit entry. `acting.reach` is
/// that of the act (enter to open and close, decide to publish); a round outside of it is
/// `not_found`.
namespace ocop::shortlist {

/// Why an act did not come about; nothing: it did.
using Refusal = std::optional<records::Reason>;

/// A selection of at least these; fewer people would decide alone.
inline constexpr std::size_t candidates_min = 2, voters_min = 3;

/// From preparing to voting: there are criteria, candidates and voters, and its last day is not
/// past.
Result<Refusal> open_round(records::RecordStore& store, const records::Acting& acting,
                           const std::string& id, Date today);

/// Ends the voting after the last day, or once everybody has voted; counts, and keeps the protocol.
Result<Refusal> close_round(records::RecordStore& store, const records::Acting& acting,
                            const std::string& id, Date today);

/// Shows the list to everybody. Another person than the one who closed the round (four eyes), and
/// only while a count of the stored votes gives the protocol of the closing.
Result<Refusal> publish_round(records::RecordStore& store, const records::Acting& acting,
                              const std::string& id, Date today);

/// Why each of them would be refused now; nothing: it would not.
Refusal why_not_open(const Round& round, Date today);
Refusal why_not_close(const Round& round, const Poll& poll, Date today);
Refusal why_not_publish(const Round& round, const std::string& person);

/// What a voter typed: a text for each criterion, in their order.
struct TypedBallot {
  std::vector<std::string> points;
  std::string reason;
};

/// The name of the input for the criterion at that position, and of faults about it: "points-0".
std::string points_field(std::size_t position);
inline constexpr std::string_view reason_field = "reason";

/// Stores a vote, in place of an earlier one of the same voter on the same candidate. The audit
/// says who voted on what, not how. `not_found` when the round does not name the person or has not
/// begun; faults of the inputs, or of the whole (closed, a conflict of interest), when nothing was
/// stored.
Result<records::Faults> cast_vote(records::RecordStore& store, const std::string& login,
                                  const std::string& round_id, const std::string& candidate_id,
                                  const TypedBallot& typed, Date today);

/// Whether votes are taken on that day.
bool takes_votes(const Round& round, Date today);

/// The word for a relation: "Người thân".
pages::Key label_of(accounts::Relation relation);

}  // namespace ocop::shortlist
