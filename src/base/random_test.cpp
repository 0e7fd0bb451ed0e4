#include "base/random.h"

#include <gtest/gtest.h>

#include <set>

#include "base/id.h"

namespace ocop {
namespace {

TEST(Random, a_seed_repeats_and_the_kernel_does_not) {
  SeededRandom a(7);
  SeededRandom b(7);
  EXPECT_EQ(random_hex(a, 20), random_hex(b, 20));
  SystemRandom system;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(random_hex(system, 16));
  EXPECT_EQ(seen.size(), 1000U);
}

TEST(Random, a_uuid_carries_version_and_variant) {
  SystemRandom system;
  const std::string uuid = random_uuid(system);
  EXPECT_EQ(uuid.size(), 36U);
  EXPECT_EQ(uuid[14], '4');
  EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
}

TEST(Id, later_identifiers_sort_later) {
  ManualClock clock({1'700'000'000'000'000});
  SystemRandom system;
  const std::string first = new_sortable_id(clock, system);
  clock.advance(1000);
  EXPECT_LT(first, new_sortable_id(clock, system));
  EXPECT_EQ(first.size(), 26U);
}

}  // namespace
}  // namespace ocop
