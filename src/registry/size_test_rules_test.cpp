#include "registry/size_test_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <sstream>

namespace ocop::registry {
namespace {

std::optional<long long> figure(const std::string& text) {
  return text == "-" ? std::nullopt : std::optional(std::stoll(text));
}

TEST(SizeTest, AnswersAsTheFileSays) {
  const LegalRules rules = LegalRules::built_in().value();
  std::ifstream file(OCOP_SOURCE_DIR "/src/registry/testdata/size.txt");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string day, sector, labour, revenue, capital, equals, size;
    words >> day >> sector >> labour >> revenue >> capital >> equals >> size;
    const SizeFigures figures{sector == "-" ? "" : sector, figure(labour), figure(revenue),
                              figure(capital)};
    EXPECT_EQ(name_of(size_on(rules, figures, *parse_date(day)).size), size) << line;
    ++cases;
  }
  EXPECT_EQ(cases, 23);
}

RC_GTEST_PROP(SizeTestProperty, WhoGrowsNeverFallsIntoASmallerClass, ()) {
  static const LegalRules rules = LegalRules::built_in().value();
  const auto draw = [](long long most) { return *rc::gen::inRange<long long>(0, most); };
  const std::string sector = *rc::gen::element<std::string>("production", "trade");
  SizeFigures figures{sector, draw(300), draw(400'000'000'000), draw(150'000'000'000)};
  const Date day{2026, 9, 18};
  const Size before = size_on(rules, figures, day).size;
  *figures.labour += draw(100);
  *figures.revenue += draw(100'000'000'000);
  *figures.capital += draw(100'000'000'000);
  RC_ASSERT(size_on(rules, figures, day).size >= before);
}

}  // namespace
}  // namespace ocop::registry
