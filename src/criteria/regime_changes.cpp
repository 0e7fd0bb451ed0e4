#include "criteria/regime_changes.h"

#include <algorithm>
#include <tuple>

namespace ocop::criteria {
namespace {

bool is_same(const Label& one, const Label& other) {
  return one.vi == other.vi && one.en == other.en;
}

bool is_same(const Option& one, const Option& other) {
  return std::tie(one.points, one.minimum_for, one.case_code) ==
             std::tie(other.points, other.minimum_for, other.case_code) &&
         is_same(one.label, other.label);
}

bool is_same(const Knockout& one, const Knockout& other) {
  return one.effect == other.effect && one.zero_in == other.zero_in &&
         is_same(one.text, other.text);
}

template <class List>
bool are_same(const List& one, const List& other) {
  return std::ranges::equal(one, other, [](const auto& a, const auto& b) { return is_same(a, b); });
}

bool is_same(const Criterion& one, const Criterion& other) {
  return std::tie(one.max, one.is_yes_no, one.requires_code) ==
             std::tie(other.max, other.is_yes_no, other.requires_code) &&
         is_same(one.name, other.name) && are_same(one.options, other.options) &&
         std::ranges::equal(one.cases, other.cases, {}, &Case::code, &Case::code) &&
         are_same(one.knockouts, other.knockouts);
}

SetChanges changes_of(const CriteriaSet& before, const CriteriaSet& after) {
  SetChanges changes{&before, &after, {}, {}, {}};
  for (const Criterion* now : after.scored()) {
    const Criterion* was = before.find(now->code);
    if (was == nullptr || !was->is_scored()) {
      changes.added.push_back(now);
    } else if (!is_same(*was, *now)) {
      changes.changed.push_back(now);
    }
  }
  for (const Criterion* was : before.scored()) {
    const Criterion* now = after.find(was->code);
    if (now == nullptr || !now->is_scored()) changes.removed.push_back(was);
  }
  return changes;
}

}  // namespace

RegimeChanges changes_between(const Regime& before, const Regime& after) {
  RegimeChanges changes;
  for (const CriteriaSet& now : after.sets) {
    const CriteriaSet* was = before.find(now.slug);
    if (was == nullptr) {
      changes.added.push_back(&now);
      continue;
    }
    SetChanges in_set = changes_of(*was, now);
    if (in_set.is_none()) {
      ++changes.same;
    } else {
      changes.changed.push_back(std::move(in_set));
    }
  }
  for (const CriteriaSet& was : before.sets) {
    if (after.find(was.slug) == nullptr) changes.removed.push_back(&was);
  }
  return changes;
}

}  // namespace ocop::criteria
