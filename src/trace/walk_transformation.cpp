#include <algorithm>

#include "trace/event_roles.h"
#include "trace/walk.h"

/// The part of the walk that goes through transformations: from outputs to inputs with all they
/// held, from inputs to outputs.
namespace ocop::trace {

using epcis::Action;
using epcis::EventType;
using event_store::EventFacts;
using event_store::Key;

// A transformation may be written as several events with one identifier (EPCIS 2.0 section 7.4.6):
// inputs as they go in, outputs as they come out.
Result<Walk::List> Walk::merged_transformation(Index event) {
  const auto id = pool_.facts(event).transformation_id;
  if (id.empty()) return List{event};
  return pool_.find(Key::transformation_id, id);
}

Result<void> Walk::made_from(const Thing& thing, Index event) {
  TRY(const List events, merged_transformation(event));
  if (events.empty()) return ok();
  const auto naming = std::ranges::find_if(
      events, [&](Index one) { return names_output(pool_.facts(one), thing.path); });
  const Index says_output = naming == events.end() ? event : *naming;
  const std::int64_t until = end_of_day(pool_.facts(events.back()).event_time);
  for (const Index one : events) {
    record(thing, one, Role::produced, thing.path);
    const EventFacts& facts = pool_.facts(one);
    Use use{thing.path, says_output, pool_.time(one), {}};
    for (const auto& quantity : facts.input_quantities) {
      TRY_VOID(used_with_contents({quantity.epc_class, kind_of_class(quantity.epc_class),
                                   Line::backward, thing.distance - 1, until},
                                  use));
    }
    for (const auto input : facts.input_epcs) {
      TRY_VOID(used_with_contents(
          {input, Kind::instance, Line::backward, thing.distance - 1, until}, use));
    }
  }
  return ok();
}

// Who uses up a case uses up what is in it.
Result<void> Walk::used_with_contents(const Thing& input, Use& use) {
  add_edge(input.path, use.output, use.says_output);
  if (!add(input) || input.kind != Kind::instance) return ok();
  TRY(const auto children, contents_at(input.path, use.time));
  if (children.empty() || contains(use.opened, input.path)) return ok();
  use.opened.push_back(input.path);
  for (const auto& [path, kind] : children) {
    Thing child = input;
    child.path = path;
    child.kind = kind;
    TRY_VOID(used_with_contents(child, use));
  }
  return ok();
}

Result<std::vector<Walk::Child>> Walk::contents_at(std::string_view container, std::int64_t time) {
  std::vector<Child> children;
  const auto is_known = [&children](std::string_view path) {
    return std::ranges::find(children, path, &Child::path) != children.end();
  };
  TRY(const List* events, pool_.of_instance(container));
  for (const Index event : *events) {
    const EventFacts& facts = pool_.facts(event);
    const bool is_packing = facts.type == EventType::aggregation && facts.action == Action::add &&
                            facts.parent == container && pool_.time(event) <= time;
    if (!is_packing) continue;
    for (const auto epc : facts.epcs) {
      if (!is_known(epc)) children.push_back({epc, Kind::instance});
    }
    for (const auto& quantity : facts.quantities) {
      if (!is_known(quantity.epc_class)) {
        children.push_back({quantity.epc_class, kind_of_class(quantity.epc_class)});
      }
    }
  }
  std::vector<Child> inside;
  for (const Child& child : children) {
    TRY(const bool is_inside, is_inside_at(child, container, *events, time));
    if (is_inside) inside.push_back(child);
  }
  return inside;
}

Result<bool> Walk::is_inside_at(const Child& child, std::string_view container, const List& events,
                                std::int64_t time) {
  const auto holds = [&](const Window& window) {
    return window.container == container && window.holds(time);
  };
  if (child.kind == Kind::instance) {
    TRY(const Stays* stays, stays_of_container(child.path));
    return std::ranges::any_of(stays->windows, holds);
  }
  static const List none;
  std::vector<Window> windows;
  const Subject subject{child.path, child.kind, &none};
  replay(packings_of(pool_, subject, container, events), container, windows);
  return std::ranges::any_of(windows, holds);
}

Result<void> Walk::made_into(const Thing& thing, Index event, Role role, std::string_view subject) {
  TRY(const List events, merged_transformation(event));
  for (std::size_t i = 0; i < events.size(); ++i) {
    record(thing, events[i], role, subject);
    const EventFacts& facts = pool_.facts(events[i]);
    const auto named_before = [&](std::string_view output) {
      return std::any_of(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(i),
                         [&](Index one) { return names_output(pool_.facts(one), output); });
    };
    const auto output = [&](std::string_view path, Kind kind) {
      if (!named_before(path)) add_edge(thing.path, path, events[i]);
      add({path, kind, Line::forward, thing.distance + 1, for_ever});
    };
    for (const auto& quantity : facts.output_quantities) {
      output(quantity.epc_class, kind_of_class(quantity.epc_class));
    }
    for (const auto& lot : lots_named(facts)) output(keep(lot), Kind::lot);
    for (const auto epc : facts.output_epcs) output(epc, Kind::instance);
  }
  return ok();
}

}  // namespace ocop::trace
