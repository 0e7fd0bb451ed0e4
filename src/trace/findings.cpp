#include "trace/findings.h"

#include <algorithm>
#include <optional>
#include <span>

namespace ocop::trace {
namespace {

using Sightings = std::vector<Sighting>;

bool is_shipping(std::string_view business_step) {
  return business_step == "shipping" || business_step == "departing" ||
         business_step == "transporting";
}

bool is_receiving(std::string_view business_step) {
  return business_step == "receiving" || business_step == "arriving" ||
         business_step == "accepting";
}

// The shipping that nothing follows. Events of one and the same instant are taken together, since
// their order says nothing.
std::optional<Sighting> open_shipping(const EventPool& pool, const Sightings& sightings) {
  std::optional<Sighting> shipping;
  bool is_received = false;
  std::optional<std::int64_t> last;
  for (const auto& sighting : sightings) {
    const auto time = pool.time(sighting.event);
    if (last && time < *last) continue;
    if (last != time) {
      shipping.reset();
      is_received = false;
      last = time;
    }
    const auto& facts = pool.facts(sighting.event);
    is_received = is_received || is_receiving(facts.business_step);
    const bool is_first = !shipping || facts.event_id < pool.facts(shipping->event).event_id;
    if (is_shipping(facts.business_step) && is_first) shipping = sighting;
  }
  return is_received ? std::nullopt : shipping;
}

void report(std::string_view path, const std::optional<Sighting>& shipping,
            std::vector<FindingDraft>& findings) {
  if (!shipping) return;
  const auto subject = shipping->container.empty() ? path : shipping->container;
  findings.push_back({FindingKind::shipped_not_received, subject, shipping->event});
}

// A part of a lot is followed by its container: what names the container, and any receiving of the
// lot itself, for which nobody wrote down the container.
void judge_container(const EventPool& pool, std::string_view container, const Sightings& sightings,
                     std::vector<FindingDraft>& findings) {
  Sightings of_container;
  for (const auto& sighting : sightings) {
    const auto& facts = pool.facts(sighting.event);
    const bool concerns = sighting.container == container || facts.parent == container ||
                          (sighting.container.empty() && is_receiving(facts.business_step));
    if (concerns) of_container.push_back(sighting);
  }
  report(container, open_shipping(pool, of_container), findings);
}

void judge_lot(const EventPool& pool, std::string_view path, const Sightings& sightings,
               std::vector<FindingDraft>& findings) {
  std::vector<std::string_view> containers;
  for (const auto& sighting : sightings) {
    const bool is_new = !sighting.container.empty() &&
                        std::ranges::find(containers, sighting.container) == containers.end();
    if (is_new) containers.push_back(sighting.container);
  }
  for (const auto container : containers) judge_container(pool, container, sightings, findings);
  const auto last = open_shipping(pool, sightings);
  if (last && last->container.empty()) report(path, last, findings);
}

void judge_end(const EventPool& pool, std::string_view path, const Sightings& sightings,
               std::vector<FindingDraft>& findings) {
  std::optional<std::int64_t> end;
  for (const auto& sighting : sightings) {
    const auto time = pool.time(sighting.event);
    if (sighting.ends && (!end || time < *end)) end = time;
  }
  if (!end) return;
  std::optional<EventPool::Index> after;
  for (const auto& sighting : sightings) {
    if (pool.time(sighting.event) <= *end) continue;
    if (!after || pool.earlier(sighting.event, *after)) after = sighting.event;
  }
  if (after) findings.push_back({FindingKind::observed_after_end, path, *after});
}

}  // namespace

void judge(const EventPool& pool, std::string_view path, Kind kind,
           const std::vector<Sighting>& sightings, std::vector<FindingDraft>& findings) {
  if (kind != Kind::instance) {
    judge_lot(pool, path, sightings, findings);
    return;
  }
  report(path, open_shipping(pool, sightings), findings);
  judge_end(pool, path, sightings, findings);
}

}  // namespace ocop::trace
