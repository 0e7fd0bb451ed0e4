#include "accounts/sign_in.h"

#include <gmock/gmock.h>
#include <soci/soci.h>

#include <thread>

#include "accounts/test_accounts.h"
#include "base/limits.h"
#include "base/text.h"

namespace ocop::accounts {
namespace {

using testing::Contains;

class SignInTest : public AccountsTest {
 protected:
  Code wrong_guess(const std::string& login) {
    const auto answer = sign_in(login, "mưa rơi trên phố");
    return answer ? Code{} : answer.error().code;
  }

  /// An app of the person; gives its secret.
  std::string add_totp(const Person& person) {
    const std::string secret = new_totp_secret(random_);
    EXPECT_TRUE(accounts_->second_factors().set_totp(person.id, secret));
    return secret;
  }
  std::string code_now(const std::string& secret) {
    return totp_code(secret, totp_step_at(clock_.now()));
  }
};

TEST_F(SignInTest, OpensASessionForTheRightPassword) {
  const Person person = make_person("huong");
  const auto begun = sign_in(" Huong ");
  ASSERT_TRUE(begun) << to_string(begun.error());
  const auto who = accounts_->sessions().check(begun->secret);
  ASSERT_TRUE(who);
  EXPECT_EQ(who->person.id, person.id);
  EXPECT_EQ(who->session.device, "Chrome, Android");
  EXPECT_THAT(acts(), Contains("sign_in.done"));
}

TEST_F(SignInTest, AnswersAWrongPasswordAndAnUnknownNameAlike) {
  make_person("huong");
  const auto wrong = sign_in("huong", "mưa rơi trên phố");
  const auto unknown = sign_in("nobody", "mưa rơi trên phố");
  const auto no_name = sign_in("1", "mưa rơi trên phố");
  ASSERT_FALSE(wrong || unknown || no_name);
  EXPECT_EQ(to_string(wrong.error()), to_string(unknown.error()));
  EXPECT_EQ(to_string(wrong.error()), to_string(no_name.error()));
  EXPECT_THAT(acts(), Contains("sign_in.fail"));
}

TEST_F(SignInTest, WritesAsMuchForAnUnknownNameAsForAWrongPassword) {
  make_person("huong");
  const auto entries_of = [&](const std::string& name) {
    const auto before = acts().size();
    EXPECT_FALSE(sign_in(name, "mưa rơi trên phố"));
    return acts().size() - before;
  };
  EXPECT_EQ(entries_of("huong"), 1U);
  EXPECT_EQ(entries_of("nobody"), 1U);
  EXPECT_EQ(entries_of("sấu chín ngoài ngõ"), 1U);
  const auto entries = read_audit(*database_, 10);
  for (const AuditEntry& entry : *entries) {
    EXPECT_EQ((entry.actor + entry.object + entry.after).find("sấu"), std::string::npos)
        << "a password typed into the wrong box is not kept";
    EXPECT_EQ((entry.actor + entry.object + entry.after).find("nobody"), std::string::npos);
  }
}

TEST_F(SignInTest, HashesAnewAtTodaysCostWhenThePasswordComesBy) {
  const Person person = make_person("huong");
  const auto hash = [&] {
    std::string stored;
    auto reading = database_->begin(sql::Access::read);
    const std::string id = person.id.text();
    reading->session() << "select password_hash from people where id = :id", soci::use(id),
        soci::into(stored);
    return stored;
  };
  const std::string cheap = hash();
  reopen({2, 16U << 10});
  EXPECT_FALSE(sign_in("huong", "mưa rơi trên phố"));
  EXPECT_EQ(hash(), cheap) << "a wrong password changes nothing";
  ASSERT_TRUE(sign_in("huong"));
  EXPECT_NE(hash(), cheap);
  EXPECT_THAT(hash(), testing::HasSubstr("m=16,t=2"));
  const std::string dearer = hash();
  ASSERT_TRUE(sign_in("huong"));
  EXPECT_EQ(hash(), dearer);
}

TEST_F(SignInTest, DelaysGuessesLongerAndLongerAndForgetsNothingOnARestart) {
  make_person("huong");
  for (int i = 0; i < limits::throttle_account_failures_free; ++i) {
    EXPECT_EQ(wrong_guess("huong"), Code::unauthenticated);
  }
  EXPECT_EQ(wrong_guess("huong"), Code::resource_exhausted);
  EXPECT_EQ(sign_in("huong").error().code, Code::resource_exhausted) << "even the right one waits";
  reopen();
  EXPECT_EQ(wrong_guess("huong"), Code::resource_exhausted);
  clock_.advance(31 * micros_per_second);
  EXPECT_EQ(wrong_guess("huong"), Code::unauthenticated);
  clock_.advance(31 * micros_per_second);
  EXPECT_EQ(wrong_guess("huong"), Code::resource_exhausted) << "the second delay is longer";
  clock_.advance(31 * micros_per_second);
  EXPECT_TRUE(sign_in("huong"));
  EXPECT_EQ(wrong_guess("huong"), Code::unauthenticated) << "success forgives";
}

TEST_F(SignInTest, DelaysGuessesAtNamesThatDoNotExistToo) {
  for (int i = 0; i < limits::throttle_account_failures_free; ++i) {
    EXPECT_EQ(wrong_guess("nobody"), Code::unauthenticated);
  }
  EXPECT_EQ(wrong_guess("nobody"), Code::resource_exhausted);
}

TEST_F(SignInTest, CountsOneAccountOnceWhateverNameIsTyped) {
  ASSERT_TRUE(accounts_->people().create({.login = "huong",
                                          .name = "Hương",
                                          .phone = "0900000001",
                                          .password = std::string(good_password)},
                                         "test"));
  for (int i = 0; i < limits::throttle_account_failures_free; ++i) {
    EXPECT_EQ(wrong_guess(i % 2 == 0 ? "huong" : "0900000001"), Code::unauthenticated);
  }
  EXPECT_EQ(wrong_guess("+84 900 000 001"), Code::resource_exhausted);
}

TEST_F(SignInTest, ClosesAnAddressThatTriesManyNames) {
  for (int i = 0; i < limits::throttle_address_failures_free; ++i) {
    EXPECT_EQ(wrong_guess("name" + std::to_string(i)), Code::unauthenticated);
  }
  EXPECT_EQ(wrong_guess("another"), Code::resource_exhausted);
  make_person("huong");
  const Origin elsewhere{"Firefox, Linux", "198.51.100.9"};
  EXPECT_TRUE(accounts_->sign_in().with_password("huong", good_password, elsewhere));
}

TEST_F(SignInTest, CountsGuessesThatComeAtTheSameTime) {
  make_person("huong");
  std::atomic<int> judged = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&] { judged += wrong_guess("huong") == Code::unauthenticated ? 1 : 0; });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(judged, limits::throttle_account_failures_free);
}

