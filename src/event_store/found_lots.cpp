#include "event_store/found_lots.h"

#include <algorithm>

namespace ocop::event_store {

std::optional<std::vector<Sequence>> FoundLots::find(std::string_view term, Sequence last) const {
  const Section& part = all_[section_of(term)];
  const std::lock_guard lock(part.mutex);
  const auto known = part.lots.find(term);
  if (known == part.lots.end() || known->second.last < last) return std::nullopt;
  const auto& events = known->second.events;
  return std::vector(events.begin(), std::ranges::upper_bound(events, last));
}

void FoundLots::keep(std::string_view term, Sequence last, const std::vector<Sequence>& found) {
  if (found.size() > events_of_a_lot_max) return;
  Section& part = all_[section_of(term)];
  const std::lock_guard lock(part.mutex);
  const auto known = part.lots.find(term);
  if (known != part.lots.end()) {
    if (known->second.last < last) known->second = {last, found};
    return;
  }
  // All at once: those that are asked for come back with the next look.
  if (part.lots.size() >= section_max_) part.lots.clear();
  part.lots.emplace(term, Found{last, found});
}

}  // namespace ocop::event_store
