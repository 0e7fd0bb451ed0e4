#include "authenticity/typed_code.h"

#include <gtest/gtest.h>

namespace ocop::authenticity {
namespace {

constexpr std::string_view serial = "AMZXW2LOMJQXEYLO", hidden = "B3KQX7RTNZ";

TEST(TypedCode, IsReadHoweverItIsTyped) {
  for (const std::string_view typed :
       {"AMZXW2LOMJQXEYLO", " amzx w2lo mjqx eylo ", "AMZX-W2LO-MJQX-EYLO", "ocop amzxw2lomjqxeylo",
        "AMZXW2L0MJQXEYL0"}) {
    const auto code = read_typed_code(typed);
    ASSERT_TRUE(code) << typed;
    EXPECT_EQ(code->serial, serial) << typed;
    EXPECT_TRUE(code->hidden.empty()) << typed;
  }
}

TEST(TypedCode, MayHaveTheHiddenCodeBehindIt) {
  const auto code = read_typed_code("OCOP AMZXW2LOMJQXEYLO B3KQX 7RTNZ");
  ASSERT_TRUE(code);
  EXPECT_EQ(code->serial, serial);
  EXPECT_EQ(code->hidden, hidden);
}

TEST(TypedCode, MayBeOneWordWithItsHiddenCode) {
  const auto code = read_typed_code("kt AMZXW2LOMJQXEYLO-B3KQX7RTNZ nhé");
  ASSERT_TRUE(code);
  EXPECT_EQ(code->serial, serial);
  EXPECT_EQ(code->hidden, hidden);
}

TEST(TypedCode, IsFoundAmongTheWordsOfAMessage) {
  for (const std::string_view typed :
       {"KT AMZXW2LOMJQXEYLO", "tem AMZXW2LOMJQXEYLO", "mã: AMZX W2LO MJQX EYLO",
        "amzxw2lomjqxeylo cam on", "ma so AMZX W2LO MJQX EYLO",
        "Cho hỏi AMZX-W2LO-MJQX-EYLO, cảm ơn.", "ma so\nAMZXW2LOMJQXEYLO\n"}) {
    const auto code = read_typed_code(typed);
    ASSERT_TRUE(code) << typed;
    EXPECT_EQ(code->serial, serial) << typed;
    EXPECT_TRUE(code->hidden.empty()) << typed;
  }
  const auto with_hidden = read_typed_code("Kiem tra AMZXW2LOMJQXEYLO, cao ra B3KQX7RTNZ");
  ASSERT_TRUE(with_hidden);
  EXPECT_EQ(with_hidden->serial, serial) << "what does not stand right behind it is no hidden code";
  EXPECT_TRUE(with_hidden->hidden.empty());
}

TEST(TypedCode, IsNoneOfAnotherLengthOrAlphabet) {
  for (const std::string_view typed : {"", "OCOP", "AMZXW2LOMJQXEYL", "AMZXW2LOMJQXEYLOB",
                                       "AMZXW2LOMJQXEYL!", "ÀMZXW2LOMJQXEYLO"}) {
    EXPECT_FALSE(read_typed_code(typed)) << typed;
  }
}

}  // namespace
}  // namespace ocop::authenticity
