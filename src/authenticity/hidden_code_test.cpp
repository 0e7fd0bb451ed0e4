#include "authenticity/hidden_code.h"

#include <gtest/gtest.h>

#include <set>

namespace ocop::authenticity {
namespace {

TEST(HiddenCode, is_ten_symbols_of_chance) {
  SystemRandom random;
  std::set<std::string> all;
  for (int i = 0; i < 1'000; ++i) {
    const std::string code = new_hidden_code(random);
    EXPECT_TRUE(has_hidden_form(code)) << code;
    all.insert(code);
  }
  EXPECT_EQ(all.size(), 1'000U);
  for (const auto wrong : {"", "ABCDEFGHI", "ABCDEFGHIJK", "ABCDEFGHI1", "abcdefghij"}) {
    EXPECT_FALSE(has_hidden_form(wrong)) << wrong;
  }
}

TEST(HiddenCode, its_hash_is_that_of_this_label_and_key_alone) {
  const crypto::Key256 key{1}, other_key{2};
  const CodeNumber label{7, 'A', 3};
  const auto hash = hidden_hash(key, label, "ABCDEFGHIJ");
  EXPECT_TRUE(is_same_hash(hash, hidden_hash(key, label, "ABCDEFGHIJ")));
  EXPECT_FALSE(is_same_hash(hash, hidden_hash(key, label, "ABCDEFGHIK")));
  EXPECT_FALSE(is_same_hash(hash, hidden_hash(other_key, label, "ABCDEFGHIJ")));
  for (const CodeNumber& another : {CodeNumber{8, 'A', 3}, {7, 'B', 3}, {7, 'A', 4}}) {
    EXPECT_FALSE(is_same_hash(hash, hidden_hash(key, another, "ABCDEFGHIJ")));
  }
}

}  // namespace
}  // namespace ocop::authenticity
