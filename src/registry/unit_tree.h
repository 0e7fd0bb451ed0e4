#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "registry/unit.h"

namespace ocop::registry {

/// The administrative units through time: what a code meant on a day, who lies below whom, what
/// became of whom. Immutable; pointers live as long as the tree.
///
///     tree.wards_to_reach("002", {2025, 6, 30})   the 18 wards of the district
///     tree.wards_to_reach("002", {2025, 7, 1})    the three that its wards became
class UnitTree {
 public:
  UnitTree() = default;
  /// A succession that names a unit that is not there is left out.
  UnitTree(std::vector<Unit> units, std::vector<UnitSuccession> successions);

  const std::vector<Unit>& units() const { return units_; }

  /// What that code meant on that day; null when nothing.
  const Unit* unit(std::string_view code, Date day) const;
  /// Whether the code was ever one.
  bool has(std::string_view code) const { return by_code_.contains(std::string(code)); }
  /// What that code means now, or meant last; null when it was never one.
  const Unit* latest(std::string_view code) const;
  /// Directly below it on that day, in the order of their codes.
  std::vector<const Unit*> children_of(std::string_view code, Date day) const;
  /// The unit and all below it on that day; empty when the code means nothing then.
  std::vector<const Unit*> subtree(std::string_view code, Date day) const;
  /// What the unit became, the main successor first; empty while it lasts.
  std::vector<const Unit*> successors_of(const Unit& unit) const;
  /// Whose land it took over, directly.
  std::vector<const Unit*> predecessors_of(const Unit& unit) const;
  /// The unit that holds its main part on that day, along main successors; the unit itself while it
  /// lasts, null when the line breaks off.
  const Unit* heir_of(const Unit& unit, Date day) const;

  /// The codes whose records an officer of the unit works with: of the unit, of all below it on
  /// that day and of their predecessors. The code of a predecessor that means another unit on that
  /// day is left out: records under it belong to that other unit now.
  std::vector<std::string> codes_under(std::string_view code, Date day) const;

  /// Whom a message "to all wards of" the unit reaches on that day: the wards below it. When the
  /// unit has ended, the heirs of the wards that it had on its last day, each once.
  std::vector<const Unit*> wards_to_reach(std::string_view code, Date day) const;

 private:
  using Index = std::unordered_map<std::string, std::vector<std::size_t>>;
  std::vector<const Unit*> at(const Index& index, const std::string& key) const;
  const Unit* last_before(std::string_view code, Date day) const;

  std::vector<Unit> units_;
  Index by_code_, by_parent_, successors_, predecessors_;
};

/// Land passes on the day after: a successor is there on the day after the unit's last one. From
/// this follows that successions never lead back to where they came from.
bool may_succeed(const Unit& unit, const Unit& successor);

/// Whether two units have a day in common.
bool share_a_day(const Unit& a, const Unit& b);

}  // namespace ocop::registry
