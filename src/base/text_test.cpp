#include "base/text.h"

#include <gtest/gtest.h>

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
