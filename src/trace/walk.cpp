#include "trace/walk.h"

#include <algorithm>
#include <memory>

#include "base/limits.h"
#include "trace/event_roles.h"

namespace ocop::trace {
namespace {

using epcis::Action;
using epcis::EventType;
using event_store::EventFacts;
using event_store::Key;

}  // namespace

void Walk::start(std::string_view path, Kind kind, std::string_view lot_of_label) {
  item_ = {path, kind, Line::item, 0, for_ever};
  lot_of_label_ = lot_of_label;
  queue_.push_back(things_.size());
  known_.emplace(std::pair(item_.line, item_.path), things_.size());
  things_.push_back(item_);
}

Result<void> Walk::run() {
  for (std::size_t i = 0; i < queue_.size(); ++i) {
    const Thing thing = things_[queue_[i]];
    TRY_VOID(visit(thing));
  }
  return ok();
}

bool Walk::walks_backward(const Thing& thing) const {
  if (thing.kind == Kind::trade_class) return false;
  const bool asked = direction_ == Direction::backward || direction_ == Direction::both;
  return thing.line == Line::backward || (thing.line == Line::item && asked);
}

bool Walk::walks_forward(const Thing& thing) const {
  if (thing.kind == Kind::trade_class) return false;
  const bool asked = direction_ == Direction::forward || direction_ == Direction::both;
  return thing.line == Line::forward || (thing.line == Line::item && asked);
}

bool Walk::add(const Thing& thing) {
  if (thing.kind == Kind::trade_class) return false;
  const bool is_too_far =
      static_cast<std::size_t>(std::abs(thing.distance)) > limits::trace_depth_max;
  const auto known = known_.find({thing.line, thing.path});
  if (known != known_.end()) {
    Thing& before = things_[known->second];
    const bool is_for_instances = before.is_without_instances && !thing.is_without_instances;
    if (thing.until > before.until || is_for_instances) {
      before.until =
          std::max(before.until, thing.until);  // more of its events matter now: look again
      before.is_without_instances = before.is_without_instances && thing.is_without_instances;
      queue_.push_back(known->second);
    }
    return true;
  }
  if (is_too_far || things_.size() == limits::trace_things_max) {
    is_cut_ = true;
    return false;
  }
  known_.emplace(std::pair(thing.line, thing.path), things_.size());
  queue_.push_back(things_.size());
  things_.push_back(thing);
  return true;
}

void Walk::record(const Thing& thing, Index event, Role role, std::string_view subject) {
  const bool is_making = role == Role::produced || role == Role::consumed;
  if (!is_making && pool_.time(event) >= thing.until) return;
  if (is_recorded_.size() <= event) is_recorded_.resize(pool_.size());
  if (is_recorded_[event]) return;
  is_recorded_[event] = true;
  if (thing.distance == 0) {
    steps_.push_back({event, role, subject, 0});
  } else {
    const Role side = thing.distance < 0 ? Role::ingredient : Role::product;
    steps_.push_back({event, side, thing.path, thing.distance});
  }
}

Result<void> Walk::visit(const Thing& thing) {
  sightings_.clear();
  walked_.clear();
  List found;
  const List* events = &found;
  if (thing.kind == Kind::instance) {
    TRY(events, pool_.of_instance(thing.path));
  } else {
    TRY(found, events_of_class(thing));
  }
  for (const Index event : *events) TRY_VOID(direct(thing, event));
  if (thing.kind == Kind::trade_class) return ok();  // a kind of thing joins nothing
  TRY_VOID(stays(thing, {thing.path, thing.kind, events}));
  if (thing.kind == Kind::instance) {
    if (walks_backward(thing)) lot_of_instance(thing, *events);
  } else if (thing.line != Line::backward) {
    instances_of_lot(thing, *events);
  }
  if (thing.line != Line::backward) {
    judge(pool_, thing.path, thing.kind, sightings_, findings_);
  }
  return ok();
}

Result<Walk::List> Walk::events_of_class(const Thing& thing) {
  TRY(List events, pool_.find(Key::epc_class, thing.path));
  if (thing.is_without_instances || thing.kind != Kind::lot) return events;
  TRY(const List of_instances,
      pool_.find(Key::instance_of_lot, thing.path, limits::trace_instance_events_max));
  List all;
  std::ranges::set_union(events, of_instances, std::back_inserter(all),
                         [this](Index a, Index b) { return pool_.earlier(a, b); });
  return all;
}

Result<void> Walk::direct(const Thing& thing, Index event) {
  const EventFacts& facts = pool_.facts(event);
  if (facts.type != EventType::transformation) {
    const Role role = role_of(facts, thing.path);
    const bool is_removed = facts.type == EventType::object && facts.action == Action::remove;
    sightings_.push_back({event, {}, is_removed});
    record(thing, event, role, thing.path);
    return ok();
  }
  const Part part = part_in_transformation(facts, thing.path, thing.kind);
  sightings_.push_back({event, {}, part.is_input});
  if (part.is_output) {
    if (walks_backward(thing)) TRY_VOID(made_from(thing, event));
    record(thing, event, Role::produced, thing.path);
  }
  // What else an ingredient went into is no part of how the item came to be.
  if (part.is_input && thing.line != Line::backward) {
    if (walks_forward(thing)) {
      TRY_VOID(made_into(thing, event, Role::consumed, thing.path));
    }
    record(thing, event, Role::consumed, thing.path);
  }
  return ok();
}

Result<void> Walk::stays(const Thing& thing, const Subject& subject) {
  TRY(const Stays stays, stays_of(pool_, subject));
  for (const Window& window : stays.windows) {
    if (window.from >= thing.until) continue;
    if (window.closed_by) {
      sightings_.push_back({*window.closed_by, {}, false});
      record(thing, *window.closed_by, Role::unpacked, thing.path);
    }
    TRY_VOID(inside(thing, window, 1));
  }
  if (thing.line == Line::backward) return ok();
  for (const Index event : stays.second_packings) {
    findings_.push_back({FindingKind::second_parent_while_packed, thing.path, event});
  }
  return ok();
}

Result<void> Walk::inside(const Thing& thing, const Window& window, std::size_t depth) {
  if (depth > limits::trace_depth_max) {
    is_cut_ = true;
    return ok();
  }
  const auto is_same = [&window](const Window& other) {
    return other.container == window.container && other.from == window.from &&
           other.until == window.until;
  };
  if (std::ranges::any_of(walked_, is_same)) return ok();
  walked_.push_back(window);
  TRY(const List* events, pool_.of_instance(window.container));
  for (const Index event : *events) {
    if (window.holds(pool_.time(event))) {
      TRY_VOID(inside_event(thing, window.container, event));
    }
  }
  return outer_containers(thing, window, depth);
}

Result<void> Walk::inside_event(const Thing& thing, std::string_view container, Index event) {
  const EventFacts& facts = pool_.facts(event);
  if (facts.parent == container) {
    // Packing something else beside it, or fixing a sensor to the container, is not its journey.
    const bool is_packing = facts.type == EventType::aggregation && facts.action != Action::observe;
    if (is_packing || facts.type == EventType::association) return ok();
  }
  const bool is_consumed =
      facts.type == EventType::transformation && contains(facts.input_epcs, container);
  if (is_consumed && thing.line == Line::backward) return ok();
  sightings_.push_back({event, container, is_consumed});
  if (is_consumed && walks_forward(thing)) {
    TRY_VOID(made_into(thing, event, Role::inside, container));
  }
  record(thing, event, Role::inside, container);
  return ok();
}

Result<void> Walk::outer_containers(const Thing& thing, const Window& window, std::size_t depth) {
  TRY(const Stays* stays, stays_of_container(window.container));
  for (const Window& outer : stays->windows) {
    Window overlap = outer;
    overlap.from = std::max(outer.from, window.from);
    overlap.until = std::min(outer.until, window.until);
    if (overlap.from >= overlap.until || overlap.from >= thing.until) continue;
    if (outer.closed_by && outer.until < window.until) {
      record(thing, *outer.closed_by, Role::inside, window.container);
    }
    TRY_VOID(inside(thing, overlap, depth + 1));
  }
  if (thing.line == Line::backward) return ok();
  for (const Index event : stays->second_packings) {
    if (!window.holds(pool_.time(event))) continue;
    findings_.push_back({FindingKind::second_parent_while_packed, window.container, event});
  }
  return ok();
}

Result<const Stays*> Walk::stays_of_container(std::string_view container) {
  const auto known = container_stays_.find(container);
  if (known != container_stays_.end()) return known->second.get();
  TRY(const List* events, pool_.of_instance(container));
  TRY(Stays stays, stays_of(pool_, {container, Kind::instance, events}));
  auto kept = std::make_unique<const Stays>(std::move(stays));
  return container_stays_.emplace(container, std::move(kept)).first->second.get();
}

void Walk::add_edge(std::string_view input, std::string_view output, Index event) {
  if (edges_.size() == limits::trace_edges_max) {
    is_cut_ = true;
    return;
  }
  edges_.push_back({input, output, event});
}

std::string_view Walk::keep(std::string path) { return made_paths_.emplace_front(std::move(path)); }

void Walk::instances_of_lot(const Thing& lot, const List& events) {
  const auto trade_class = trade_class_of(lot.path);
  for (const Index event : events) {
    const EventFacts& facts = pool_.facts(event);
    if (facts.lot.empty() || lot_path(lot.path, facts.lot) != lot.path) continue;
    for (const auto epc : created_by(facts)) {
      if (trade_class_of(epc) != trade_class) continue;
      add({epc, Kind::instance, lot.line, lot.distance, lot.until});
    }
  }
}

void Walk::lot_of_instance(const Thing& instance, const List& events) {
  std::int64_t until = instance.until;
  bool is_on_its_own = false;
  for (const Index event : events) {
    const EventFacts& facts = pool_.facts(event);
    if (is_on_its_own || contains(created_by(facts), instance.path)) continue;
    is_on_its_own = true;
    until = std::min(until, end_of_day(facts.event_time));
  }
  const auto add_lot = [&](std::string_view lot) {
    std::string path = lot_path(instance.path, lot);
    if (path.empty()) return;
    add({keep(std::move(path)), Kind::lot, Line::backward, instance.distance, until, true});
  };
  if (instance.line == Line::item && instance.path == item_.path) add_lot(lot_of_label_);
  for (const Index event : events) {
    const EventFacts& facts = pool_.facts(event);
    if (!facts.lot.empty() && contains(created_by(facts), instance.path)) add_lot(facts.lot);
  }
}

}  // namespace ocop::trace
