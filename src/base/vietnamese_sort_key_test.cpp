#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"

namespace ocop {
namespace {

/// Written by hand, in the order of a Vietnamese dictionary.
const std::vector<std::string> in_order = {
    "",       "10 sao",     "2 sao",    "a",     "à",    "ả",    "ã",    "á",        "ạ",
    "An",     "ă",          "ằ",        "ẳ",     "ẵ",    "ắ",    "ặ",    "â",        "ầ",
    "ẩ",      "ẫ",          "ấ",        "ậ",     "ba",   "bà",   "Bà",   "bà ba",    "bạc",
    "bánh",   "Bánh chưng", "bánh cốm", "băng",  "bân",  "ca",   "cà",   "cả",       "cá",
    "cá kho", "cà phê",     "chả",      "cốm",   "da",   "dứa",  "đa",   "đặc",      "đèn",
    "e",      "ê",          "giò",      "gừng",  "khăn", "lụa",  "mơ",   "nón",      "o",
    "ong",    "ô",          "ô mai",    "Ô mai", "ông",  "ơ",    "Quạt", "Trà nhài", "Trà sen",
    "tranh",  "u",          "ủ",        "ư",     "ướp",  "vòng", "xôi",  "ý",        "zeta"};

TEST(VietnameseSortKey, the_hand_written_list_is_in_order) {
  for (std::size_t i = 1; i < in_order.size(); ++i) {
    EXPECT_LT(vietnamese_sort_key(in_order[i - 1]), vietnamese_sort_key(in_order[i]))
        << in_order[i - 1] << " before " << in_order[i];
  }
}

TEST(VietnameseSortKey, both_normalisation_forms_have_one_key) {
  EXPECT_EQ(vietnamese_sort_key("Ế"), vietnamese_sort_key("E\xCC\x82\xCC\x81"));
  EXPECT_EQ(vietnamese_sort_key("ậ"), vietnamese_sort_key("a\xCC\xA3\xCC\x82"));
  EXPECT_EQ(vietnamese_sort_key("ợ"), vietnamese_sort_key("o\xCC\xA3\xCC\x9B"));
}

TEST(VietnameseSortKey, blanks_around_and_between_count_once) {
  EXPECT_EQ(vietnamese_sort_key("  Ô \t mai\xC2\xA0"), vietnamese_sort_key("Ô mai"));
}

TEST(VietnameseSortKey, other_scripts_come_after_the_latin_letters) {
  EXPECT_LT(vietnamese_sort_key("zz"), vietnamese_sort_key("я"));
  EXPECT_LT(vietnamese_sort_key("я"), vietnamese_sort_key("茶"));
}

TEST(VietnameseSortKey, signs_come_before_digits_and_digits_before_letters) {
  EXPECT_LT(vietnamese_sort_key("“a"), vietnamese_sort_key("1"));
  EXPECT_LT(vietnamese_sort_key("9"), vietnamese_sort_key("a"));
}

TEST(VietnameseSortKey, invalid_utf8_has_no_key) { EXPECT_EQ(vietnamese_sort_key("a\xFF"), ""); }

rc::Gen<std::string> vietnamese_text() {
  static const std::vector<std::string> pieces = {"a", "ă", "â", "á", "Ạ", "b", "d", "đ", "Đ",
                                                  "ề", "ê", "e", "ợ", "o", "ô", "ư", "u", "ử",
                                                  "y", "ỹ", " ", "7", "-", "n", "g", "ng"};
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                      [](const std::vector<std::string>& chosen) {
                        std::string text;
                        for (const auto& piece : chosen) text += piece;
                        return text;
                      });
}

RC_GTEST_PROP(VietnameseSortKey, one_key_means_one_folded_form, ()) {
  const auto a = *vietnamese_text(), b = *vietnamese_text();
  if (vietnamese_sort_key(a) == vietnamese_sort_key(b)) {
    RC_ASSERT(fold(a) == fold(b));
  } else {
    RC_ASSERT(trim(a) != trim(b));
  }
}

RC_GTEST_PROP(VietnameseSortKey, composed_text_has_the_key_of_the_decomposed_one, ()) {
  const auto text = *vietnamese_text();
  RC_ASSERT(vietnamese_sort_key(*to_nfc(text)) == vietnamese_sort_key(text));
}

RC_GTEST_PROP(VietnameseSortKey, without_marks_the_order_is_that_of_the_bytes, ()) {
  const auto word =
      rc::gen::container<std::string>(rc::gen::inRange('a', static_cast<char>('z' + 1)));
  const auto a = *word, b = *word;
  RC_ASSERT((vietnamese_sort_key(a) <=> vietnamese_sort_key(b)) == (a <=> b));
}

RC_GTEST_PROP(VietnameseSortKey, tones_never_outweigh_a_letter, ()) {
  const auto front = *vietnamese_text();
  RC_ASSERT(vietnamese_sort_key("ạ" + front + "b") < vietnamese_sort_key("a" + front + "c"));
}

RC_GTEST_PROP(VietnameseSortKey, a_key_has_only_symbols_that_every_collation_orders_alike,
              (const std::string& text)) {
  const std::string key = vietnamese_sort_key(text);
  RC_ASSERT(std::ranges::all_of(
      key, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }));
}

}  // namespace
}  // namespace ocop
