#include "outreach/next_step.h"

#include <tuple>

namespace ocop::outreach {

const records::Record* open_step(std::span<const records::Record> visits) {
  const records::Record* last = nullptr;
  const auto order = [](const records::Record& visit) {
    return std::tie(visit["held_on"], visit.id);
  };
  for (const records::Record& visit : visits) {
    if (last == nullptr || order(*last) < order(visit)) last = &visit;
  }
  return last != nullptr && last->day("next_on") ? last : nullptr;
}

}  // namespace ocop::outreach
