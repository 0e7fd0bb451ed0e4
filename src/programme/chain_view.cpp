#include "programme/chain_view.h"

#include <algorithm>

namespace ocop::programme {
namespace {

std::vector<pages::Key> relations(const Chain& chain, std::string_view page, std::string_view id) {
  std::vector<pages::Key> found;
  for (const Link& link : chain.links) {
    if (link.later == page && link.earlier == id) found.push_back(label_of(link.kind));
    if (link.earlier == page && link.later == id) found.push_back(inverse_of(link.kind));
  }
  return found;
}

}  // namespace

std::vector<ChainStep> chain_steps(const Chain& chain, std::string_view id, Date day) {
  std::vector<ChainStep> steps;
  for (const std::string& each : chain_of(chain.links, id)) {
    const records::Record* document = chain.document(each);
    if (document == nullptr) continue;
    steps.push_back({document, document->day("issued_on"), chain.status(each, day),
                     relations(chain, id, each)});
  }
  std::ranges::stable_sort(steps, {}, [](const ChainStep& step) { return step.day; });
  return steps;
}

std::optional<Area> area_of(const records::Record& document, const registry::UnitTree& units,
                            Date today) {
  Area area;
  area.day = document.day("issued_on").value_or(today);
  area.unit = units.unit(document["area_code"], area.day);
  if (area.unit == nullptr) return std::nullopt;
  for (const registry::Unit* each : units.subtree(area.unit->code, area.day)) {
    const bool is_ward = each->kind == registry::UnitKind::ward && each != area.unit;
    if (is_ward) area.wards.push_back(each);
  }
  return area;
}

}  // namespace ocop::programme
