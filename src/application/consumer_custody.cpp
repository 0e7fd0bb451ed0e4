#include "application/consumer_custody.h"

#include <algorithm>

namespace ocop::application {
namespace {

constexpr std::string_view location_prefix = "/414/";

/// The province that holds the unit; empty when the unit is unknown.
std::string province_of(const registry::Catalogue& catalogue, std::string_view unit_code) {
  constexpr int levels_max = 4;
  const registry::Unit* unit = catalogue.unit_tree().latest(unit_code);
  for (int level = 0; unit != nullptr && level < levels_max; ++level) {
    if (unit->parent_code.empty()) return unit->code;
    unit = catalogue.unit_tree().latest(unit->parent_code);
  }
  return {};
}

std::string province_of_place(const registry::Catalogue& catalogue, std::string_view path) {
  if (!path.starts_with(location_prefix)) return {};
  const auto gln = path.substr(location_prefix.size(), 13);
  const registry::Place* place = catalogue.place_by_gln(gln);
  return place == nullptr ? std::string() : province_of(catalogue, place->unit_code);
}

void expect(authenticity::Custody& custody, std::string province) {
  auto& all = custody.expected_provinces;
  if (!province.empty() && std::ranges::find(all, province) == all.end()) {
    all.push_back(std::move(province));
  }
}

bool is_sale(const event_store::EventFacts& facts) {
  return facts.disposition == "retail_sold" || facts.business_step == "retail_selling";
}

/// After it nobody should hold the piece.
bool is_end(const trace::Step& step) {
  const event_store::EventFacts& facts = step.event.facts;
  return step.role == trace::Role::consumed || facts.business_step == "consuming" ||
         facts.business_step == "decommissioning" || facts.business_step == "destroying" ||
         facts.disposition == "destroyed";
}

}  // namespace

authenticity::Custody custody_of(const Scan& scan, const registry::Catalogue& catalogue) {
  authenticity::Custody custody;
  if (scan.maker != nullptr) {
    custody.home_province = province_of(catalogue, scan.maker->unit_code);
  }
  for (const trace::Step* step : scan.own) {
    const event_store::EventFacts& facts = step->event.facts;
    if (facts.business_step == "shipping") {
      custody.is_tracked = true;
      if (!custody.shipped_at) custody.shipped_at = facts.event_time.instant;
      for (const auto& destination : facts.destinations) {
        expect(custody, province_of_place(catalogue, destination.id));
      }
    }
    if (facts.business_step == "receiving") {
      expect(custody, province_of_place(catalogue, facts.read_point));
    }
    if (step->subject != scan.item_path) continue;
    if (is_sale(facts)) custody.sold_at = facts.event_time.instant;
    if (is_end(*step)) custody.ended_at = facts.event_time.instant;
  }
  return custody;
}

}  // namespace ocop::application
