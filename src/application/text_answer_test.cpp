#include "application/text_answer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "application/consumer_words.h"

namespace ocop::application {
namespace {

TEST(TextAnswerTest, vietnamese_loses_its_marks_and_keeps_its_capitals) {
  EXPECT_EQ(written_in(TextAlphabet::gsm7, "Ô mai sấu gừng, Ưu đãi, ĐẶNG Ỷ Ưu ư Ă ă Ằ ằ"),
            "O mai sau gung, Uu dai, DANG Y Uu u A a A a");
  EXPECT_EQ(written_in(TextAlphabet::gsm7, "“25\u00A0thùng” – [a]~…"), "\"25 thung\" - (a)-...");
  EXPECT_EQ(written_in(TextAlphabet::gsm7, "茶 ☕"), "? ?");
  EXPECT_EQ(written_in(TextAlphabet::ucs2, "Ô mai 🍵"), "Ô mai ?");
}

RC_GTEST_PROP(TextAnswerTest, a_message_fits_and_holds_the_first_part, ()) {
  const auto alphabet = *rc::gen::element(TextAlphabet::gsm7, TextAlphabet::ucs2);
  const std::size_t room = alphabet == TextAlphabet::gsm7 ? 160 : 70;
  std::vector<std::string> parts;
  for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
    std::string part;
    for (int n = *rc::gen::inRange(1, 120); n > 0; --n) {
      part += *rc::gen::element<std::string>("a", "ệ", "Đ", " ", "☕", "🍵", "~", ".");
    }
    parts.push_back(part);
  }
  const std::string message = one_message(alphabet, parts);
  RC_ASSERT(symbols_of(message) <= room);
  if (alphabet == TextAlphabet::gsm7) {
    RC_ASSERT(std::ranges::all_of(message, [](char c) { return c >= ' ' && c != '~'; }));
  }
  const std::string first = written_in(alphabet, parts.front());
  RC_ASSERT(first.starts_with(message) || message.starts_with(first));
}

TEST(TextAnswerTest, every_answer_fits_whole_into_one_message_of_either_alphabet) {
  for (const auto locale : {pages::Locale::vietnamese, pages::Locale::english}) {
    for (std::size_t i = 0; i < authenticity::verdicts; ++i) {
      const auto& words = words_of(static_cast<authenticity::Verdict>(i));
      EXPECT_LE(symbols_of(pages::text(locale, words.answer)), 70U)
          << pages::text(locale, words.answer);
    }
  }
}

TEST(TextAnswerTest, a_part_that_does_not_fit_is_left_out_whole) {
  const std::string longest(150, 'x');
  EXPECT_EQ(one_message(TextAlphabet::gsm7, {"Good", longest, longest, "Buy it"}),
            "Good. " + longest);
  EXPECT_EQ(one_message(TextAlphabet::ucs2, {"Good.", longest, "Buy it"}), "Good. Buy it");
}

}  // namespace
}  // namespace ocop::application
