#include "accounts/totp.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace ocop::accounts {
namespace {

constexpr std::string_view rfc_secret = "12345678901234567890";

Timestamp at(std::int64_t seconds) { return {seconds * micros_per_second}; }

TEST(Totp, GivesTheCodesOfRfc6238AppendixB) {
  const std::pair<std::int64_t, std::string> vectors[] = {
      {59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
      {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [seconds, code] : vectors) {
    EXPECT_EQ(totp_code(rfc_secret, totp_step_at(at(seconds)), 8), code) << seconds;
    EXPECT_EQ(totp_code(rfc_secret, totp_step_at(at(seconds))), code.substr(2)) << seconds;
  }
}

TEST(Totp, TakesTheStepBeforeAndAfterButNoFurther) {
  const std::int64_t step = totp_step_at(at(1111111111));
  for (int drift = -3; drift <= 3; ++drift) {
    const auto match =
        matching_totp_step(rfc_secret, totp_code(rfc_secret, step + drift), at(1111111111), 0);
    EXPECT_EQ(match.has_value(), drift >= -1 && drift <= 1) << drift;
    EXPECT_EQ(match.value_or(step + drift), step + drift);
  }
}

TEST(Totp, TakesNoStepTwiceAndNoneBeforeTheLast) {
  const std::int64_t step = totp_step_at(at(1111111111));
  const std::string code = totp_code(rfc_secret, step);
  EXPECT_EQ(matching_totp_step(rfc_secret, code, at(1111111111), step), std::nullopt);
  EXPECT_EQ(matching_totp_step(rfc_secret, code, at(1111111111), step + 1), std::nullopt);
  EXPECT_EQ(matching_totp_step(rfc_secret, code, at(1111111111), step - 1), step);
}

TEST(Totp, ReadsACodeWithABlankInTheMiddleAndRefusesNone) {
  const std::string code = totp_code(rfc_secret, totp_step_at(at(59)));
  EXPECT_TRUE(matching_totp_step(rfc_secret, code.substr(0, 3) + " " + code.substr(3), at(59), 0));
  EXPECT_FALSE(matching_totp_step(rfc_secret, "", at(59), 0));
}

TEST(Totp, TellsAnAppWhatItNeeds) {
  EXPECT_EQ(totp_uri(rfc_secret, "can.bo@vidu.vn"),
            "otpauth://totp/OCOP:can.bo%40vidu.vn?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&"
            "issuer=OCOP");
}

RC_GTEST_PROP(Base32, ReadsWhatItWrote, ()) {
  const auto bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
  RC_ASSERT(*from_base32(to_base32(bytes)) == bytes);
}

}  // namespace
}  // namespace ocop::accounts