TEST_F(SignInTest, AsksForTheSecondFactorAndGivesANewSecretAfterIt) {
  const std::string secret = add_totp(make_person("huong"));
  const auto half = sign_in("huong");
  ASSERT_TRUE(half);
  EXPECT_EQ(half->session.stage, Stage::second_factor);
  EXPECT_FALSE(is_signed_in(half->secret));
  const auto whole = accounts_->sign_in().with_code(*accounts_->sessions().check(half->secret),
                                                    code_now(secret), somewhere);
  ASSERT_TRUE(whole) << to_string(whole.error());
  EXPECT_TRUE(is_signed_in(whole->secret));
  EXPECT_EQ(check_code(half->secret), Code::unauthenticated);
}

TEST_F(SignInTest, TakesACodeOnceAndSlowsGuessesDown) {
  const Person person = make_person("huong");
  const std::string secret = add_totp(person);
  const auto half = sign_in("huong");
  const SignedIn who = *accounts_->sessions().check(half->secret);
  const std::string code = code_now(secret);
  ASSERT_TRUE(accounts_->sign_in().with_code(who, code, somewhere));
  EXPECT_EQ(accounts_->sign_in().with_code(who, code, somewhere).error().code,
            Code::unauthenticated);
  for (int i = 1; i < limits::throttle_account_failures_free; ++i) {
    EXPECT_EQ(accounts_->sign_in().with_code(who, "000000", somewhere).error().code,
              Code::unauthenticated);
  }
  EXPECT_EQ(accounts_->sign_in().with_code(who, "000000", somewhere).error().code,
            Code::resource_exhausted);
}

TEST_F(SignInTest, TakesEachBackupCodeOnce) {
  const Person person = make_person("huong");
  SecondFactorStore& factors = accounts_->second_factors();
  const std::string secret = *factors.begin_totp(person.id);
  EXPECT_EQ(*factors.begin_totp(person.id), secret) << "a page that is loaded twice shows the same";
  EXPECT_FALSE(factors.confirm_totp(person.id, "000000"));
  const auto codes = factors.confirm_totp(person.id, code_now(secret));
  ASSERT_TRUE(codes);
  EXPECT_EQ(codes->size(), limits::backup_codes);
  EXPECT_EQ(factors.of(person.id)->backup_codes_left, limits::backup_codes);
  EXPECT_TRUE(*factors.use_code(person.id, to_lower_ascii(codes->front())));
  EXPECT_FALSE(*factors.use_code(person.id, codes->front()));
  EXPECT_EQ(factors.of(person.id)->backup_codes_left, limits::backup_codes - 1);
  EXPECT_FALSE(factors.begin_totp(person.id)) << "an app in use is not replaced by the way";
}

TEST_F(SignInTest, HoldsWhoDecidesUntilASecondFactorIsThere) {
  const Person person = make_person("thu_ky");
  appoint(person, Role::city_office);
  const auto begun = sign_in("thu_ky");
  const Date today = date_of(clock_.now());
  EXPECT_TRUE(accounts_->sessions().check(begun->secret)->must_set_up_second_factor(today));
  add_totp(person);
  EXPECT_FALSE(accounts_->sessions().check(begun->secret)->must_set_up_second_factor(today));
}

}  // namespace
}  // namespace ocop::accounts
