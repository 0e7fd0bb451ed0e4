#pragma once

#include <vector>

#include "office/office.h"

namespace ocop::office {

/// The units of the day that lie within the reach, at most `limits::units_offered_max`; none when
/// there are more, since nobody looks through such a list.
std::vector<UnitName> units_within(const Units& units, const accounts::Reach& reach, Date day);

}  // namespace ocop::office
