#include "accounts/password_hash.h"

#include <gmock/gmock.h>

namespace ocop::accounts {
namespace {

constexpr PasswordCost cheap{1, 8U << 10};

TEST(PasswordHash, FitsThePasswordItWasMadeOfAndNoOther) {
  PasswordHasher hasher(cheap);
  const std::string hash = *hasher.hash("sấu chín ngoài ngõ");
  EXPECT_THAT(hash, testing::StartsWith("$argon2id$v=19$"));
  EXPECT_TRUE(*hasher.verify("sấu chín ngoài ngõ", hash));
  EXPECT_FALSE(*hasher.verify("sấu chín ngoài ngo", hash));
  EXPECT_NE(*hasher.hash("sấu chín ngoài ngõ"), hash);
}

TEST(PasswordHash, IsOfTheComposedFormWhateverTheKeyboardSends) {
  PasswordHasher hasher(cheap);
  const std::string hash = *hasher.hash("s\u1EA5u ch\u00EDn ngo\u00E0i");
  EXPECT_TRUE(*hasher.verify("sa\u0302\u0301u chi\u0301n ngoa\u0300i", hash));
}

TEST(PasswordHash, OfNobodyIsNeverGood) {
  PasswordHasher hasher(cheap);
  EXPECT_FALSE(*hasher.verify("nobody has this password", ""));
  EXPECT_FALSE(*hasher.verify("\xff\xff", *hasher.hash("sấu chín ngoài ngõ")));
}

TEST(PasswordHash, KnowsThatTheCostWasRaised) {
  PasswordHasher hasher(cheap), dearer({2, 16U << 10});
  const std::string hash = *hasher.hash("sấu chín ngoài ngõ");
  EXPECT_FALSE(hasher.is_outdated(hash));
  EXPECT_TRUE(dearer.is_outdated(hash));
  EXPECT_TRUE(*dearer.verify("sấu chín ngoài ngõ", hash));
}

}  // namespace
}  // namespace ocop::accounts
