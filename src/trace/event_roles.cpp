#include "trace/event_roles.h"

#include <algorithm>

namespace ocop::trace {
namespace {

using epcis::Action;
using epcis::EventType;
using event_store::EventFacts;
using event_store::QuantityFact;

bool contains_class(const std::vector<std::string_view>& list, std::string_view trade_class) {
  return std::ranges::find(list, trade_class, trade_class_of) != list.end();
}

bool contains_class(const std::vector<QuantityFact>& list, std::string_view trade_class) {
  return std::ranges::any_of(list, [trade_class](const QuantityFact& quantity) {
    return trade_class_of(quantity.epc_class) == trade_class;
  });
}

}  // namespace

bool contains(const std::vector<std::string_view>& list, std::string_view path) {
  return std::ranges::find(list, path) != list.end();
}

bool contains(const std::vector<QuantityFact>& list, std::string_view path) {
  return std::ranges::find(list, path, &QuantityFact::epc_class) != list.end();
}

Role role_of(const EventFacts& facts, std::string_view path) {
  if (!facts.parent.empty() && facts.parent == path) return Role::parent;
  if (facts.type != EventType::aggregation) return Role::observed;
  if (facts.action == Action::add) return Role::packed;
  return facts.action == Action::remove ? Role::unpacked : Role::observed;
}

const std::vector<std::string_view>& created_by(const EventFacts& facts) {
  static const std::vector<std::string_view> none;
  if (facts.type == EventType::transformation) return facts.output_epcs;
  return facts.type == EventType::object && facts.action == Action::add ? facts.epcs : none;
}

std::vector<std::string> lots_named(const EventFacts& facts) {
  std::vector<std::string> lots;
  if (facts.lot.empty()) return lots;
  std::string_view last_class;
  const auto take = [&](std::string_view path) {
    const auto trade_class = trade_class_of(path);
    if (trade_class.empty() || trade_class == last_class) return;
    last_class = trade_class;
    lots.push_back(lot_path(path, facts.lot));
  };
  for (const auto epc : created_by(facts)) take(epc);
  for (const auto& quantity : facts.output_quantities) {
    if (kind_of_class(quantity.epc_class) == Kind::trade_class) take(quantity.epc_class);
  }
  return lots;
}

bool names_output(const EventFacts& facts, std::string_view path) {
  if (contains(facts.output_epcs, path) || contains(facts.output_quantities, path)) return true;
  return !facts.lot.empty() &&
         std::ranges::any_of(lots_named(facts), [&](const auto& lot) { return lot == path; });
}

Part part_in_transformation(const EventFacts& facts, std::string_view path, Kind kind) {
  if (kind == Kind::instance) {
    return {contains(facts.input_epcs, path), contains(facts.output_epcs, path)};
  }
  const Part part{contains(facts.input_quantities, path), names_output(facts, path)};
  if (part.is_input || part.is_output) return part;
  const auto trade_class = trade_class_of(path);
  const bool is_output = contains_class(facts.output_epcs, trade_class) ||
                         contains_class(facts.output_quantities, trade_class);
  const bool is_input = contains_class(facts.input_epcs, trade_class) ||
                        contains_class(facts.input_quantities, trade_class);
  return {is_input && !is_output, is_output};
}

std::int64_t end_of_day(LocalTime time) {
  const Date day = date_of(time.instant, time.offset_minutes);
  return start_of(day, time.offset_minutes).micros + micros_per_day;
}

}  // namespace ocop::trace
