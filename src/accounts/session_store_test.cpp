#include "accounts/session_store.h"

#include <gmock/gmock.h>

#include "accounts/test_accounts.h"
#include "base/limits.h"

namespace ocop::accounts {
namespace {

class SessionStoreTest : public AccountsTest {
 protected:
  SessionStore& sessions() { return accounts_->sessions(); }
};

TEST_F(SessionStoreTest, RefusesJunkAndWhatWasNeverGiven) {
  for (const std::string secret :
       {"", "ocop_", "ocop_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
    EXPECT_EQ(check_code(secret), Code::unauthenticated) << secret;
  }
}

TEST_F(SessionStoreTest, EndsForAnOfficerAfterAnHourOfQuietAndADayInAll) {
  appoint(make_person("can_bo"), Role::ward_officer);
  const auto idle = sign_in("can_bo");
  clock_.advance(59 * minute);
  EXPECT_TRUE(is_signed_in(idle->secret));
  clock_.advance(61 * minute);
  EXPECT_FALSE(is_signed_in(idle->secret));
  const auto busy = sign_in("can_bo");
  for (int i = 0; i < 47; ++i) {
    clock_.advance(30 * minute);
    ASSERT_TRUE(is_signed_in(busy->secret)) << i;
  }
  clock_.advance(31 * minute);
  EXPECT_FALSE(is_signed_in(busy->secret));
}

TEST_F(SessionStoreTest, StaysOnAProducersPhoneForAWeekOfQuietAndAMonthInAll) {
  appoint(make_person("huong"), Role::subject_owner, "S1");
  const auto session = sign_in("huong");
  clock_.advance(7 * 24 * hour - minute);
  EXPECT_TRUE(is_signed_in(session->secret));
  for (int day = 0; day < 23; ++day) {
    clock_.advance(23 * hour);
    ASSERT_TRUE(is_signed_in(session->secret)) << day;
  }
  clock_.advance(48 * hour);
  EXPECT_FALSE(is_signed_in(session->secret));
}

TEST_F(SessionStoreTest, IsShortAtOnceForAProducerWhoBecomesAnOfficer) {
  const Person person = make_person("huong");
  const auto session = sign_in("huong");
  clock_.advance(2 * hour);
  ASSERT_TRUE(is_signed_in(session->secret));
  clock_.advance(2 * hour);
  appoint(person, Role::ward_officer);
  EXPECT_FALSE(is_signed_in(session->secret));
}

TEST_F(SessionStoreTest, HalfASessionLivesTenMinutes) {
  const Person person = make_person("huong");
  ASSERT_TRUE(accounts_->second_factors().set_totp(person.id, "12345678901234567890"));
  const auto half = sign_in("huong");
  clock_.advance(9 * minute);
  EXPECT_EQ(check_code(half->secret), Code{});
  clock_.advance(2 * minute);
  EXPECT_EQ(check_code(half->secret), Code::unauthenticated);
}

TEST_F(SessionStoreTest, IsListedAndRevokedByItsPersonOnly) {
  const Person huong = make_person("huong");
  const Person lan = make_person("lan");
  const auto one = sign_in("huong");
  const auto two = sign_in("huong");
  EXPECT_EQ(sessions().list(huong.id)->size(), 2U);
  EXPECT_EQ(sessions().end(one->session.id, lan.id, "lan").error().code, Code::not_found);
  EXPECT_TRUE(is_signed_in(one->secret));
  ASSERT_TRUE(sessions().end(one->session.id, huong.id, "huong"));
  EXPECT_FALSE(is_signed_in(one->secret));
  EXPECT_TRUE(is_signed_in(two->secret));
  const auto three = sign_in("huong");
  ASSERT_TRUE(sessions().end_others(huong.id, three->session.id, "huong"));
  EXPECT_FALSE(is_signed_in(two->secret));
  EXPECT_EQ(sessions().list(huong.id)->size(), 1U);
}

TEST_F(SessionStoreTest, SeesWhatAnotherProcessEndedWithinTheTimeOfItsMemory) {
  const Person person = make_person("huong");
  const auto session = sign_in("huong");
  ASSERT_TRUE(is_signed_in(session->secret));
  auto other = Accounts::open(*database_, clock_, random_, folder_.path() / "accounts.key");
  ASSERT_TRUE((*other)->people().disable(person.id, "other"));
  clock_.advance((limits::session_cache_time_ms_max + 1) * 1'000);
  EXPECT_FALSE(is_signed_in(session->secret));
}

TEST_F(SessionStoreTest, KeepsNoSecret) {
  make_person("huong");
  const auto session = sign_in("huong");
  auto transaction = database_->begin(sql::Access::read);
  std::string hash;
  transaction->session() << "select hash from sessions", soci::into(hash);
  EXPECT_EQ(hash.find(session->secret), std::string::npos);
  EXPECT_EQ(hash.size(), 64U);
}

TEST(DeviceWords, SayWhatAPersonWouldSay) {
  EXPECT_EQ(
      device_words("Mozilla/5.0 (Linux; Android 13; SM-A047F) AppleWebKit/537.36 (KHTML, like "
                   "Gecko) Chrome/116.0 Mobile Safari/537.36"),
      "Chrome, Android");
  EXPECT_EQ(device_words("Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) Version/16.5 "
                         "Mobile/15E148 Safari/604.1"),
            "Safari, iPhone");
  EXPECT_EQ(device_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/116.0 Safari/537.36 "
                         "Edg/116.0"),
            "Edge, Windows");
  EXPECT_EQ(device_words("<script>alert(1)</script>"), "");
}

}  // namespace
}  // namespace ocop::accounts
