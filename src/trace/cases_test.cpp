#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "trace/case_file.h"

namespace ocop::trace {
namespace {

Direction direction_of(const std::string& name) {
  static const std::map<std::string, Direction> directions{{"itself", Direction::itself},
                                                           {"backward", Direction::backward},
                                                           {"forward", Direction::forward},
                                                           {"both", Direction::both}};
  return directions.at(name);
}

std::vector<std::string> answer(const Case& one, const std::vector<TestEvent>& arrival,
                                const Question& question) {
  MemoryView view;
  for (const auto& event : arrival) view.add(event);
  const auto item = gs1::Identifier::from_stored(one.things.at(question.item));
  const auto found = journey(view, item, direction_of(question.direction));
  if (!found) return {found.error().detail};
  return lines_of(one, view, *found);
}

class Cases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Cases, give_the_journeys_that_stand_in_the_file) {
  for (const Case& one : CaseReader::read(GetParam())) {
    ASSERT_FALSE(one.questions.empty()) << one.title;
    for (const Question& question : one.questions) {
      EXPECT_THAT(answer(one, one.events, question), testing::ElementsAreArray(question.expected))
          << one.title << ": " << question.item << ' ' << question.direction;
    }
  }
}

TEST_P(Cases, give_the_same_journeys_in_any_order_of_arrival) {
  std::mt19937 dice(20260706);
  for (const Case& one : CaseReader::read(GetParam())) {
    for (const Question& question : one.questions) {
      for (int i = 0; i < 20; ++i) {
        std::vector<TestEvent> arrival = one.events;
        std::ranges::shuffle(arrival, dice);
        ASSERT_THAT(answer(one, arrival, question),
                    testing::UnorderedElementsAreArray(question.expected))
            << one.title << ": " << question.item << ' ' << question.direction;
      }
    }
  }
}

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry :
       std::filesystem::directory_iterator(OCOP_SOURCE_DIR "/src/trace/testdata")) {
    found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

INSTANTIATE_TEST_SUITE_P(Files, Cases, testing::ValuesIn(files()),
                         [](const auto& file) { return file.param.stem().string(); });

}  // namespace
}  // namespace ocop::trace
