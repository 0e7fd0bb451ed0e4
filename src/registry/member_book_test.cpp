#include "registry/member_book.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ocop::registry {
namespace {

constexpr Date day{2026, 9, 18};

MemberEntry entry(std::string name, bool is_local, long long contribution, Date date_in,
                  std::optional<Date> date_out = std::nullopt) {
  return {std::move(name), "1970", is_local, contribution, date_in, date_out};
}

TEST(MemberBook, ALocalShareOfExactlyFiftyOneInAHundredSuffices) {
  const Share exact{51, 100}, under{509'999'999'999'999, 1'000'000'000'000'000};
  EXPECT_TRUE(exact.is_at_least(51));
  EXPECT_FALSE(under.is_at_least(51));
  EXPECT_EQ(under.percent(pages::Locale::vietnamese), "50,99");
  EXPECT_EQ(exact.percent(pages::Locale::english), "51.00");
}

TEST(MemberBook, WithoutContributionsThereIsNoShareAndNoBoundIsReached) {
  EXPECT_FALSE(Share{}.is_at_least(0));
  EXPECT_EQ(Share{}.percent(pages::Locale::vietnamese), "");
}

TEST(MemberBook, ATransferMovesTheShareFromOneDayToTheNext) {
  const std::vector<MemberEntry> entries = {
      entry("Lan", true, 60, {2020, 1, 1}, Date{2026, 6, 30}),
      entry("Công ty Bách Vị", false, 60, {2026, 7, 1}),
      entry("Hoa", true, 40, {2020, 1, 1}),
  };
  EXPECT_TRUE(book_on(entries, {2026, 6, 30}).local_share().is_at_least(51));
  EXPECT_FALSE(book_on(entries, {2026, 7, 1}).local_share().is_at_least(51));
  EXPECT_EQ(book_on(entries, {2026, 7, 1}).total, 100);
}

TEST(MemberBook, WhoContributesTwiceIsOneMember) {
  const std::vector<MemberEntry> entries = {entry("Lan", true, 60, {2020, 1, 1}),
                                            entry("Lan", true, 40, {2022, 1, 1})};
  const MemberBook book = book_on(entries, day);
  ASSERT_EQ(book.members.size(), 1U);
  EXPECT_EQ(book.members.front().contribution, 100);
}

TEST(MemberBook, TwoPeopleOfOneNameAreTwoMembers) {
  std::vector<MemberEntry> entries = {entry("Lan", true, 60, {2020, 1, 1}),
                                      entry("Lan", true, 40, {2020, 1, 1})};
  entries[1].born = "1988";
  EXPECT_EQ(book_on(entries, day).members.size(), 2U);
}

std::vector<MemberEntry> draw_entries() {
  return *rc::gen::container<std::vector<MemberEntry>>(rc::gen::exec([] {
    const auto from = *rc::gen::inRange<std::int64_t>(18'000, 20'000);
    std::optional<Date> to;
    if (*rc::gen::arbitrary<bool>()) to = date_from_days(from + *rc::gen::inRange(0, 1'500));
    return entry(std::string(1, *rc::gen::inRange('A', 'H')), *rc::gen::arbitrary<bool>(),
                 *rc::gen::inRange<long long>(0, 999'999'999'999'999), date_from_days(from), to);
  }));
}

Date draw_day() { return date_from_days(*rc::gen::inRange<std::int64_t>(17'900, 21'600)); }

RC_GTEST_PROP(MemberBookProperty, TheSharesAddUpToTheWhole, ()) {
  const MemberBook book = book_on(draw_entries(), draw_day());
  long long sum = 0;
  for (const Member& member : book.members) {
    const Share share = book.share_of(member);
    RC_ASSERT(share.whole == book.total);
    sum += share.part;
  }
  RC_ASSERT(sum == book.total);
  RC_ASSERT(book.local <= book.total);
}

RC_GTEST_PROP(MemberBookProperty, ADayDependsOnTheEntriesInForceOnIt, ()) {
  const auto entries = draw_entries();
  const Date when = draw_day();
  std::vector<MemberEntry> in_force;
  for (const MemberEntry& each : entries) {
    if (each.is_in_force_on(when)) in_force.push_back(each);
  }
  const MemberBook all = book_on(entries, when), kept = book_on(in_force, when);
  RC_ASSERT(all.total == kept.total);
  RC_ASSERT(all.local == kept.local);
  RC_ASSERT(all.members.size() == kept.members.size());
}

RC_GTEST_PROP(ShareProperty, AnswersAsTheFractionDoes, ()) {
  const auto whole = *rc::gen::inRange<long long>(1, 1'000'000);
  const auto part = *rc::gen::inRange<long long>(0, whole + 1);
  const auto percent = *rc::gen::inRange<long long>(0, 101);
  const Share share{part, whole};
  RC_ASSERT(share.is_at_least(percent) == (part * 100 >= whole * percent));
  RC_ASSERT(share.is_at_most(percent) == (part * 100 <= whole * percent));
}

}  // namespace
}  // namespace ocop::registry
