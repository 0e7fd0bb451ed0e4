#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "criteria/regime.h"

/// The stars of a product: the highest rank that is not above the band of the mean and of which,
/// and of all lower ranks, every minimum is reached; none at all when something knocks the product
/// out. The decision calls the marks minimums and does not say what follows when one is missed; nor
/// whether the mean or the agreed answer is held against them. Here the agreed answer is.
namespace ocop::criteria {

/// What was answered, by the codes of the scored criteria.
struct Sheet {
  std::map<std::string, Points, std::less<>> points;
  std::map<std::string, std::string, std::less<>> cases;  ///< of criteria with branches
  std::set<std::string, std::less<>> knockouts;           ///< criteria whose knock-out was found

  Points of(std::string_view code) const;                 ///< zero without an answer
  std::string_view case_of(std::string_view code) const;  ///< empty when none was chosen
  Points total() const;

  friend bool operator==(const Sheet&, const Sheet&) = default;
};

enum class SheetFaultKind : std::uint8_t {
  unknown_criterion,  ///< the set scores no such criterion
  missing,            ///< a criterion without an answer
  no_option,          ///< points that the criterion does not offer
  unknown_case,
  needs_other,  ///< points although the criterion it requires has none
  no_knockout,  ///< the criterion knocks nothing out
};

struct SheetFault {
  std::string criterion;
  SheetFaultKind kind = SheetFaultKind::missing;
  friend bool operator==(const SheetFault&, const SheetFault&) = default;
};

/// What is wrong with a sheet, in the order of the set. One that a producer is still filling in may
/// have missing answers and nothing else.
std::vector<SheetFault> faults_of(const CriteriaSet& set, const Sheet& sheet);

/// A minimum that was missed.
struct MissedMinimum {
  std::string criterion;
  Points reached, needed;
  friend bool operator==(const MissedMinimum&, const MissedMinimum&) = default;
};

struct KnockedOut {
  std::string criterion;
  KnockoutEffect effect = KnockoutEffect::exclude;
  friend bool operator==(const KnockedOut&, const KnockedOut&) = default;
};

struct Outcome {
  Points total;             ///< of the agreed answers
  Fraction mean;            ///< of the members, or the total when there were none
  int band = 0;             ///< the star that the points alone would give
  std::optional<int> star;  ///< none when knocked out
  bool has_certificate = false;
  std::map<std::string, Points> parts;  ///< of the agreed answers, by part
  /// By star, from that of the band down to the one above the result: all that bars it.
  std::map<int, std::vector<MissedMinimum>, std::greater<>> missed;
  std::vector<KnockedOut> knocked_out;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// Judges the agreed answers of a council with the mean of its members. The sheet has no fault but
/// missing answers, which count as none.
Outcome judge(const Regime& regime, const CriteriaSet& set, const Sheet& agreed,
              const Fraction& mean);

/// Judges a sheet alone, its total for the mean.
Outcome judge(const Regime& regime, const CriteriaSet& set, const Sheet& sheet);

}  // namespace ocop::criteria
