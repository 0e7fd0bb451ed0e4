#include "outreach/idea_gates.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "base/text.h"

namespace ocop::outreach {
namespace {

template <class Enum>
Enum named(std::string_view name) {
  for (int i = 0; i < 8; ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  throw std::runtime_error(std::string(name));
}

std::string words(const std::vector<Need>& needs) {
  std::string text;
  for (const Need& need : needs) {
    if (!text.empty()) text += ' ';
    for (std::size_t i = 0; i < need.size(); ++i) {
      text.append(i > 0 ? "/" : "").append(name_of(need[i]));
    }
  }
  return text;
}

TEST(IdeaGatesTest, AskForTheEvidenceThatStandsInTheFile) {
  std::ifstream in(OCOP_SOURCE_DIR "/src/outreach/testdata/gates.txt");
  int cases = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto columns = split(line, '|');
    ASSERT_EQ(columns.size(), 3U) << line;
    std::vector<Evidence> at_hand;
    std::istringstream names{std::string(columns[1])};
    for (std::string name; names >> name;) at_hand.push_back(named<Evidence>(name));
    const auto gate = named<IdeaStage>(trim(columns[0]));
    EXPECT_EQ(words(missing_for(gate, at_hand)), trim(columns[2])) << line;
    ++cases;
  }
  EXPECT_GT(cases, 10);
}

TEST(IdeaGatesTest, AGateBehindOneThatWasNotPassedDoesNotCount) {
  const std::vector<Passage> passages{{IdeaStage::prototype, {2026, 3, 1}},
                                      {IdeaStage::pilot, {2026, 4, 1}}};
  EXPECT_EQ(stage_on(passages, {2026, 2, 28}), IdeaStage::idea);
  EXPECT_EQ(stage_on(passages, {2026, 12, 31}), IdeaStage::prototype);
}

RC_GTEST_PROP(IdeaGatesTest, AnIdeaNeverFallsBackAsDaysGoBy, ()) {
  std::vector<Passage> passages(static_cast<std::size_t>(*rc::gen::inRange(0, 8)));
  for (Passage& each : passages) {
    each.gate = static_cast<IdeaStage>(*rc::gen::inRange(1, 5));
    each.day = date_from_days(*rc::gen::inRange(20'000, 20'020));
  }
  for (int day = 20'000; day < 20'021; ++day) {
    RC_ASSERT(stage_on(passages, date_from_days(day)) <=
              stage_on(passages, date_from_days(day + 1)));
  }
}

}  // namespace
}  // namespace ocop::outreach
