#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"

namespace ocop::outreach {

/// How far a household has come on the way to recognition (requirement R22). The first six are the
/// ladder; the last two leave it.
enum class Stage : std::uint8_t {
  discovered,
  visited,
  interested,
  registered,  ///< a subject of the programme
  filed,       ///< a dossier with the ward
  recognised,  ///< a star certificate of one of its products
  refused,
  dormant,
};
inline constexpr std::size_t ladder_steps = 6;

std::string_view name_of(Stage stage);  ///< "discovered"

/// The way of one household: the day on which each step was taken, none where it was not.
struct Way {
  std::array<std::optional<Date>, ladder_steps> steps;
  std::optional<Date> refused, dormant;
  std::string refusal_reason;  ///< of `refused`
  std::string ward, street;    ///< where it lives: code of the unit, name of the street

  std::optional<Date>& step(Stage stage) { return steps[static_cast<std::size_t>(stage)]; }
  const std::optional<Date>& step(Stage stage) const {
    return steps[static_cast<std::size_t>(stage)];
  }
  /// The day on which this step, or a later one, was first taken: who registered unasked has been
  /// discovered, visited and interested by then.
  std::optional<Date> reached(Stage stage) const;
};

/// Where the household stood at the end of that day; nothing before it was discovered. A refusal
/// or a pause counts until a later step of the ladder, and a refusal before a pause.
std::optional<Stage> stage_on(const Way& way, Date day);

/// A step that is dated before one below it: what is wrong, or nothing. The pair is (earlier step,
/// later step) as on the ladder.
std::optional<std::pair<Stage, Stage>> out_of_order(const Way& way);

}  // namespace ocop::outreach
