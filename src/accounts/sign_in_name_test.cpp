#include "accounts/sign_in_name.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace ocop::accounts {
namespace {

TEST(SignInName, ReadsAPhoneNumberHoweverItIsWritten) {
  for (const std::string typed : {"0900000001", "0900 000 001", "0900.000.001", "+84 900 000 001",
                                  "0084900000001", " (0900) 000-001 ", "+84-900-000-001"}) {
    const auto phone = parse_phone(typed);
    ASSERT_TRUE(phone) << typed;
    EXPECT_EQ(*phone, "0900000001") << typed;
  }
  EXPECT_EQ(*parse_phone("024 0000 0101"), "02400000101");
}

TEST(SignInName, RefusesWhatIsNoPhoneNumber) {
  for (const std::string typed : {"", "900000001", "090000000", "090000000123", "+1 202 555 0100",
                                  "0900 000 00a", "0900\n000 001;"}) {
    EXPECT_FALSE(parse_phone(typed)) << typed;
  }
}

TEST(SignInName, ReadsAnAddressInLowerCaseAndRefusesHalfOnes) {
  EXPECT_EQ(*parse_email(" Huong@Vidu.VN "), "huong@vidu.vn");
  for (const std::string typed :
       {"@vidu.vn", "huong@", "huong@vidu", "huong@vidu.", "a@b@c.vn", "a b@c.vn", "a@.vn",
        "<b>@vidu.vn", "a\"b@vidu.vn", "a@vidu.vn>", "a(b)@vidu.vn", "a\\b@vidu.vn", "a\nb@vidu.vn",
        "a:b@vidu.vn", "a`b@vidu.vn"}) {
    EXPECT_FALSE(parse_email(typed)) << typed;
  }
}

TEST(SignInName, ReadsAddressesWithSignsThatPeopleUse) {
  for (const std::string typed :
       {"o'hara+ocop@vidu.com.vn", "an_nguyen-1@xn--h-xia.vn", "sấu@vidu.vn"}) {
    EXPECT_TRUE(parse_email(typed)) << typed;
  }
}

TEST(SignInName, ReadsALoginAndRefusesOneThatLooksLikeSomethingElse) {
  EXPECT_EQ(*parse_login("Can.Bo-HK_1"), "can.bo-hk_1");
  for (const std::string typed : {"", "ab", "1abc", "hương", "a b c", "-abc"}) {
    EXPECT_FALSE(parse_login(typed)) << typed;
  }
}

TEST(SignInName, TellsTheThreeApart) {
  EXPECT_EQ(*parse_sign_in_name("+84900000001"), "0900000001");
  EXPECT_EQ(*parse_sign_in_name("A@b.vn"), "a@b.vn");
  EXPECT_EQ(*parse_sign_in_name("Keeper"), "keeper");
}

RC_GTEST_PROP(SignInName, OfAnyBytesIsReadOrRefusedAndReadingTwiceChangesNothing, ()) {
  const auto typed = *rc::gen::string<std::string>();
  const auto once = parse_sign_in_name(typed);
  if (!once) return;
  const auto twice = parse_sign_in_name(*once);
  RC_ASSERT(bool(twice));
  RC_ASSERT(*twice == *once);
}

}  // namespace
}  // namespace ocop::accounts
