#include "newsroom/comment_code.h"

#include <gtest/gtest.h>

#include <set>

#include "newsroom/comment_picture.h"
#include "newsroom/limits.h"

namespace ocop::newsroom {
namespace {

using Answer = CommentCodes::Answer;

constexpr Timestamp now{1'800'000'000'000'000};
constexpr Timestamp late{now.micros + limits::comment_code_micros + 1};

class Codes : public testing::Test {
 protected:
  SeededRandom random{7};
  CommentCodes codes{random};
  std::string token = codes.new_token(CodeSort::picture, now);
};

TEST_F(Codes, AreRightOnce) {
  const std::string letters = codes.asked(token, now)->letters;
  EXPECT_EQ(codes.take(token, letters, now), Answer::right);
  EXPECT_EQ(codes.take(token, letters, now), Answer::spent);
}

TEST_F(Codes, MindNoCaseAndNoBlanks) {
  std::string typed = codes.asked(token, now)->letters;
  typed = " " + typed.substr(0, 2) + " " + static_cast<char>(typed[2] | 0x20) + typed.substr(3);
  EXPECT_EQ(codes.take(token, typed, now), Answer::right);
}

TEST_F(Codes, AreSpentByAWrongAnswer) {
  const std::string letters = codes.asked(token, now)->letters;
  EXPECT_EQ(codes.take(token, "", now), Answer::wrong);
  EXPECT_EQ(codes.take(token, letters, now), Answer::spent);
}

TEST_F(Codes, LastFiveMinutes) {
  EXPECT_TRUE(codes.asked(token, {late.micros - 1}));
  EXPECT_FALSE(codes.asked(token, late));
  EXPECT_EQ(codes.take(token, "", late), Answer::spent);
}

TEST_F(Codes, TakeTheDigitsThatAreSpoken) {
  EXPECT_EQ(codes.take(token, codes.asked(token, now)->digits, now), Answer::right);
}

TEST_F(Codes, ThatWereChangedAreNone) {
  for (std::size_t at = 0; at < token.size(); ++at) {
    std::string forged = token;
    forged[at] = forged[at] == '1' ? '2' : '1';
    EXPECT_FALSE(codes.asked(forged, now)) << forged;
  }
  for (const char* junk : {"", "p", ".", "..", "p.1.2"}) EXPECT_FALSE(codes.asked(junk, now));
  SeededRandom other_random{8};
  CommentCodes other(other_random);
  EXPECT_FALSE(other.asked(token, now)) << "another key";
}

TEST_F(Codes, AskQuestionsThatHaveTheirAnswerInThem) {
  for (int i = 0; i < 200; ++i) {
    token = codes.new_token(CodeSort::question, now);
    const Question question = question_of(*codes.asked(token, now), pages::Locale::vietnamese);
    EXPECT_EQ(codes.take(token, question.answer, now), Answer::right) << question.text;
  }
}

TEST_F(Codes, AreDrawnEachInItsOwnWay) {
  std::set<std::string> pictures;
  for (int i = 0; i < 20; ++i) {
    token = codes.new_token(CodeSort::picture, now);
    pictures.insert(picture_of(*codes.asked(token, now)));
  }
  EXPECT_EQ(pictures.size(), 20);
  for (const std::string& picture : pictures) EXPECT_EQ(picture.substr(1, 3), "PNG");
}

TEST_F(Codes, AreSpoken) {
  const std::string sound = sound_of(*codes.asked(token, now), pages::Locale::vietnamese);
  EXPECT_EQ(sound.substr(0, 4), "RIFF");
  EXPECT_GT(sound.size(), 8'000 * 2 * 3) << "six digits take more than three seconds";
}

}  // namespace
}  // namespace ocop::newsroom
