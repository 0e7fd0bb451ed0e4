#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>

#include "ledger/leaf.h"
#include "ledger/merkle.h"

namespace ocop::ledger {
namespace {

std::string hex(const Digest& digest) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const auto byte : digest) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

Digest number(std::uint8_t value) {
  Digest digest{};
  digest[0] = value;
  return digest;
}

// The definition of RFC 6962 section 2.1, word for word.
Digest tree_head_by_definition(std::span<const Digest> leaves) {
  if (leaves.empty()) return empty_root();
  if (leaves.size() == 1) return leaves[0];
  std::size_t half = 1;
  while (half * 2 < leaves.size()) half *= 2;
  return node_hash(tree_head_by_definition(leaves.first(half)),
                   tree_head_by_definition(leaves.subspan(half)));
}

TEST(Merkle, agrees_with_the_published_hashes_of_rfc_6962) {
  const char* folder = std::getenv("OCOP_CONFORMANCE");
  const std::string path = (folder != nullptr ? folder : OCOP_SOURCE_DIR "/../shared/conformance") +
                           std::string("/ledger/rfc6962_hash_basics.json");
  std::ifstream file(path);
  if (!file) GTEST_SKIP() << "no conformance data at " << path;
  std::stringstream text;
  text << file.rdbuf();
  const auto expected = boost::json::parse(text.str());
  EXPECT_EQ(hex(empty_root()), expected.at("empty_root").as_string());
  EXPECT_EQ(hex(leaf_hash(std::string_view())), expected.at("leaf_empty").as_string());
  EXPECT_EQ(hex(leaf_hash(std::string_view("L123456"))), expected.at("leaf_L123456").as_string());
  // In the published vector the two children are these short texts, not digests.
  EXPECT_EQ(hex(sha256({"\x01", "N123", "N456"})), expected.at("node_N123_N456").as_string());
}

TEST(Merkle, a_node_hashes_its_prefix_and_both_children_in_order) {
  const Digest left = number(1);
  const Digest right = number(2);
  EXPECT_EQ(node_hash(left, right), sha256({"\x01", bytes_of(left), bytes_of(right)}));
  EXPECT_NE(node_hash(left, right), node_hash(right, left));
}

TEST(Merkle, the_tree_head_follows_the_recursive_definition_for_every_size) {
  std::vector<Digest> leaves;
  for (std::uint8_t size = 0; size < 70; ++size) {
    EXPECT_EQ(tree_head(leaves), tree_head_by_definition(leaves)) << static_cast<int>(size);
    leaves.push_back(number(size));
  }
}

TEST(Leaf, data_has_the_documented_layout) {
  Leaf leaf{number(0xAB), 0x0102030405060708, {-2}};
  const auto data = leaf_data(leaf);
  const std::string expected = "\x01\xAB" + std::string(31, '\0') +
                               std::string("\x01\x02\x03\x04\x05\x06\x07\x08") +
                               std::string(7, '\xFF') + "\xFE";
  EXPECT_EQ(std::string(data.data(), data.size()), expected);
}

TEST(Leaf, hash_is_the_rfc_6962_hash_of_the_data) {
  const Leaf leaf{number(7), 42, {1'000'000}};
  const auto data = leaf_data(leaf);
  EXPECT_EQ(leaf_hash(leaf), leaf_hash(std::string_view(data.data(), data.size())));
}

TEST(Leaf, commitment_keeps_its_value_for_ever) {
  // printf 'ocop/event-commitment/v1\0saltsaltsaltsalt\0\0\0\0\0\0\0\4"ex"{}' | sha256sum
  EXPECT_EQ(hex(event_commitment("saltsaltsaltsalt", "\"ex\"", "{}")),
            "464530e4bddf7b14068e56d2b5c1e43cfea166a2b5c90a3da28a4d80cb674fa0");
}

TEST(Leaf, another_salt_context_or_event_gives_another_commitment) {
  const Digest commitment = event_commitment("saltsaltsaltsalt", "1", "{}");
  EXPECT_NE(commitment, event_commitment("saltsaltsaltsalT", "1", "{}"));
  EXPECT_NE(commitment, event_commitment("saltsaltsaltsalt", "2", "{}"));
  EXPECT_NE(commitment, event_commitment("saltsaltsaltsalt", "1", "[]"));
}

TEST(Leaf, the_end_of_the_context_cannot_be_moved_into_the_event) {
  EXPECT_NE(event_commitment("saltsaltsaltsalt", "12", "3"),
            event_commitment("saltsaltsaltsalt", "1", "23"));
}

}  // namespace
}  // namespace ocop::ledger
