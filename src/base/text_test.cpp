#include "base/text.h"

#include <gtest/gtest.h>
#include <utf8proc.h>

#include <array>
#include <cstdlib>

namespace ocop {
namespace {

TEST(Fold, both_normalisation_forms_of_vietnamese_fold_alike) {
  const std::string composed = "Ô mai sấu gừng Đường Ễ Ộ ỷ";
  const std::string decomposed =
      "O\xCC\x82 mai sa\xCC\x82\xCC\x81u gu\xCC\x9B\xCC\x80ng "
      "\xC4\x90\x75\xCC\x9Bo\xCC\x9B\xCC\x80ng "
      "E\xCC\x82\xCC\x83 O\xCC\x82\xCC\xA3 y\xCC\x89";
  EXPECT_EQ(fold(composed), "o mai sau gung duong e o y");
  EXPECT_EQ(fold(decomposed), fold(composed));
}

TEST(Fold, the_crossed_letter_becomes_a_plain_one) { EXPECT_EQ(fold("ĐẶC đặc"), "dac dac"); }

TEST(Fold, every_code_point_becomes_what_the_library_makes_of_it) {
  for (utf8proc_int32_t point = 0; point < 0x110000; ++point) {
    if (!utf8proc_codepoint_valid(point) || point == 0x110 || point == 0x111) continue;
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(point, bytes.data());
    utf8proc_uint8_t* mapped = nullptr;
    const auto length =
        utf8proc_map(bytes.data(), size, &mapped,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                                    UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD));
    ASSERT_GE(length, 0);
    std::string expected(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
    std::free(mapped);
    if (expected == "\t" || expected == "\n" || expected == "\r") expected = " ";
    const std::string text(reinterpret_cast<const char*>(bytes.data()),
                           static_cast<std::size_t>(size));
    ASSERT_EQ(fold('x' + text + 'y'), 'x' + expected + 'y') << "code point " << point;
  }
}

TEST(Fold, white_space_collapses) { EXPECT_EQ(fold("  Kế \t hoạch\n153 "), "ke hoach 153"); }

TEST(Fold, invalid_utf8_folds_to_nothing) { EXPECT_EQ(fold("a\xFF"), ""); }

TEST(Nfc, decomposed_text_is_composed) {
  EXPECT_EQ(*to_nfc("e\xCC\x82\xCC\xA3"), "ệ");
  EXPECT_FALSE(to_nfc("\xC3"));
}

TEST(Utf8, surrogates_and_overlong_forms_are_refused) {
  EXPECT_TRUE(is_utf8("phố Hàng Đường"));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
  EXPECT_FALSE(is_utf8("\xC0\x80"));
}

TEST(Split, an_empty_text_is_one_empty_part) {
  EXPECT_EQ(split("", ',').size(), 1U);
  EXPECT_EQ(split("a,,b", ',').size(), 3U);
}

}  // namespace
}  // namespace ocop
