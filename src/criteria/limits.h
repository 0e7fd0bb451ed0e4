#pragma once

#include <cstddef>

#include "criteria/points.h"

/// What this room takes.
namespace ocop::criteria::limits {

inline constexpr Points points_max = Points::whole(100);
/// Of a file with a set of criteria, or with answers.
inline constexpr std::size_t criteria_file_bytes_max = 1U << 20;
inline constexpr std::size_t criteria_of_a_set_max = 200;
inline constexpr std::size_t sets_of_a_regime_max = 100;
inline constexpr std::size_t bands_of_a_regime_max = 10;
/// Of what stands in addresses and forms: codes of criteria and cases, slugs.
inline constexpr std::size_t code_bytes_max = 80;
/// Of a name, an answer or a note of a set.
inline constexpr std::size_t label_bytes_max = 4'000;
inline constexpr std::size_t options_of_a_criterion_max = 20;
/// "6.1.5" is three levels deep.
inline constexpr std::size_t criterion_levels_max = 4;
/// Of a council.
inline constexpr std::size_t members_max = 100;
/// Of criteria without points that others require: each doubles the ways that are weighed. Every
/// set has one of them, the story.
inline constexpr std::size_t closed_criteria_weighed_max = 4;

}  // namespace ocop::criteria::limits
