#include "base/characters.h"

#include <gtest/gtest.h>

namespace ocop {
namespace {

TEST(Characters, AreCountedOnceWhateverBytesTheyTake) {
  EXPECT_EQ(characters_in(""), 0u);
  EXPECT_EQ(characters_in("o mai"), 5u);
  EXPECT_EQ(characters_in("Ô mai sấu"), 9u);
  EXPECT_EQ(characters_in("–€😀"), 3u);
}

TEST(Characters, BeginWithOneByteOnly) {
  EXPECT_TRUE(begins_character('a'));
  EXPECT_TRUE(begins_character("ấ"[0]));
  EXPECT_FALSE(begins_character("ấ"[1]));
  EXPECT_FALSE(begins_character("ấ"[2]));
}

TEST(Characters, AreNeverCutApart) {
  EXPECT_EQ(beginning_of("sấu", 5), "sấu");
  EXPECT_EQ(beginning_of("sấu", 4), "sấ");
  EXPECT_EQ(beginning_of("sấu", 3), "s");
  EXPECT_EQ(beginning_of("sấu", 2), "s");
  EXPECT_EQ(beginning_of("ấ", 2), "");
  EXPECT_EQ(beginning_of("sấu", 0), "");
}

}  // namespace
}  // namespace ocop
