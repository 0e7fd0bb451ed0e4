#include "evaluation/flow.h"

#include <gtest/gtest.h>

namespace ocop::evaluation {
namespace {

const Routes& routes() {
  static const Routes all = Routes::built_in().value();
  return all;
}

std::string after_ward(Date filed) {
  return routes().on(filed).step("filed")->result("pass_on")->to;
}

TEST(Flow, ADossierOfTheDistrictsTimeTakesTheDistrictsStep) {
  EXPECT_EQ(after_ward({2022, 5, 10}), "at_district");
  EXPECT_EQ(after_ward({2025, 6, 30}), "at_district");
  EXPECT_EQ(after_ward({2025, 7, 1}), "checked");
  EXPECT_EQ(after_ward({2026, 11, 26}), "checked");
}

TEST(Flow, TheDistrictRecognisesThreeStarsFrom2023OnOnly) {
  EXPECT_EQ(routes().on({2023, 2, 23}).step("at_district")->result("district_recognises"), nullptr);
  EXPECT_NE(routes().on({2023, 2, 24}).step("at_district")->result("district_recognises"), nullptr);
}

TEST(Flow, EveryResultLeadsToAStepOfItsRouteOrToTheEnd) {
  for (const Route& route : routes().all()) {
    for (const Step& step : route.steps) {
      for (const StepResult& result : step.results) {
        EXPECT_TRUE(result.to == "decided" || route.step(result.to) != nullptr)
            << step.state << " " << result.code << " " << result.to;
      }
    }
  }
}

TEST(Flow, ABrokenFileIsRefusedWithItsFault) {
  EXPECT_FALSE(Routes::read("{"));
  EXPECT_FALSE(Routes::read(R"({"routes":[],"steps":{}})"));
  EXPECT_FALSE(Routes::read(R"({"routes":[{"from":"2026-01-01","steps":["x"]}],"steps":{}})"));
}

}  // namespace
}  // namespace ocop::evaluation
