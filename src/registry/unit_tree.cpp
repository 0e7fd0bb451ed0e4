#include "registry/unit_tree.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace ocop::registry {
namespace {

Date day_after(Date day) { return date_from_days(days_from_date(day) + 1); }

}  // namespace

UnitId unit_id(std::string_view code, Date valid_from) {
  return UnitId(std::string(code) + "@" + format_iso(valid_from));
}

UnitTree::UnitTree(std::vector<Unit> units, std::vector<UnitSuccession> successions)
    : units_(std::move(units)) {
  std::unordered_map<std::string, std::size_t> by_id;
  std::ranges::sort(units_, {},
                    [](const Unit& unit) { return std::tie(unit.code, unit.valid_from); });
  for (std::size_t i = 0; i < units_.size(); ++i) {
    units_[i].id = unit_id(units_[i].code, units_[i].valid_from);
    by_id.emplace(units_[i].id.text(), i);
    by_code_[units_[i].code].push_back(i);
    by_parent_[units_[i].parent_code].push_back(i);
  }
  std::ranges::sort(successions, {}, [](const UnitSuccession& succession) {
    return std::tuple(!succession.is_main, succession.successor_code);
  });
  for (const UnitSuccession& each : successions) {
    const auto unit = by_id.find(unit_id(each.unit_code, each.unit_valid_from).text());
    const auto successor =
        by_id.find(unit_id(each.successor_code, each.successor_valid_from).text());
    if (unit == by_id.end() || successor == by_id.end()) continue;
    successors_[unit->first].push_back(successor->second);
    predecessors_[successor->first].push_back(unit->second);
  }
}

std::vector<const Unit*> UnitTree::at(const Index& index, const std::string& key) const {
  std::vector<const Unit*> found;
  const auto positions = index.find(key);
  if (positions == index.end()) return found;
  for (const std::size_t position : positions->second) found.push_back(&units_[position]);
  return found;
}

const Unit* UnitTree::unit(std::string_view code, Date day) const {
  const auto positions = by_code_.find(std::string(code));
  if (positions == by_code_.end()) return nullptr;
  for (const std::size_t position : positions->second) {
    if (units_[position].is_valid_on(day)) return &units_[position];
  }
  return nullptr;
}

const Unit* UnitTree::latest(std::string_view code) const {
  const auto of_code = at(by_code_, std::string(code));
  return of_code.empty() ? nullptr : of_code.back();
}

std::vector<const Unit*> UnitTree::children_of(std::string_view code, Date day) const {
  auto found = at(by_parent_, std::string(code));
  std::erase_if(found, [&](const Unit* unit) { return !unit->is_valid_on(day); });
  return found;
}

std::vector<const Unit*> UnitTree::subtree(std::string_view code, Date day) const {
  std::vector<const Unit*> found;
  if (const Unit* top = unit(code, day)) found.push_back(top);
  // A code is longer than that of its parent (check of the registers), so this ends.
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const Unit* child : children_of(found[i]->code, day)) {
      if (child->code.size() > found[i]->code.size()) found.push_back(child);
    }
  }
  return found;
}

std::vector<const Unit*> UnitTree::successors_of(const Unit& unit) const {
  return at(successors_, unit.id.text());
}

std::vector<const Unit*> UnitTree::predecessors_of(const Unit& unit) const {
  return at(predecessors_, unit.id.text());
}

const Unit* UnitTree::heir_of(const Unit& unit, Date day) const {
  const Unit* heir = &unit;
  while (heir->valid_to && *heir->valid_to < day) {
    const auto next = successors_of(*heir);
    if (next.empty() || !may_succeed(*heir, *next.front())) return nullptr;
    heir = next.front();
  }
  return heir->is_valid_on(day) ? heir : nullptr;
}

std::vector<std::string> UnitTree::codes_under(std::string_view code, Date day) const {
  auto reached = subtree(code, day);
  std::set<std::string> codes;
  for (const Unit* unit : reached) codes.insert(unit->code);
  std::set<const Unit*> seen(reached.begin(), reached.end());
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const Unit* before : predecessors_of(*reached[i])) {
      if (!seen.insert(before).second) continue;
      reached.push_back(before);
      if (unit(before->code, day) == nullptr) codes.insert(before->code);
    }
  }
  return {codes.begin(), codes.end()};
}

const Unit* UnitTree::last_before(std::string_view code, Date day) const {
  const Unit* last = nullptr;
  for (const Unit* unit : at(by_code_, std::string(code))) {
    if (unit->valid_to && *unit->valid_to < day) last = unit;
  }
  return last;
}

std::vector<const Unit*> UnitTree::wards_to_reach(std::string_view code, Date day) const {
  const auto wards_of = [&](Date when) {
    auto wards = subtree(code, when);
    std::erase_if(wards, [](const Unit* unit) { return unit->kind != UnitKind::ward; });
    return wards;
  };
  if (unit(code, day) != nullptr) return wards_of(day);
  const Unit* ended = last_before(code, day);
  if (ended == nullptr) return {};
  std::vector<const Unit*> reached;
  for (const Unit* ward : wards_of(*ended->valid_to)) {
    const Unit* heir = heir_of(*ward, day);
    if (heir != nullptr && std::ranges::find(reached, heir) == reached.end()) {
      reached.push_back(heir);
    }
  }
  return reached;
}

bool may_succeed(const Unit& unit, const Unit& successor) {
  return unit.valid_to && successor.is_valid_on(day_after(*unit.valid_to));
}

bool share_a_day(const Unit& a, const Unit& b) {
  const bool a_ends_before = a.valid_to && *a.valid_to < b.valid_from;
  const bool b_ends_before = b.valid_to && *b.valid_to < a.valid_from;
  return !a_ends_before && !b_ends_before;
}

}  // namespace ocop::registry
