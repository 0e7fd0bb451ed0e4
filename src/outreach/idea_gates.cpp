#include "outreach/idea_gates.h"

#include <algorithm>

namespace ocop::outreach {

std::string_view name_of(IdeaStage stage) {
  constexpr std::string_view names[] = {"idea", "prototype", "test", "pilot", "market"};
  return names[static_cast<std::size_t>(stage)];
}

std::string_view name_of(Evidence evidence) {
  constexpr std::string_view names[] = {"photo", "recipe",   "lab_report",  "sensory_panel",
                                        "batch", "feedback", "declaration", "label"};
  return names[static_cast<std::size_t>(evidence)];
}

std::span<const Need> needs_of(IdeaStage gate) {
  using enum Evidence;
  static const std::array<std::vector<Need>, idea_stages> needs{{
      {},
      {{photo, recipe}},
      {{lab_report, sensory_panel}},
      {{batch}, {feedback}},
      {{declaration}, {label}},
  }};
  return needs[static_cast<std::size_t>(gate)];
}

std::vector<Need> missing_for(IdeaStage gate, std::span<const Evidence> at_hand) {
  std::vector<Need> missing;
  for (const Need& need : needs_of(gate)) {
    const bool is_met = std::ranges::any_of(
        need, [&](Evidence each) { return std::ranges::find(at_hand, each) != at_hand.end(); });
    if (!is_met) missing.push_back(need);
  }
  return missing;
}

IdeaStage stage_on(std::span<const Passage> passages, Date day) {
  auto stage = IdeaStage::idea;
  while (stage != IdeaStage::market) {
    const auto next = static_cast<IdeaStage>(static_cast<int>(stage) + 1);
    const bool is_passed = std::ranges::any_of(
        passages, [&](const Passage& each) { return each.gate == next && each.day <= day; });
    if (!is_passed) break;
    stage = next;
  }
  return stage;
}

}  // namespace ocop::outreach
