#include "http/percent.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ocop::http {
namespace {

TEST(Percent, decodes_vietnamese) { EXPECT_EQ(*percent_decode("%C4%90%E1%BB%81n"), "Đền"); }

TEST(Percent, a_plus_is_a_space_only_in_forms) {
  EXPECT_EQ(*percent_decode("a+b"), "a+b");
  EXPECT_EQ(*form_decode("a+b%2B"), "a b+");
}

TEST(Percent, refuses_broken_escapes) {
  for (const char* text : {"%", "%4", "a%", "%g0", "%0g", "%%41", "%C4%9"}) {
    EXPECT_FALSE(percent_decode(text)) << text;
    EXPECT_FALSE(has_valid_escapes(text)) << text;
  }
  EXPECT_TRUE(has_valid_escapes("%41%c4"));
}

TEST(Percent, keeps_only_unreserved_characters) {
  EXPECT_EQ(percent_encode("a-._~9/ %é"), "a-._~9%2F%20%25%C3%A9");
}

RC_GTEST_PROP(Percent, decoding_undoes_encoding, (const std::string& bytes)) {
  const std::string encoded = percent_encode(bytes);
  RC_ASSERT(has_valid_escapes(encoded));
  RC_ASSERT(*percent_decode(encoded) == bytes);
  RC_ASSERT(*form_decode(encoded) == bytes);
}

}  // namespace
}  // namespace ocop::http
