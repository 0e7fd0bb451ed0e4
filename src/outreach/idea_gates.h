#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace ocop::outreach {

/// How far an idea of a new product has come (requirement R24). Each stage after the first is
/// entered through a gate, which asks for evidence.
enum class IdeaStage : std::uint8_t { idea, prototype, test, pilot, market };
inline constexpr std::size_t idea_stages = 5;

enum class Evidence : std::uint8_t {
  photo,
  recipe,
  lab_report,
  sensory_panel,
  batch,
  feedback,
  declaration,  ///< self-declared quality, Decree 15/2018/NĐ-CP, article 5
  label,
};

std::string_view name_of(IdeaStage stage);    ///< "prototype"
std::string_view name_of(Evidence evidence);  ///< "lab_report"

/// One of these suffices: a gate asks for one piece of each of its needs.
using Need = std::vector<Evidence>;

/// What the gate into a stage asks for: a prototype shows itself in a photo or a recipe, a test in
/// a laboratory's report or a sensory panel, a pilot in a batch and in what people said of it, the
/// market asks for the declaration and the label. Nothing for `idea`.
std::span<const Need> needs_of(IdeaStage gate);

/// The needs of the gate that no evidence at hand meets.
std::vector<Need> missing_for(IdeaStage gate, std::span<const Evidence> at_hand);

struct Passage {
  IdeaStage gate = IdeaStage::prototype;
  Date day;
};

/// Where the idea stands on a day: the last gate it has passed, all before it passed as well.
IdeaStage stage_on(std::span<const Passage> passages, Date day);

}  // namespace ocop::outreach
