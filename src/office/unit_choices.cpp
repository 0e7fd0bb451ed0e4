#include "office/unit_choices.h"

#include <algorithm>

#include "base/limits.h"

namespace ocop::office {

std::vector<UnitName> units_within(const Units& units, const accounts::Reach& reach, Date day) {
  std::vector<UnitName> found = units.all(day);
  if (!reach.everything) {
    std::erase_if(found, [&](const UnitName& unit) {
      return std::ranges::find(reach.units, unit.code) == reach.units.end();
    });
  }
  if (found.size() > limits::units_offered_max) found.clear();
  return found;
}

}  // namespace ocop::office
