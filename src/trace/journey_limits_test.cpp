#include <gtest/gtest.h>

#include <algorithm>

#include "trace/case_file.h"
#include "trace/limits.h"

namespace ocop::trace {
namespace {

std::string lot_at(int i) { return "/01/08935001000010/10/L" + std::to_string(i); }

TestEvent transformation(int input, int output) {
  TestEvent event;
  event.type = epcis::EventType::transformation;
  event.name = "t" + std::to_string(output);
  event.time = output;
  event.input_quantities.push_back({lot_at(input), std::nullopt});
  event.output_quantities.push_back({lot_at(output), std::nullopt});
  return event;
}

TestEvent observation(int number) {
  TestEvent event;
  event.action = epcis::Action::observe;
  event.name = "o" + std::to_string(number);
  event.time = number;
  event.quantities.push_back({lot_at(0), std::nullopt});
  return event;
}

bool is_cut(const Journey& journey) {
  return std::ranges::find(journey.findings, FindingKind::cut_at_limit, &Finding::kind) !=
         journey.findings.end();
}

Journey journey_of(const MemoryView& view, const std::string& path, Direction direction) {
  const auto found = journey(view, gs1::Identifier::from_stored(path), direction);
  EXPECT_TRUE(found);
  return found ? *found : Journey{};
}

TEST(JourneyLimits, a_chain_up_to_the_depth_limit_is_whole) {
  MemoryView view;
  const int depth = static_cast<int>(limits::trace_depth_max);
  for (int i = 0; i < depth; ++i) view.add(transformation(i, i + 1));
  const Journey found = journey_of(view, lot_at(0), Direction::forward);
  EXPECT_EQ(found.edges.size(), limits::trace_depth_max);
  EXPECT_FALSE(is_cut(found));
}

TEST(JourneyLimits, a_chain_beyond_the_depth_limit_says_so) {
  MemoryView view;
  const int depth = static_cast<int>(limits::trace_depth_max);
  for (int i = 0; i < depth + 2; ++i) view.add(transformation(i, i + 1));
  const Journey found = journey_of(view, lot_at(0), Direction::forward);
  EXPECT_EQ(found.edges.size(), limits::trace_depth_max + 1);
  EXPECT_TRUE(is_cut(found));
}

TEST(JourneyLimits, more_events_than_the_limit_are_cut_and_said_so) {
  MemoryView view;
  const int events = static_cast<int>(limits::trace_events_max);
  for (int i = 0; i < events; ++i) view.add(observation(i));
  EXPECT_FALSE(is_cut(journey_of(view, lot_at(0), Direction::itself)));
  view.add(observation(events));
  const Journey found = journey_of(view, lot_at(0), Direction::itself);
  EXPECT_EQ(found.steps.size(), limits::trace_events_max);
  EXPECT_TRUE(is_cut(found));
}

TEST(JourneyLimits, more_things_than_the_limit_are_cut_and_said_so) {
  MemoryView view;
  TestEvent event = transformation(0, 1);
  for (std::size_t i = 0; i <= limits::trace_things_max; ++i) {
    event.output_epcs.push_back("/01/08935001000010/21/S" + std::to_string(i));
  }
  view.add(event);
  EXPECT_TRUE(is_cut(journey_of(view, lot_at(0), Direction::forward)));
  EXPECT_FALSE(is_cut(journey_of(view, lot_at(0), Direction::itself)));
}

TestEvent birth(int number) {
  TestEvent event;
  event.action = epcis::Action::add;
  event.name = "b" + std::to_string(number);
  event.time = number;
  event.lot = "L0";
  event.epcs.push_back("/01/08935001000010/21/S" + std::to_string(number));
  return event;
}

/// Counts how many events are read.
class CountingView : public MemoryView {
 public:
  Result<event_store::StoredEvent> event(Sequence sequence) const override {
    ++read;
    return MemoryView::event(sequence);
  }
  mutable std::size_t read = 0;
};

TEST(JourneyLimits, an_instance_does_not_read_what_befell_the_others_of_its_lot) {
  CountingView view;
  view.add(transformation(1, 0));
  for (int i = 0; i < 400; ++i) view.add(birth(i));
  const Journey found = journey_of(view, birth(7).epcs[0], Direction::both);
  EXPECT_EQ(found.steps.size(), 2U) << "its birth, and the making of its lot";
  EXPECT_EQ(found.edges.size(), 1U) << "so what its lot was made from is known";
  EXPECT_EQ(view.read, 2U);
}

TEST(JourneyLimits, more_births_of_a_lot_than_the_limit_are_cut_and_said_so) {
  CountingView view;
  const int births = static_cast<int>(limits::trace_instance_events_max);
  for (int i = 0; i < births; ++i) view.add(birth(i));
  EXPECT_FALSE(is_cut(journey_of(view, lot_at(0), Direction::itself)));
  view.add(birth(births));
  const Journey found = journey_of(view, lot_at(0), Direction::itself);
  EXPECT_EQ(found.steps.size(), limits::trace_instance_events_max);
  EXPECT_TRUE(is_cut(found));
}

TEST(JourneyLimits, an_error_of_the_store_is_an_error_of_the_journey) {
  class Broken : public MemoryView {
    Result<event_store::StoredEvent> event(Sequence) const override {
      return Error{Code::data_loss, "damaged", ""};
    }
  };
  Broken view;
  view.add(observation(1));
  const auto found = journey(view, gs1::Identifier::from_stored(lot_at(0)), Direction::itself);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, Code::data_loss);
}

}  // namespace
}  // namespace ocop::trace
