#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "trace/case_file.h"

namespace ocop::trace {
namespace {

// A small world in which everything can happen to everything, at few instants, so that ties,
// circles, re-use and contradictions come up often.
constexpr int lot_count = 5;
constexpr int instance_count = 6;
constexpr int box_count = 3;

std::string lot_name(int i) { return "L" + std::to_string(i); }
std::string lot_at(int i) {
  return "/01/0893500100001" + std::to_string(i % 2) + "/10/" + lot_name(i);
}
// Instance i is of lot i % lot_count, so of the same trade class.
std::string instance_at(int i) {
  return "/01/0893500100001" + std::to_string(i % lot_count % 2) + "/21/S" + std::to_string(i);
}
std::string box_at(int i) { return "/00/08935001234567890" + std::to_string(i); }

std::vector<std::string> all_things() {
  std::vector<std::string> things;
  for (int i = 0; i < lot_count; ++i) things.push_back(lot_at(i));
  for (int i = 0; i < instance_count; ++i) things.push_back(instance_at(i));
  for (int i = 0; i < box_count; ++i) things.push_back(box_at(i));
  return things;
}

int any(int count) { return *rc::gen::inRange(0, count); }

void put_something(std::vector<std::string>& instances, std::vector<Amount>& lots) {
  const int kind = any(5);
  if (kind < 2) {
    lots.push_back(
        {lot_at(any(lot_count)), any(3) == 0 ? std::nullopt : std::optional(any(4) + 1.0)});
  } else if (kind < 4) {
    instances.push_back(instance_at(any(instance_count)));
  } else {
    instances.push_back(box_at(any(box_count)));
  }
}

TestEvent observation() {
  TestEvent event;
  event.action = epcis::Action::observe;
  put_something(event.epcs, event.quantities);
  event.business_step = any(2) == 0 ? "shipping" : "receiving";
  return event;
}

TestEvent packing() {
  TestEvent event;
  event.type = epcis::EventType::aggregation;
  const int action = any(8);
  event.action = action < 5   ? epcis::Action::add
                 : action < 7 ? epcis::Action::remove
                              : epcis::Action::observe;
  event.parent = box_at(any(box_count));
  const bool everything = event.action == epcis::Action::remove && any(2) == 0;
  for (int i = everything ? 0 : any(3) + 1; i > 0; --i) put_something(event.epcs, event.quantities);
  std::erase(event.epcs, event.parent);
  return event;
}

TestEvent transformation() {
  TestEvent event;
  event.type = epcis::EventType::transformation;
  for (int i = any(2) + 1; i > 0; --i) put_something(event.input_epcs, event.input_quantities);
  if (any(3) == 0) {
    const int instance = any(instance_count);
    event.output_epcs.push_back(instance_at(instance));
    event.lot = lot_name(instance % lot_count);
  } else {
    event.output_quantities.push_back({lot_at(any(lot_count)), std::nullopt});
  }
  if (any(3) == 0) event.transformation_id = "T" + std::to_string(any(2));
  return event;
}

std::vector<TestEvent> any_events() {
  std::vector<TestEvent> events;
  for (int i = 0; i < instance_count; ++i) {
    TestEvent coding;
    coding.action = epcis::Action::add;
    coding.epcs.push_back(instance_at(i));
    coding.lot = lot_name(i % lot_count);
    events.push_back(coding);
  }
  for (int i = any(14) + 3; i > 0; --i) {
    const int kind = any(10);
    events.push_back(kind < 3 ? observation() : kind < 7 ? packing() : transformation());
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    events[i].name = "e" + std::to_string(i);
    events[i].time = static_cast<std::int64_t>(any(12)) * 3600 * micros_per_second;
  }
  for (int i = any(3); i > 0; --i) {
    TestEvent wrong = events[static_cast<std::size_t>(instance_count + any(3))];
    wrong.is_error_declaration = true;
    events.push_back(wrong);
  }
  return events;
}

// Shown by rapidcheck with a counterexample.
void tell(const std::vector<TestEvent>& events) {
  const auto join = [](const std::vector<std::string>& paths, const std::vector<Amount>& amounts) {
    std::string text;
    for (const auto& path : paths) text += ' ' + path;
    for (const auto& amount : amounts) {
      text += ' ' + amount.path + '*' + std::to_string(amount.quantity.value_or(-1));
    }
    return text;
  };
  for (const auto& event : events) {
    RC_LOG() << event.name << (event.is_error_declaration ? " in error" : "") << " at "
             << event.time / 3600 / micros_per_second << " type " << int(event.type) << " action "
             << int(event.action) << " parent " << event.parent << " of"
             << join(event.epcs, event.quantities) << join(event.input_epcs, event.input_quantities)
             << " ->" << join(event.output_epcs, event.output_quantities) << " id "
             << event.transformation_id << " lot " << event.lot << std::endl;
  }
}

Journey journey_of(const MemoryView& view, const std::string& item, Direction direction) {
  const auto found = journey(view, gs1::Identifier::from_stored(item), direction);
  RC_ASSERT(found);
  return *found;
}

MemoryView view_of(const std::vector<TestEvent>& events) {
  tell(events);
  MemoryView view;
  for (const auto& event : events) view.add(event);
  return view;
}

std::vector<std::string> sorted_lines(const MemoryView& view, const Journey& journey) {
  auto lines = lines_of({}, view, journey);
  std::ranges::sort(lines);
  return lines;
}

RC_GTEST_PROP(Journeys, are_the_same_in_any_order_of_arrival, ()) {
  std::vector<TestEvent> events = any_events();
  const MemoryView one = view_of(events);
  for (std::size_t i = events.size(); i > 1; --i) {
    std::swap(events[i - 1], events[static_cast<std::size_t>(any(static_cast<int>(i)))]);
  }
  const MemoryView other = view_of(events);
  for (const auto& item : all_things()) {
    const auto before = sorted_lines(one, journey_of(one, item, Direction::both));
    const auto after = sorted_lines(other, journey_of(other, item, Direction::both));
    std::vector<std::string> difference;
    std::ranges::set_symmetric_difference(before, after, std::back_inserter(difference));
    RC_ASSERT(difference == std::vector<std::string>());
  }
}

// A lot stands for its instances and an instance is made with its lot.
void with_instances(std::set<std::string>& things) {
  for (int i = 0; i < instance_count; ++i) {
    if (things.contains(lot_at(i % lot_count))) things.insert(instance_at(i));
  }
}

void with_lots(std::set<std::string>& things) {
  for (int i = 0; i < instance_count; ++i) {
    if (things.contains(instance_at(i))) things.insert(lot_at(i % lot_count));
  }
}

RC_GTEST_PROP(Journeys, backward_and_forward_are_inverse_to_each_other, ()) {
  const MemoryView view = view_of(any_events());
  std::set<std::pair<std::string, std::string>> forward;
  std::set<std::pair<std::string, std::string>> backward;
  for (const auto& item : all_things()) {
    std::set<std::string> products;
    for (const auto& edge : journey_of(view, item, Direction::forward).edges) {
      products.insert(edge.output);
    }
    with_instances(products);
    for (const auto& product : products) forward.emplace(item, product);

    std::set<std::string> ingredients;
    for (const auto& edge : journey_of(view, item, Direction::backward).edges) {
      ingredients.insert(edge.input);
    }
    with_lots(ingredients);
    for (const auto& ingredient : ingredients) backward.emplace(ingredient, item);
  }
  RC_ASSERT(forward == backward);
}

RC_GTEST_PROP(Journeys, hold_each_event_once_in_the_order_of_event_time, ()) {
  const MemoryView view = view_of(any_events());
  for (const auto& item : all_things()) {
    const Journey found = journey_of(view, item, Direction::both);
    for (std::size_t i = 1; i < found.steps.size(); ++i) {
      const auto& before = found.steps[i - 1].event;
      const auto& after = found.steps[i].event;
      const auto first = before.facts.event_time.instant;
      const auto second = after.facts.event_time.instant;
      RC_ASSERT(first < second || (first == second && before.sequence < after.sequence));
    }
    for (const auto& finding : found.findings) RC_ASSERT(finding.kind != FindingKind::cut_at_limit);
  }
}

// The model: minute by minute, who is in what, computed from the definition and from nothing else.
bool is_in(const std::vector<TestEvent>& events, const std::string& thing, const std::string& box,
           std::int64_t time) {
  bool inside = false;
  for (std::int64_t now = 0; now <= time; now += 3600 * micros_per_second) {
    const auto happens = [&](epcis::Action action, bool to_all) {
      return std::ranges::any_of(events, [&](const TestEvent& event) {
        const bool named = std::ranges::find(event.epcs, thing) != event.epcs.end();
        const bool all = to_all && event.epcs.empty() && event.quantities.empty();
        return event.type == epcis::EventType::aggregation && event.action == action &&
               event.time == now && event.parent == box && (named || all);
      });
    };
    const bool adds = happens(epcis::Action::add, false);
    const bool removes = happens(epcis::Action::remove, true);
    inside = removes ? inside && adds : inside || adds;
  }
  return inside;
}

RC_GTEST_PROP(Journeys, of_one_box_agree_with_the_definition_of_containment, ()) {
  const std::string pack = instance_at(0);
  const std::string box = box_at(0);
  std::vector<TestEvent> events;
  for (int i = any(8) + 2; i > 0; --i) {
    TestEvent event;
    const int kind = any(4);
    event.type = kind < 3 ? epcis::EventType::aggregation : epcis::EventType::object;
    event.action = kind == 3   ? epcis::Action::observe
                   : kind == 2 ? epcis::Action::remove
                               : epcis::Action::add;
    if (kind == 3) {
      event.epcs.push_back(box);
    } else {
      event.parent = box;
      const bool names_nothing = kind == 2 && any(2) == 0;
      if (!names_nothing) event.epcs.push_back(instance_at(any(2)));
    }
    event.name = "e" + std::to_string(i);
    event.time = static_cast<std::int64_t>(any(10)) * 3600 * micros_per_second;
    events.push_back(event);
  }
  std::set<std::string> expected;
  for (const auto& event : events) {
    const bool about_box = event.type == epcis::EventType::object;
    if (about_box && is_in(events, pack, box, event.time)) expected.insert(event.name);
  }
  const MemoryView view = view_of(events);
  std::set<std::string> found;
  for (const auto& step : journey_of(view, pack, Direction::itself).steps) {
    if (step.role == Role::inside) found.emplace(step.event.facts.event_id);
  }
  RC_ASSERT(found == expected);
}

}  // namespace
}  // namespace ocop::trace
