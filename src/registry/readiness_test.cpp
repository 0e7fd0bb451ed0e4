#include "registry/readiness.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "base/text.h"

namespace ocop::registry {
namespace {

class Readiness : public testing::Test {
 protected:
  static SubjectFacts facts_of(std::istringstream& words) {
    std::map<std::string, std::string> given;
    for (std::string word; words >> word && word != "=";) {
      const std::size_t at = word.find('=');
      given[word.substr(0, at)] = at == std::string::npos ? "1" : word.substr(at + 1);
    }
    const auto number = [&](const std::string& name) -> std::optional<long long> {
      return given.contains(name) ? std::optional(std::stoll(given[name])) : std::nullopt;
    };
    const auto day = [&](const std::string& name) -> std::optional<Date> {
      return given.contains(name) ? std::optional(*parse_date(given[name])) : std::nullopt;
    };
    SubjectFacts facts;
    facts.form = given["form"];
    facts.has_registration = given.contains("registered");
    facts.has_tax_code = given.contains("tax");
    facts.has_representative = given.contains("representative");
    facts.charter_capital = number("capital");
    for (long long i = 0; i < number("members").value_or(0); ++i) {
      facts.book.members.push_back({"Người " + std::to_string(i), "", true, 10});
      facts.book.total += 10;
    }
    for (const std::string_view post : split(given["posts"], ',')) {
      facts.posts.push_back({std::string(post), "Người 0", {2000, 1, 1}, std::nullopt});
    }
    facts.papers = {{"charter", day("charter")},
                    {"business_plan", day("plan")},
                    {"cooperation_contract", day("contract")}};
    facts.figures = {given["sector"], number("labour"), number("revenue"), std::nullopt};
    facts.products = static_cast<std::size_t>(number("products").value_or(0));
    facts.findings_late = static_cast<std::size_t>(number("late").value_or(0));
    return facts;
  }

  const LegalRules rules_ = LegalRules::built_in().value();
};

TEST_F(Readiness, MissesWhatTheFileSays) {
  std::ifstream file(OCOP_SOURCE_DIR "/src/registry/testdata/readiness.txt");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string day, step, expected, word;
    words >> day >> step;
    const SubjectFacts facts = facts_of(words);
    while (words >> word) expected += (expected.empty() ? "" : " ") + word;
    std::string missing;
    for (const Checked& checked : readiness(rules_, step, facts, *parse_date(day))) {
      if (checked.answer == Answer::met) continue;
      missing += missing.empty() ? "" : " ";
      missing += (checked.answer == Answer::unknown ? "?" : "") + checked.condition->check;
    }
    EXPECT_EQ(missing.empty() ? "-" : missing, expected) << line;
    ++cases;
  }
  EXPECT_EQ(cases, 28);
}

TEST_F(Readiness, SaysHowManyMembersAreMissing) {
  std::istringstream words("members=5 =");
  const SubjectFacts facts = facts_of(words);
  const auto before = readiness(rules_, "cooperative", facts, {2024, 6, 30});
  EXPECT_EQ(before.front().in(pages::Locale::english),
            "5\u00A0members, at least 7 are needed: 2 are missing");
  EXPECT_EQ(before.front().condition->basis.vi, "Luật Hợp tác xã 23/2012/QH13, điều 3");
  EXPECT_EQ(readiness(rules_, "cooperative", facts, {2024, 7, 1}).front().answer, Answer::met);
}

TEST_F(Readiness, IsNotThereWhereNoRuleHolds) {
  EXPECT_FALSE(is_ready(readiness(rules_, "ocop", {}, {2018, 5, 6})));
}

TEST_F(Readiness, EveryConditionOfTheDataHasItsCheck) {
  for (const Condition& condition : rules_.conditions) {
    const Date day = condition.days.to.value_or(*condition.days.from);
    bool is_checked = false;
    for (const Checked& checked : readiness(rules_, condition.step, {}, day)) {
      is_checked = is_checked || checked.condition == &condition;
    }
    EXPECT_TRUE(is_checked) << condition.step << " " << condition.check;
  }
}

TEST_F(Readiness, OneRuleOfAKindHoldsOnADay) {
  for (const Condition& a : rules_.conditions) {
    for (const Condition& b : rules_.conditions) {
      if (&a == &b || a.step != b.step || a.check != b.check || a.paper != b.paper) continue;
      EXPECT_FALSE(a.days.from && b.days.include(*a.days.from)) << a.step << " " << a.check;
    }
  }
}

}  // namespace
}  // namespace ocop::registry
