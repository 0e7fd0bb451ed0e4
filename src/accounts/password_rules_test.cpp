#include "accounts/password_rules.h"

#include <gmock/gmock.h>

#include "base/limits.h"

namespace ocop::accounts {
namespace {

const std::vector<std::string> nobody;

TEST(PasswordRules, TakeASentenceInVietnameseWithoutDigitsOrSigns) {
  for (const std::string password :
       {"sấu chín ngoài ngõ", "mưa rơi trên phố", "tám con mèo xanh", "k7vq2mzt9x"}) {
    EXPECT_EQ(fault_of(password, nobody), std::nullopt) << password;
  }
}

TEST(PasswordRules, CountCharactersAndNotBytes) {
  EXPECT_EQ(fault_of("ễễộộậậữữự", nobody), PasswordFault::too_short);  // 9 characters, 27 bytes
  EXPECT_EQ(fault_of("ễộậữựặẫợỡừ", nobody), std::nullopt);
}

TEST(PasswordRules, EndAtTheLimitOfBytes) {
  std::string password = "sấu chín ngoài ngõ ";
  while (password.size() < limits::password_bytes_max) password += char('a' + password.size() % 26);
  EXPECT_EQ(fault_of(password, nobody), std::nullopt);
  EXPECT_EQ(fault_of(password + "x", nobody), PasswordFault::too_long);
}

TEST(PasswordRules, RefuseWhatEverybodyTriesFirst) {
  for (const std::string password :
       {"matkhau123", "Matkhau@2024", "mật khẩu mới", "anhyeuemnhieu", "Anh Yêu Em Nhiều",
        "password123", "P@ssw0rd12", "hoankiem2026", "qwertyuiop", "matkhaumatkhau",
        "iloveyou!!"}) {
    EXPECT_EQ(fault_of(password, nobody).has_value(), true) << password;
  }
}

TEST(PasswordRules, RefuseRowsAndRepetitions) {
  for (const std::string password : {"aaaaaaaaaa", "ababababab", "abcabcabcabc", "2026202620262026",
                                     "0123456789", "efghijklmnop"}) {
    EXPECT_TRUE(fault_of(password, nobody)) << password;
  }
}

TEST(PasswordRules, RefuseTheNamesOfThePerson) {
  const std::vector<std::string> names{"0900000001", "Nguyễn Thị Thu Hương", ""};
  EXPECT_EQ(fault_of("cua 0900000001", names), PasswordFault::contains_name);
  EXPECT_EQ(fault_of("nguyen thi thu huong 5", names), PasswordFault::contains_name);
  EXPECT_EQ(fault_of("sấu chín ngoài ngõ", names), std::nullopt);
}

TEST(PasswordRules, RefuseWhatIsNoText) {
  EXPECT_EQ(fault_of("ab\xff\xfe cdefghij", nobody), PasswordFault::not_text);
  EXPECT_EQ(fault_of(std::string("0123\0abcdefgh", 13), nobody), PasswordFault::not_text);
}

}  // namespace
}  // namespace ocop::accounts
