#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// From the votes of a round to its list (requirement R28). Pure and exact: whole numbers and
/// fractions of them, so that whoever counts the same votes again finds the same list.
///
/// The rule, as it is published with every list:
/// 1. A vote gives 0 to 10 points for each criterion; its score is their mean, each criterion
/// counted
///    by its weight. The score of a product is the mean over its votes.
/// 2. Who has declared a conflict of interest with the maker does not vote on the product and does
///    not count towards its quorum.
/// 3. A product takes part in the ranking when at least three quarters of those who may vote on it
///    did (the quorum that provincial councils use).
/// 4. Products stand by their score; equal ones by their mean on the weightiest criterion, then on
///    the next; criteria of one weight in their order; equal in all, the one proposed first.
/// 5. The first so many as there are places make the list.
namespace ocop::shortlist {

struct Criterion {
  std::string id;
  long long weight = 1;  ///< from 1
};

struct Vote {
  std::string candidate, voter;
  std::vector<long long> points;  ///< beside the criteria
  std::string reason = {};
};

/// Somebody who may not vote on a candidate.
struct Bar {
  std::string candidate, voter;
};

/// All that a list is made from. A voter has at most one vote on a candidate.
struct Poll {
  std::size_t places = 0;
  std::vector<Criterion> criteria;
  std::vector<std::string> candidates;  ///< in the order in which they were proposed
  std::vector<std::string> voters;
  std::vector<Bar> bars;
  std::vector<Vote> votes;  ///< in any order; those of barred people and strangers do not count
};

/// sum / count; nothing at all when the count is 0.
struct Mean {
  long long sum = 0, count = 0;
};
/// -1, 0, 1; nothing at all is less than anything.
int compare(const Mean& left, const Mean& right);
/// "8,53" with that mark: two decimals, halves away from zero.
std::string rounded(const Mean& mean, char mark);

enum class Outcome : std::uint8_t {
  included,
  no_place,   ///< others stand before it
  no_quorum,  ///< too few of those who may vote on it did
};

struct Standing {
  std::string candidate;
  Outcome outcome = Outcome::no_quorum;
  std::size_t place = 0;     ///< from 1; 0 without a quorum
  std::size_t entitled = 0;  ///< may vote on it
  std::size_t barred = 0;    ///< may not, for a conflict of interest
  std::size_t cast = 0;      ///< did
  std::size_t needed = 0;
  Mean score = {};                      ///< of 0 to 10
  std::vector<Mean> by_criterion = {};  ///< beside the criteria
  /// Equal in score with the one before it: the criterion that parts the two; `criteria.size()`:
  /// none does, it was proposed later.
  std::optional<std::size_t> parted_by = {};
};

/// At least three quarters, rounded up; nobody is no quorum.
std::size_t quorum_of(std::size_t entitled);

/// Every candidate once: those in the ranking by their places, then those without a quorum in the
/// order of proposal.
std::vector<Standing> tally(const Poll& poll);

/// The votes that count for a candidate, without who gave them and in an order that does not tell:
/// most points first, then by their reasons.
std::vector<Vote> counted_votes(const Poll& poll, const std::string& candidate);

/// The whole count as JSON: the rule's version, places, criteria, and for each candidate, in the
/// order of the tally, its figures and its votes without names. The same poll gives the same bytes,
/// and the list can be counted again from it alone.
std::string protocol_of(const Poll& poll);

}  // namespace ocop::shortlist
