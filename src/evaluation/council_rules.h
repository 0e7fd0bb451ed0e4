#pragma once

#include <string>
#include <vector>

#include "criteria/score.h"

/// How a council comes to a result. Pure. The decisions leave these to the rules of each council;
/// the defaults are the practice of provincial rules (data/criteria/README.md).
namespace ocop::evaluation {

/// A member and, when it was locked, its sheet of the round.
struct MemberSheet {
  std::string login;
  bool is_chair = false;
  bool is_locked = false;
  criteria::Sheet sheet;
  bool asks_meeting = false;  ///< in written opinions: wants to discuss it
};

struct CouncilRules {
  int quorum_percent = 75;                                    ///< of the members who may score
  criteria::Points spread_max = criteria::Points::whole(10);  ///< above it: discuss, score again
  /// For re-evaluations: no meeting as long as nobody asks for one and the members lie together.
  bool is_written = false;
  bool was_meeting_called = false;
};

enum class CaseStep : std::uint8_t {
  waiting,       ///< too few sheets are locked, or the chair's is not
  call_meeting,  ///< written opinions differ
  score_again,   ///< the members lie too far apart, in the first round
  ready,         ///< to be concluded
};

struct CaseStanding {
  CaseStep step = CaseStep::waiting;
  std::size_t members = 0, locked = 0, needed = 0;
  bool chair_is_missing = false;
  std::size_t asking_meeting = 0;  ///< members
  /// Of the locked sheets; without any of them nothing is told.
  std::optional<criteria::Fraction> mean;
  criteria::Points spread;
};

/// `members` are those who may score this product: who has a conflict of interest is none of them.
CaseStanding standing_of(const CouncilRules& rules, const std::vector<MemberSheet>& members,
                         int round);

/// Members lie on both sides of a minimum.
struct Split {
  std::string criterion;
  int star = 0;
  std::size_t above = 0, below = 0;
  friend bool operator==(const Split&, const Split&) = default;
};
std::vector<Split> splits_of(const criteria::CriteriaSet& set,
                             const std::vector<MemberSheet>& members);

/// What most members answered, the lower answer of two as frequent: a beginning for the council to
/// agree on. Answers that the others forbid are brought down to none.
criteria::Sheet proposed_answers(const criteria::CriteriaSet& set,
                                 const std::vector<MemberSheet>& members);

}  // namespace ocop::evaluation
