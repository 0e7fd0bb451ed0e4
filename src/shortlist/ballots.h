#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "shortlist/tally.h"

namespace soci {
class session;
}

/// Votes, who was barred, and what was counted, in SQL. Inside a transaction of the caller, which
/// writes the audit entry; each throws what the SQL library throws.
namespace ocop::shortlist {

/// One person's points for one candidate.
struct Ballot {
  std::string candidate_id, voter_id;       ///< rows of the registers
  std::map<std::string, long long> points;  ///< by the identifiers of the criteria
  std::string reason;
  Timestamp cast_at;
};

/// In place of the one that the same voter cast on the same candidate before.
void put_ballot(soci::session& session, const Ballot& ballot);
std::vector<Ballot> ballots_of(soci::session& session, const std::string& round_id);

/// What was true when the round was closed.
void put_bar(soci::session& session, const Bar& bar);
std::vector<Bar> bars_of(soci::session& session, const std::string& round_id);

void put_protocol(soci::session& session, const std::string& round_id, const std::string& protocol,
                  Timestamp now);
std::optional<std::string> protocol_of(soci::session& session, const std::string& round_id);

}  // namespace ocop::shortlist
