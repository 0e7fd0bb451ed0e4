#include "scans/network_mark.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "scans/rate_limit.h"

namespace ocop::scans {
namespace {

using authenticity::CodeNumber;

constexpr crypto::Key256 key{1, 2, 3}, other_key{1, 2, 4};
constexpr CodeNumber code{9521234000013, 'A', 41};

/// As many as Viet Nam has.
std::string block(std::uint32_t number) {
  return address_block("14." + std::to_string(number / 256) + "." + std::to_string(number % 256) +
                       ".9");
}
constexpr std::uint32_t blocks = 62'000;

TEST(NetworkMark, is_that_of_the_block_whoever_of_it_comes) {
  const auto mark = network_mark(key, address_block("203.0.113.7"), code);
  EXPECT_EQ(network_mark(key, address_block("203.0.113.200"), code), mark);
  std::size_t same = 0;
  for (std::uint32_t i = 0; i < 1'000; ++i) same += network_mark(key, block(i), code) == mark;
  EXPECT_LT(same, 20U) << "of other blocks about 4 of 1,000";
}

TEST(NetworkMark, is_shared_by_hundreds_of_networks_and_never_unknown) {
  std::array<std::uint32_t, 256> sharing{};
  for (std::uint32_t i = 0; i < blocks; ++i) ++sharing[network_mark(key, block(i), code)];
  EXPECT_EQ(sharing[0], 0U);
  const auto [fewest, most] = std::ranges::minmax(std::span(sharing).subspan(1));
  EXPECT_GT(fewest, 150U);
  EXPECT_LT(most, 350U);
}

TEST(NetworkMark, of_one_block_is_another_at_each_code) {
  std::array<std::uint32_t, 256> seen{};
  for (std::uint64_t i = 0; i < 25'500; ++i) {
    ++seen[network_mark(key, block(7), {code.gtin, code.epoch, i})];
  }
  const auto [fewest, most] = std::ranges::minmax(std::span(seen).subspan(1));
  EXPECT_GT(fewest, 50U);
  EXPECT_LT(most, 160U) << "none is much more frequent than 100 times";
}

// Somebody looks at three codes on one day, which the pseudonym of the day joins, and the folder
// with its key is stolen: how many blocks can it have been?
TEST(NetworkMark, of_many_codes_still_leave_hundreds_of_networks_to_whoever_has_the_key) {
  const auto marks = [](std::uint32_t number) {
    std::array<std::uint8_t, 3> of_codes{};
    for (std::uint64_t i = 0; i < of_codes.size(); ++i) {
      of_codes[i] = network_mark(key, block(number), {code.gtin, code.epoch, i});
    }
    return of_codes;
  };
  std::size_t possible = 0;
  for (std::uint32_t i = 0; i < blocks; ++i) possible += marks(i) == marks(7);
  EXPECT_GT(possible, 150U);
}

TEST(NetworkMark, is_another_under_another_key) {
  std::set<int> moved;
  for (std::uint32_t i = 0; i < 100; ++i) {
    moved.insert(network_mark(key, block(i), code) - network_mark(other_key, block(i), code));
  }
  EXPECT_GT(moved.size(), 50U) << "not moved round by one step";
}

RC_GTEST_PROP(NetworkMark, is_always_known, (const std::string& of, std::uint64_t index)) {
  RC_ASSERT(network_mark(key, of, {code.gtin, 'B', index}) != 0);
}

}  // namespace
}  // namespace ocop::scans
