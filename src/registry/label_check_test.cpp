#include "registry/label_check.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace ocop::registry {
namespace {

const LabelRules& rules() {
  static const LabelRules built_in = LabelRules::built_in().value();
  return built_in;
}

LabelFacts all_facts() {
  LabelFacts facts;
  for (const LabelRegime& regime : rules().regimes) {
    for (const LabelItem& item : regime.items) {
      for (const std::string& proof : item.proof) facts[proof] = "có";
    }
  }
  facts["product.pack_vi"] = "Hộp 250 g";
  return facts;
}

void add_fact(LabelFacts& facts, std::string word) {
  std::ranges::replace(word, '_', ' ');
  const std::size_t tilde = word.find('~');
  std::string name = word.substr(0, tilde);
  std::ranges::replace(name, ' ', '_');
  facts[name] = tilde == std::string::npos ? "có" : word.substr(tilde + 1);
}

std::string answer(const LabelCheck& check) {
  if (check.regime == nullptr) return "no_rules";
  if (check.of_goods.empty()) return "no_class";
  std::string faults;
  for (const LabelFinding& finding : check.findings) {
    if (finding.state != LabelState::missing && finding.state != LabelState::wrong) continue;
    faults += (faults.empty() ? "" : ",") + finding.item->id;
  }
  return faults.empty() ? "-" : faults;
}

TEST(LabelCheck, AnswersAsTheFileSays) {
  std::ifstream file(OCOP_SOURCE_DIR "/src/registry/testdata/labels.txt");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string day, set, word, expected;
    words >> day >> set;
    LabelFacts facts;
    while (words >> word && word != "=") {
      if (word == "all") {
        facts = all_facts();
      } else if (word.starts_with('-')) {
        facts.erase(word.substr(1));
      } else {
        add_fact(facts, word);
      }
    }
    words >> expected;
    EXPECT_EQ(answer(check_label(rules(), set, facts, *parse_date(day))), expected) << line;
    ++cases;
  }
  EXPECT_EQ(cases, 27);
}

TEST(LabelCheck, AWrongQuantityIsToldHowItIsWritten) {
  LabelFacts facts = all_facts();
  facts["product.pack_vi"] = "Hộp 250 gr";
  for (const auto& finding : check_label(rules(), "7", facts, {2026, 9, 18}).findings) {
    if (finding.item->id != "quantity") continue;
    EXPECT_EQ(finding.state, LabelState::wrong);
    EXPECT_EQ(finding.right, "250 g");
  }
}

TEST(LabelRules, EverySetOfThe26BelongsToOneClassAndRegimesShareNoDay) {
  ASSERT_FALSE(rules().regimes.empty());
  for (const LabelRegime& regime : rules().regimes) {
    std::multiset<std::string> sets;
    for (const LabelClass& each : regime.classes) {
      sets.insert(each.sets_2026.begin(), each.sets_2026.end());
    }
    EXPECT_EQ(sets.size(), 26U) << regime.name;
    for (int set = 1; set <= 26; ++set) EXPECT_EQ(sets.count(std::to_string(set)), 1U) << set;
  }
  for (std::size_t i = 1; i < rules().regimes.size(); ++i) {
    const Date last = rules().regimes[i - 1].days.to.value();
    EXPECT_EQ(days_from_date(rules().regimes[i].days.from.value()), days_from_date(last) + 1);
  }
}

TEST(LabelRules, EveryItemHasWordsABasisAndClassesThatAreThere) {
  for (const LabelRegime& regime : rules().regimes) {
    std::set<std::string> classes, ids;
    for (const LabelClass& each : regime.classes) classes.insert(each.name);
    for (const LabelItem& item : regime.items) {
      EXPECT_TRUE(ids.insert(item.id).second) << item.id;
      for (const BothTexts& texts : {item.name, item.basis, item.todo}) {
        EXPECT_FALSE(texts.vi.empty() || texts.en.empty()) << item.id;
      }
      EXPECT_FALSE(item.proof.empty()) << item.id;
      for (const std::string& name : item.applies_to) EXPECT_TRUE(classes.contains(name)) << name;
    }
  }
}

RC_GTEST_PROP(LabelCheckProperty, OneMoreFactNeverMakesALabelWorse, ()) {
  const LabelFacts all = all_facts();
  LabelFacts some;
  for (const auto& [name, fact] : all) {
    if (*rc::gen::arbitrary<bool>()) some.emplace(name, fact);
  }
  const std::string set = std::to_string(*rc::gen::inRange(1, 27));
  const Date day = date_from_days(*rc::gen::inRange<std::int64_t>(17'400, 21'500));
  const std::size_t before = check_label(rules(), set, some, day).count(LabelState::missing);
  some.insert(*std::next(all.begin(), *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(all))));
  RC_ASSERT(check_label(rules(), set, some, day).count(LabelState::missing) <= before);
}

}  // namespace
}  // namespace ocop::registry
