#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/declaration_store.h"
#include "records/record_store.h"
#include "shortlist/ballots.h"
#include "shortlist/round_kinds.h"
#include "shortlist/tally.h"

namespace ocop::shortlist {

/// A round with its parts, as the registers hold them.
struct Round {
  records::Record row;
  std::vector<records::Record> criteria;    ///< the weightiest first, then as they were entered
  std::vector<records::Record> candidates;  ///< as they were proposed
  std::vector<records::Record> voters;      ///< as they were named

  State state() const { return state_of(row); }
  std::size_t places() const { return static_cast<std::size_t>(row.whole("places").value_or(0)); }
  const records::Record* candidate(std::string_view id) const;  ///< null when there is none
  const records::Record* voter(std::string_view login) const;  ///< null: the round does not name it
};

Result<Round> read_round(records::Reading& reading, records::Record row);

/// Why a voter may not vote on a candidate.
struct Barred {
  Bar bar;
  accounts::Relation relation = accounts::Relation::other;
};

/// Those whom what is declared on that day, or an office for the maker, keeps from a candidate.
Result<std::vector<Barred>> barred_on(records::Reading& reading, const Round& round, Date day);

/// What the count is made from: until the round is closed, with the conflicts of that day; after
/// that with those of the day of closing.
Result<Poll> poll_of(records::Reading& reading, const Round& round, Date day);

/// For a round that was closed: what was counted then, and what a count of the stored votes gives
/// now.
struct Recount {
  std::string then, now;
  bool is_same() const { return then == now; }
};
Result<Recount> recount(records::Reading& reading, const Round& round);

/// How far a voter has come: of the candidates that are not barred.
struct Turnout {
  std::size_t cast = 0, entitled = 0;
  bool is_complete() const { return cast == entitled; }
};
Turnout turnout_of(const Poll& poll, const std::string& voter_id);

}  // namespace ocop::shortlist
