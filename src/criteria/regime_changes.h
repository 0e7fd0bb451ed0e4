#pragma once

#include <string>
#include <vector>

#include "criteria/regime.h"

namespace ocop::criteria {

/// What differs in one set that two decisions have.
struct SetChanges {
  const CriteriaSet* before = nullptr;
  const CriteriaSet* after = nullptr;
  std::vector<const Criterion*> added, removed;  ///< scored ones, by their codes
  std::vector<const Criterion*>
      changed;  ///< as they are now: maximum, answers, marks or conditions

  bool is_none() const { return added.empty() && removed.empty() && changed.empty(); }
};

/// What a decision changes against the one before it.
struct RegimeChanges {
  std::vector<const CriteriaSet*> added, removed;  ///< sets, by their slugs
  std::vector<SetChanges> changed;
  std::size_t same = 0;  ///< sets in which nothing that is scored differs
};

/// Sets are told apart by their slugs, since numbers are given out anew by each decision. The
/// pointers are those of the two regimes.
RegimeChanges changes_between(const Regime& before, const Regime& after);

}  // namespace ocop::criteria
