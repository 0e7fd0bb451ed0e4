#include "accounts/token_store.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "accounts/audit.h"
#include "base/limits.h"
#include "sql/test_database.h"

namespace ocop::embedded {
EmbeddedFiles accounts_migrations();
}

namespace ocop::accounts {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

constexpr Timestamp start{1'780'000'000'000'000};

class TokenStoreTest : public testing::Test {
 protected:
  TokenStoreTest() : clock_(start), tokens_(open()) {}

  std::unique_ptr<TokenStore> open() {
    auto opened = TokenStore::open(*database_, clock_, random_);
    if (!opened) throw std::runtime_error(to_string(opened.error()));
    return std::move(opened).value();
  }
  CreatedToken create(ScopeSet scopes, std::optional<int> days = std::nullopt) {
    auto created = tokens_->create({"OM-THUHUONG", scopes, days}, "test");
    if (!created) throw std::runtime_error(to_string(created.error()));
    return std::move(created).value();
  }
  Code refusal(const std::string& secret, Scope needed) {
    const auto checked = tokens_->check(secret, needed, clock_.now());
    EXPECT_FALSE(checked);
    return checked ? Code::internal : checked.error().code;
  }
  std::string dump() {
    std::string all;
    auto transaction = database_->begin(sql::Access::read);
    const soci::rowset<std::string> rows =
        (transaction->session().prepare
         << "select id || lookup || hash || subject || scopes from tokens union all "
            "select object || before_json || after_json from audit");
    for (const std::string& row : rows) all += row + "\n";
    return all;
  }

  sql::TestDatabase database_;
  ManualClock clock_;
  SystemRandom random_;
  std::unique_ptr<TokenStore> tokens_;
};

TEST_F(TokenStoreTest, AFreshTokenOpensItsScopesForItsSubject) {
  const CreatedToken token = create({Scope::capture, Scope::query});
  EXPECT_THAT(token.secret, MatchesRegex("ocop_[A-Za-z0-9_-]{43}"));
  for (const Scope scope : {Scope::capture, Scope::query}) {
    const auto checked = tokens_->check(token.secret, scope, clock_.now());
    ASSERT_TRUE(checked) << to_string(checked.error());
    EXPECT_EQ(checked->subject, "OM-THUHUONG");
    EXPECT_EQ(checked->id, token.info.id);
  }
}

TEST_F(TokenStoreTest, TheDatabaseNeverHoldsTheSecret) {
  const CreatedToken token = create({Scope::capture});
  EXPECT_THAT(dump(), Not(HasSubstr(token.secret)));
  EXPECT_THAT(dump(), Not(HasSubstr(token.secret.substr(5, 12))));
}

TEST_F(TokenStoreTest, TokensOutliveAnOpening) {
  const CreatedToken token = create({Scope::query});
  tokens_ = open();
  EXPECT_TRUE(tokens_->check(token.secret, Scope::query, clock_.now()));
}

TEST_F(TokenStoreTest, AMissingScopeIsDeniedAndNamed) {
  const CreatedToken token = create({Scope::query});
  const auto checked = tokens_->check(token.secret, Scope::capture, clock_.now());
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, Code::permission_denied);
  EXPECT_THAT(checked.error().detail, HasSubstr("scope capture"));
}

TEST_F(TokenStoreTest, UnknownAndMalformedTokensAreTheSameToTheCaller) {
  const std::string unknown = "ocop_" + std::string(43, 'A');
  const auto first = tokens_->check(unknown, Scope::query, clock_.now());
  const auto second = tokens_->check("'; drop table tokens", Scope::query, clock_.now());
  ASSERT_FALSE(first);
  ASSERT_FALSE(second);
  EXPECT_EQ(first.error().code, Code::unauthenticated);
  EXPECT_EQ(first.error().detail, second.error().detail);
}

TEST_F(TokenStoreTest, OneOtherCharacterIsAnotherToken) {
  CreatedToken token = create({Scope::query});
  token.secret.back() = token.secret.back() == 'A' ? 'E' : 'A';
  EXPECT_EQ(refusal(token.secret, Scope::query), Code::unauthenticated);
}

TEST_F(TokenStoreTest, ATokenEndsWithItsDays) {
  const CreatedToken token = create({Scope::query}, 30);
  clock_.advance(30 * micros_per_day - 1);
  EXPECT_TRUE(tokens_->check(token.secret, Scope::query, clock_.now()));
  clock_.advance(1);
  EXPECT_EQ(refusal(token.secret, Scope::query), Code::unauthenticated);
}

TEST_F(TokenStoreTest, ARevocationHoldsAtOnce) {
  const CreatedToken token = create({Scope::query});
  ASSERT_TRUE(tokens_->check(token.secret, Scope::query, clock_.now()));
  ASSERT_TRUE(tokens_->revoke(token.info.id, "test"));
  EXPECT_EQ(refusal(token.secret, Scope::query), Code::unauthenticated);
}

TEST_F(TokenStoreTest, ARevocationByAnotherProcessHoldsAfterTheTimeOfTheCache) {
  const CreatedToken token = create({Scope::query});
  ASSERT_TRUE(tokens_->check(token.secret, Scope::query, clock_.now()));
  ASSERT_TRUE(open()->revoke(token.info.id, "test"));
  clock_.advance(limits::token_cache_time_ms_max * 1'000 + 1);
  EXPECT_EQ(refusal(token.secret, Scope::query), Code::unauthenticated);
}

TEST_F(TokenStoreTest, RevokingAnUnknownTokenIsNotFound) {
  const auto revoked = tokens_->revoke(TokenId("01NOBODY"), "test");
  ASSERT_FALSE(revoked);
  EXPECT_EQ(revoked.error().code, Code::not_found);
}

TEST_F(TokenStoreTest, CreatingAndRevokingAreAuditedOnce) {
  const CreatedToken token = create({Scope::query});
  clock_.advance(1'000'000);
  ASSERT_TRUE(tokens_->revoke(token.info.id, "Lan"));
  ASSERT_TRUE(tokens_->revoke(token.info.id, "Lan"));
  const auto entries = read_audit(*database_, 10);
  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->size(), 2U);
  EXPECT_EQ((*entries)[0].act, "token.revoke");
  EXPECT_EQ((*entries)[0].actor, "Lan");
  EXPECT_THAT((*entries)[0].after, HasSubstr("revoked_at"));
  EXPECT_EQ((*entries)[1].act, "token.create");
  EXPECT_EQ((*entries)[1].object, "token " + token.info.id.text());
  EXPECT_THAT((*entries)[1].after, HasSubstr("OM-THUHUONG"));
}

TEST_F(TokenStoreTest, TheListShowsTheDayOfTheLastUse) {
  const CreatedToken token = create({Scope::query});
  ASSERT_TRUE(tokens_->check(token.secret, Scope::query, clock_.now()));
  const auto list = tokens_->list();
  ASSERT_TRUE(list);
  ASSERT_EQ(list->size(), 1U);
  EXPECT_EQ(list->front().last_used, date_of(start));
  EXPECT_EQ(list->front().scopes, ScopeSet{Scope::query});
}

TEST_F(TokenStoreTest, RefusesToCreateWhatCouldNotBeUsed) {
  EXPECT_FALSE(tokens_->create({"", {Scope::query}, {}}, "test"));
  EXPECT_FALSE(tokens_->create({"A\nB", {Scope::query}, {}}, "test"));
  EXPECT_FALSE(tokens_->create({"A", {}, {}}, "test"));
  EXPECT_FALSE(tokens_->create({"A", {Scope::query}, 0}, "test"));
  EXPECT_FALSE(tokens_->create({"A", {Scope::query}, limits::token_days_max + 1}, "test"));
}

TEST_F(TokenStoreTest, TakesTheValueOfAnAuthorizationHeader) {
  const CreatedToken token = create({Scope::query});
  const Timestamp now = clock_.now();
  EXPECT_TRUE(tokens_->check_header("Bearer " + token.secret, Scope::query, now));
  EXPECT_TRUE(tokens_->check_header("bearer  " + token.secret + " ", Scope::query, now));
  for (const std::string& value :
       {std::string(), std::string("Bearer"), std::string("Basic eA=="), token.secret}) {
    const auto checked = tokens_->check_header(value, Scope::query, now);
    ASSERT_FALSE(checked) << value;
    EXPECT_EQ(checked.error().code, Code::unauthenticated);
  }
}

TEST_F(TokenStoreTest, NoThreadSeesATokenAfterItsRevocationReturned) {
  for (int round = 0; round < 20; ++round) {
    const CreatedToken token = create({Scope::query});
    std::atomic<bool> revoked = false;
    std::atomic<int> wrong = 0;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 3; ++i) {
      readers.emplace_back([&] {
        for (int n = 0; n < 50; ++n) {
          const bool already = revoked.load();
          if (tokens_->check(token.secret, Scope::query, start) && already) ++wrong;
        }
      });
    }
    ASSERT_TRUE(tokens_->revoke(token.info.id, "test"));
    revoked = true;
    readers.clear();
    ASSERT_EQ(wrong, 0);
    ASSERT_EQ(refusal(token.secret, Scope::query), Code::unauthenticated);
  }
}

TEST(AccountsMigrations, UpgradeADatabaseOfEveryEarlierNumber) {
  sql::expect_upgrade_from_every_number("accounts", embedded::accounts_migrations(),
                                        [](sql::Database&) {});
}

}  // namespace
}  // namespace ocop::accounts
