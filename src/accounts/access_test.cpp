#include "accounts/access.h"

#include <gmock/gmock.h>

namespace ocop::accounts {
namespace {

TEST(AccessTable, HasOneRowForEachScopeInTheOrderOfTheEnumeration) {
  for (std::size_t i = 0; i < access_rules().size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(access_rules()[i].scope), i);
    EXPECT_EQ(&rule_of(access_rules()[i].scope), &access_rules()[i]);
    EXPECT_FALSE(access_rules()[i].opens.empty());
  }
}

TEST(ScopeSet, ReadsWhatItPrints) {
  const auto scopes = ScopeSet::parse(" query, capture");
  ASSERT_TRUE(scopes);
  EXPECT_EQ(scopes->text(), "capture,query");
  EXPECT_EQ(*ScopeSet::parse(scopes->text()), *scopes);
}

TEST(ScopeSet, HoldsOnlyWhatWasPutIn) {
  const ScopeSet scopes{Scope::query};
  EXPECT_TRUE(scopes.has(Scope::query));
  EXPECT_FALSE(scopes.has(Scope::capture));
}

TEST(ScopeSet, RefusesAnUnknownOrEmptyNameAndSaysWhichThereAre) {
  for (const std::string text : {"", "capture,", "Capture", "admin"}) {
    const auto scopes = ScopeSet::parse(text);
    ASSERT_FALSE(scopes) << text;
    EXPECT_THAT(scopes.error().detail, testing::HasSubstr("capture,query"));
  }
}

}  // namespace
}  // namespace ocop::accounts
