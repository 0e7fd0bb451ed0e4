#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "registry/label_rules.h"

namespace ocop::registry {

/// What is known of a label, by the names of the proofs (data/labels/README.md); an absent fact is
/// not known.
using LabelFacts = std::map<std::string, std::string, std::less<>>;

enum class LabelState : std::uint8_t { present, wrong, missing, not_applicable };

struct LabelFinding {
  const LabelItem* item = nullptr;
  LabelState state = LabelState::missing;
  std::string found;  ///< the fact that proves it, or that is wrong
  std::string right;  ///< for `wrong`: how it should be written
};

struct LabelCheck {
  const LabelRegime* regime = nullptr;  ///< null: no rules on record for that day
  std::string of_goods;                 ///< the class; empty: no criteria set of 2026 was chosen
  std::vector<LabelFinding> findings;   ///< in the order of the regime, those that hold on the day

  std::size_t count(LabelState state) const;
  bool is_complete() const;  ///< there are rules and a class, and nothing is missing or wrong
};

/// Holds what is known against what the law wants on that day for goods of that criteria set ("7").
/// A product without a set gets no findings: nobody knows which items apply. Pure; the findings
/// point into `rules`.
LabelCheck check_label(const LabelRules& rules, std::string_view set_2026, const LabelFacts& facts,
                       Date day);

}  // namespace ocop::registry
