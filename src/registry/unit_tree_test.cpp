#include "registry/unit_tree.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

#include "registry/test_registry.h"

namespace ocop::registry {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

constexpr Date last_of_old{2025, 6, 30};
constexpr Date first_of_new{2025, 7, 1};

class UnitTreeTest : public testing::Test {
 protected:
  std::vector<std::string> names(const std::vector<const Unit*>& units) {
    std::vector<std::string> found;
    for (const Unit* unit : units) found.push_back(unit->name);
    return found;
  }

  TestRegistry registry_;
  std::shared_ptr<const Catalogue> catalogue_ = registry_->catalogue();
  const UnitTree& tree_ = catalogue_->unit_tree();
};

TEST_F(UnitTreeTest, AMessageToAllWardsOfHoanKiemReachesEighteenOnTheLastDayAndThreeOnTheNext) {
  EXPECT_EQ(tree_.wards_to_reach("002", last_of_old).size(), 18U);
  EXPECT_THAT(names(tree_.wards_to_reach("002", first_of_new)),
              testing::UnorderedElementsAre("Hoàn Kiếm", "Cửa Nam", "Hồng Hà"));
}

TEST_F(UnitTreeTest, AMessageToAWardReachesThatWard) {
  EXPECT_THAT(names(tree_.wards_to_reach("00070", first_of_new)), ElementsAre("Hoàn Kiếm"));
  EXPECT_THAT(names(tree_.wards_to_reach("00073", first_of_new)), ElementsAre("Cửa Nam"));
  EXPECT_TRUE(tree_.wards_to_reach("99999", first_of_new).empty());
}

TEST_F(UnitTreeTest, AnOfficerOfANewWardWorksWithTheRecordsOfTheOldOnes) {
  const auto codes = tree_.codes_under("00097", first_of_new);
  EXPECT_THAT(codes, testing::UnorderedElementsAre("00097", "00037", "00067"));
}

TEST_F(UnitTreeTest, AReusedCodeOpensNothingOfTheWardThatHasItNow) {
  // Cửa Nam took over a part of Hàng Trống, whose code 00070 is Hoàn Kiếm's today.
  EXPECT_THAT(tree_.codes_under("00082", first_of_new), Not(Contains("00070")));
  EXPECT_THAT(tree_.codes_under("00082", first_of_new), Contains("00073"));
}

TEST_F(UnitTreeTest, TheDistrictHadItsWardsBelowItOnlyWhileItLasted) {
  EXPECT_EQ(tree_.codes_under("002", last_of_old).size(), 19U);
  EXPECT_TRUE(tree_.codes_under("002", first_of_new).empty());
}

TEST_F(UnitTreeTest, TheCityHasEverythingBelowItAndBefore) {
  const auto codes = tree_.codes_under("01", first_of_new);
  for (const char* code : {"01", "00070", "00082", "00097", "00004", "00037", "00088"}) {
    EXPECT_THAT(codes, Contains(code));
  }
}

/// A history of wards: in each period some of them are split, merged, renamed under another's code.
struct History {
  std::vector<Unit> units;
  std::vector<UnitSuccession> successions;
  Date begin{2000, 1, 1};
  Date end{2000, 1, 1};
};

std::string ward_code(int number) { return fmt::format("{:05}", number); }

History draw_history() {
  History history;
  std::vector<std::size_t> living;
  std::set<int> free_codes;
  for (int code = 1; code <= 12; ++code) free_codes.insert(code);
  const auto make = [&](Date from) {
    const int code = *rc::gen::elementOf(std::vector<int>(free_codes.begin(), free_codes.end()));
    free_codes.erase(code);
    Unit unit;
    unit.code = ward_code(code);
    unit.valid_from = from;
    unit.name = "W" + std::to_string(history.units.size());
    history.units.push_back(unit);
    return history.units.size() - 1;
  };
  Date day = history.begin;
  for (int i = 0; i < 4; ++i) living.push_back(make(day));
  const int periods = *rc::gen::inRange(1, 6);
  for (int period = 0; period < periods; ++period) {
    const Date last = date_from_days(days_from_date(day) + *rc::gen::inRange(1, 400));
    day = date_from_days(days_from_date(last) + 1);
    // Some wards end; their codes are free again, even for their own successors.
    const auto ends =
        *rc::gen::container<std::vector<bool>>(living.size(), rc::gen::arbitrary<bool>());
    std::vector<std::size_t> ended, next;
    for (std::size_t i = 0; i < living.size(); ++i) (ends[i] ? ended : next).push_back(living[i]);
    for (const std::size_t unit : ended) {
      history.units[unit].valid_to = last;
      free_codes.insert(std::stoi(history.units[unit].code));
    }
    const int births = ended.empty() ? 0 : *rc::gen::inRange(1, 3);
    for (int i = 0; i < births && !free_codes.empty(); ++i) next.push_back(make(day));
    for (const std::size_t unit : ended) {
      const auto heirs = *rc::gen::unique<std::vector<std::size_t>>(
          *rc::gen::inRange<std::size_t>(1, std::min<std::size_t>(next.size(), 3) + 1),
          rc::gen::elementOf(next));
      for (std::size_t i = 0; i < heirs.size(); ++i) {
        const Unit& heir = history.units[heirs[i]];
        history.successions.push_back({history.units[unit].code, history.units[unit].valid_from,
                                       heir.code, heir.valid_from, i == 0});
      }
    }
    living = next;
  }
  history.end = day;
  return history;
}

Date some_day(const History& history) {
  return date_from_days(
      *rc::gen::inRange(days_from_date(history.begin), days_from_date(history.end) + 1));
}

RC_GTEST_PROP(UnitTreeProperty, EachCodeMeansAtMostOneUnitOnEachDay, ()) {
  const History history = draw_history();
  const UnitTree tree(history.units, history.successions);
  const Date day = some_day(history);
  std::map<std::string, int> meanings;
  for (const Unit& unit : tree.units()) meanings[unit.code] += unit.is_valid_on(day) ? 1 : 0;
  for (const auto& [code, count] : meanings) {
    RC_ASSERT(count <= 1);
    RC_ASSERT((tree.unit(code, day) != nullptr) == (count == 1));
  }
}

RC_GTEST_PROP(UnitTreeProperty, LandIsNeverLost, ()) {
  const History history = draw_history();
  const UnitTree tree(history.units, history.successions);
  const Date day = some_day(history);
  for (const Unit& unit : tree.units()) {
    if (unit.valid_from > day) continue;
    const Unit* heir = tree.heir_of(unit, day);
    RC_ASSERT(heir != nullptr);
    RC_ASSERT(heir->is_valid_on(day));
  }
}

RC_GTEST_PROP(UnitTreeProperty, FollowingSuccessionsNeverLeadsBack, ()) {
  const History history = draw_history();
  const UnitTree tree(history.units, history.successions);
  for (const Unit& unit : tree.units()) {
    for (const Unit* successor : tree.successors_of(unit)) {
      RC_ASSERT(may_succeed(unit, *successor));
      const bool ends_later = !successor->valid_to || *successor->valid_to > *unit.valid_to;
      RC_ASSERT(ends_later);
    }
  }
}

RC_GTEST_PROP(UnitTreeProperty, NoCodeUnderAUnitMeansAUnitElsewhereOnThatDay, ()) {
  const History history = draw_history();
  const UnitTree tree(history.units, history.successions);
  const Date day = some_day(history);
  for (const Unit& unit : tree.units()) {
    if (!unit.is_valid_on(day)) continue;
    for (const std::string& code : tree.codes_under(unit.code, day)) {
      const Unit* meant = tree.unit(code, day);
      RC_ASSERT(meant == nullptr || meant == tree.unit(unit.code, day));
    }
  }
}

TEST(UnitTree, ASuccessionThatWouldLeadBackEndsTheLine) {
  const Date day{2020, 1, 1};
  Unit a, b;
  a.code = "00001";
  b.code = "00002";
  a.valid_to = b.valid_to = day;
  const UnitTree tree({a, b}, {{"00001", Unit::since_ever, "00002", Unit::since_ever, true},
                               {"00002", Unit::since_ever, "00001", Unit::since_ever, true}});
  EXPECT_EQ(tree.heir_of(*tree.unit("00001", day), {2021, 1, 1}), nullptr);
}

}  // namespace
}  // namespace ocop::registry
