#include "messages/speech.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "messages/limits.h"

namespace ocop::messages {
namespace {

TEST(Speech, each_written_word_is_a_syllable) {
  EXPECT_EQ(syllables_in(""), 0U);
  EXPECT_EQ(syllables_in("Kính thưa bà con"), 4U);
  EXPECT_EQ(syllables_in("nghiêng, đường – “ướt”."), 3U);
  EXPECT_EQ(syllables_in("Quá\u00A0ngày"), 2U);
}

TEST(Speech, numbers_are_read_out) {
  EXPECT_EQ(syllables_in("153"), 5U) << "một trăm năm mươi ba";
  EXPECT_EQ(syllables_in("7"), 1U);
  EXPECT_EQ(syllables_in("ngày 15/10"), 7U) << "ngày mười lăm … mười, counted with room";
}

TEST(Speech, ninety_seconds_are_315_syllables) {
  EXPECT_EQ(seconds_to_read(0), 0U);
  EXPECT_EQ(seconds_to_read(7), 2U);
  EXPECT_EQ(seconds_to_read(315), limits::speech_seconds_max);
  EXPECT_EQ(seconds_to_read(316), 91U);
}

TEST(Speech, a_text_is_read_aloud_as_a_whole_wav_file) {
  if (!can_speak()) GTEST_SKIP() << "espeak-ng is not installed here";
  const auto sound = speak("Kính thưa bà con, phường nhận hồ sơ.");
  ASSERT_TRUE(sound) << to_string(sound.error());
  EXPECT_TRUE(sound->starts_with("RIFF"));
  const auto length = [&](std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 4; i-- > 0;)
      value = value << 8 | static_cast<unsigned char>((*sound)[at + i]);
    return value;
  };
  EXPECT_EQ(length(4), sound->size() - 8);
  EXPECT_EQ(length(40), sound->size() - 44);
  EXPECT_GT(sound->size(), 20'000U) << "more than silence";
}

RC_GTEST_PROP(Speech, syllables_of_two_texts_are_the_sum_of_theirs, ()) {
  const auto words = rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("hồ", "sơ", "đợt", "15", "2026", ",", "–"));
  const auto text_of = [](const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& one : all) text += one + " ";
    return text;
  };
  const std::string a = text_of(*words), b = text_of(*words);
  RC_ASSERT(syllables_in(a + b) == syllables_in(a) + syllables_in(b));
}

}  // namespace
}  // namespace ocop::messages
