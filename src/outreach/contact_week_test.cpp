#include "outreach/contact_week.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>
#include <vector>

namespace ocop::outreach {
namespace {

TEST(ContactWeekTest, TheAnswerNamesWhoCameFirstAndWhen) {
  const std::vector<Contact> made{{"ha", {2026, 9, 17}}, {"ha", {2026, 9, 15}}};
  const auto found = contact_in_the_way(made, {"bao", {2026, 9, 20}});
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, (Contact{"ha", {2026, 9, 15}}));
}

TEST(ContactWeekTest, TheSameOfficerMayComeAgainAndMondayIsAnotherWeek) {
  const std::vector<Contact> made{{"ha", {2026, 9, 15}}};
  EXPECT_FALSE(contact_in_the_way(made, {"ha", {2026, 9, 16}}));
  EXPECT_FALSE(contact_in_the_way(made, {"bao", {2026, 9, 21}}));
}

TEST(ContactWeekTest, TheTurnOfTheYearDoesNotSplitAWeek) {
  const std::vector<Contact> made{{"ha", {2025, 12, 30}}};
  EXPECT_TRUE(contact_in_the_way(made, {"bao", {2026, 1, 3}}));
}

RC_GTEST_PROP(ContactWeekTest, HoweverContactsArriveEachWeekBelongsToOneOfficer, ()) {
  std::vector<Contact> made;
  const int tries = *rc::gen::inRange(1, 40);
  for (int i = 0; i < tries; ++i) {
    const Contact planned{std::string(1, static_cast<char>('a' + *rc::gen::inRange(0, 3))),
                          date_from_days(*rc::gen::inRange(20'000, 20'030))};
    const auto in_the_way = contact_in_the_way(made, planned);
    if (!in_the_way) {
      made.push_back(planned);
    } else {
      RC_ASSERT(in_the_way->officer != planned.officer);
    }
  }
  std::map<IsoWeek, std::set<std::string>> officers;
  for (const Contact& contact : made) officers[iso_week_of(contact.day)].insert(contact.officer);
  for (const auto& [week, names] : officers) RC_ASSERT(names.size() == 1U);
}

}  // namespace
}  // namespace ocop::outreach
