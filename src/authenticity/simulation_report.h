#pragma once

#include <string>

#include "authenticity/simulation.h"

namespace ocop::authenticity::simulation {

/// One JSON object in one line.
std::string to_json(const FamilyResult& result);
std::string to_json(const GenuineResult& result);

}  // namespace ocop::authenticity::simulation
