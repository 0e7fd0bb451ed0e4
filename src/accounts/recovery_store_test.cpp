#include "accounts/recovery_store.h"

#include <gmock/gmock.h>

#include "accounts/test_accounts.h"
#include "base/limits.h"

namespace ocop::accounts {
namespace {

constexpr std::string_view new_password = "mưa rơi trên phố";

class RecoveryStoreTest : public AccountsTest {
 protected:
  RecoveryStore& recovery() { return accounts_->recovery(); }
  Code use(std::string_view name, std::string_view code, std::string_view password = new_password) {
    const auto used = recovery().use_code(name, code, password, "203.0.113.7");
    return used ? Code{} : used.error().code;
  }
};

TEST_F(RecoveryStoreTest, LetsAHouseholdChooseANewPasswordWithPhoneAndCode) {
  const auto person = accounts_->people().create({.name = "Thu Hương", .phone = "0900000001"}, "t");
  const std::string code = *recovery().make_code(person->id, "can_bo");
  EXPECT_THAT(code, testing::MatchesRegex("[0-9]{5}-[0-9]{5}"));
  EXPECT_EQ(use("+84 900 000 001", code.substr(0, 5) + " " + code.substr(6)), Code{});
  EXPECT_TRUE(sign_in("0900000001", new_password));
  EXPECT_EQ(use("0900000001", code), Code::unauthenticated) << "once";
  EXPECT_TRUE(recovery().codes_of(person->id)->front().used_at);
}

TEST_F(RecoveryStoreTest, EndsTheSessionsOfWhoeverWasIn) {
  const Person person = make_person("huong");
  const auto session = sign_in("huong");
  const std::string code = *recovery().make_code(person.id, "can_bo");
  EXPECT_TRUE(is_signed_in(session->secret));
  EXPECT_EQ(use("huong", code), Code{});
  EXPECT_FALSE(is_signed_in(session->secret));
}

TEST_F(RecoveryStoreTest, TakesACodeForADayAndOnlyTheLatest) {
  const Person person = make_person("huong");
  const std::string first = *recovery().make_code(person.id, "can_bo");
  const std::string second = *recovery().make_code(person.id, "can_bo");
  EXPECT_EQ(use("huong", first), Code::unauthenticated);
  clock_.advance(24 * hour);
  EXPECT_EQ(use("huong", second), Code::unauthenticated);
}

TEST_F(RecoveryStoreTest, TakesACodeForItsPersonOnly) {
  make_person("lan");
  const std::string code = *recovery().make_code(make_person("huong").id, "can_bo");
  EXPECT_EQ(use("lan", code), Code::unauthenticated);
  EXPECT_EQ(use("nobody", code), Code::unauthenticated);
  EXPECT_EQ(use("huong", code), Code{});
}

TEST_F(RecoveryStoreTest, KeepsTheCodeGoodWhenThePasswordIsRefused) {
  const std::string code = *recovery().make_code(make_person("huong").id, "can_bo");
  EXPECT_EQ(use("huong", code, "short"), Code::invalid_argument);
  EXPECT_EQ(use("huong", code), Code{});
}

TEST_F(RecoveryStoreTest, SlowsGuessesDown) {
  const std::string code = *recovery().make_code(make_person("huong").id, "can_bo");
  for (int i = 0; i < limits::throttle_account_failures_free; ++i) {
    EXPECT_EQ(use("huong", "00000-00000"), Code::unauthenticated);
  }
  EXPECT_EQ(use("huong", code), Code::resource_exhausted);
}

TEST_F(RecoveryStoreTest, TakesASecondFactorAwayOnlyWhenAnotherAgrees) {
  const Person person = make_person("huong");
  ASSERT_TRUE(accounts_->second_factors().set_totp(person.id, "12345678901234567890"));
  EXPECT_FALSE(recovery().ask_reset(person.id, " ", "can_bo"));
  ASSERT_TRUE(recovery().ask_reset(person.id, "mất điện thoại", "can_bo"));
  EXPECT_EQ(recovery().ask_reset(person.id, "x", "can_bo").error().code, Code::already_exists);
  const std::string id = recovery().waiting_resets()->front().id;
  for (const std::string actor : {"can_bo", "huong"}) {
    EXPECT_EQ(recovery().decide_reset(id, Decision::done, actor).error().code,
              Code::failed_precondition);
  }
  EXPECT_TRUE(accounts_->second_factors().of(person.id)->totp);
  ASSERT_TRUE(recovery().decide_reset(id, Decision::done, "can_bo_2"));
  EXPECT_FALSE(accounts_->second_factors().of(person.id)->totp);
  EXPECT_EQ(recovery().waiting_resets()->size(), 0U);
  EXPECT_EQ(recovery().decide_reset(id, Decision::done, "can_bo_2").error().code, Code::not_found);
}

TEST_F(RecoveryStoreTest, LeavesTheSecondFactorWhenAnotherRefuses) {
  const Person person = make_person("huong");
  ASSERT_TRUE(accounts_->second_factors().set_totp(person.id, "12345678901234567890"));
  ASSERT_TRUE(recovery().ask_reset(person.id, "mất điện thoại", "can_bo"));
  const std::string id = recovery().waiting_resets()->front().id;
  ASSERT_TRUE(recovery().decide_reset(id, Decision::refused, "can_bo_2"));
  EXPECT_TRUE(accounts_->second_factors().of(person.id)->totp);
}

}  // namespace
}  // namespace ocop::accounts
