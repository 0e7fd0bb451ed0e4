#include "messages/text_message.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"

namespace ocop::messages {
namespace {

std::size_t parts(const std::string& text) { return text_parts(text).parts; }
std::string times(std::size_t count, std::string_view one) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += one;
  return text;
}

TEST(TextMessage, plain_letters_are_160_in_one_message_and_153_in_each_part_of_more) {
  EXPECT_EQ(parts(""), 0U);
  EXPECT_EQ(parts(times(160, "a")), 1U);
  EXPECT_EQ(parts(times(161, "a")), 2U);
  EXPECT_EQ(parts(times(306, "a")), 2U);
  EXPECT_EQ(parts(times(307, "a")), 3U);
}

TEST(TextMessage, one_vietnamese_letter_makes_it_70_and_67) {
  EXPECT_EQ(text_parts(times(69, "a") + "ạ").alphabet, Alphabet::ucs2);
  EXPECT_EQ(parts(times(69, "a") + "ạ"), 1U);
  EXPECT_EQ(parts(times(70, "a") + "ạ"), 2U);
  EXPECT_EQ(parts(times(134, "ạ")), 2U);
  EXPECT_EQ(parts(times(135, "ạ")), 3U);
}

TEST(TextMessage, letters_of_the_extension_count_twice_and_are_not_cut) {
  EXPECT_EQ(text_parts("€[").letters, 4U);
  EXPECT_EQ(text_parts("à").alphabet, Alphabet::gsm);
  EXPECT_EQ(parts(times(80, "€")), 1U);
  EXPECT_EQ(parts(times(153, "€")), 3U) << "76 of them in a part, one place stays free";
}

TEST(TextMessage, a_face_outside_the_basic_plane_is_two_and_is_not_cut) {
  EXPECT_EQ(text_parts("😀").letters, 2U);
  EXPECT_EQ(parts(times(35, "😀")), 1U);
  EXPECT_EQ(parts(times(67, "😀")), 3U) << "33 in a part";
}

TEST(TextMessage, marks_are_taken_off_and_the_rest_stays) {
  EXPECT_EQ(without_marks("Đã nhận hồ sơ “OCOP” – đợt 2"), "Da nhan ho so \"OCOP\" - dot 2");
  EXPECT_EQ(without_marks("Quá 3\u00A0ngày…"), "Qua 3 ngay...");
}

RC_GTEST_PROP(TextMessage, parts_hold_all_letters_and_no_part_fewer_than_needed, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("a", "é", "€", "ạ", "đ", "😀", " ", "{", "9"));
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  const TextParts found = text_parts(text);
  const bool is_gsm = found.alphabet == Alphabet::gsm;
  const std::size_t one = is_gsm ? 160 : 70, each = is_gsm ? 153 : 67;
  RC_ASSERT((found.parts == 0) == text.empty());
  RC_ASSERT((found.parts <= 1) == (found.letters <= one));
  if (found.parts > 1) {
    RC_ASSERT(found.letters <= found.parts * each);
    RC_ASSERT(found.letters > (found.parts - 1) * (each - 1));
  }
}

RC_GTEST_PROP(TextMessage, vietnamese_without_marks_is_gsm_and_folds_to_the_same, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "Ngày", "hồ", "sơ", "Đặng", "ươ", "ễ", "Ỷ", "2026", ",", " ", "–", "“", "ừ"));
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  const std::string bare = without_marks(text);
  RC_ASSERT(text_parts(bare).alphabet == Alphabet::gsm);
  RC_ASSERT(without_marks(bare) == bare);
}

}  // namespace
}  // namespace ocop::messages
