#include "scans/watch.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/limits.h"
#include "base/random.h"
#include "scans/networks.h"
#include "scans/pseudonym.h"
#include "scans/rate_limit.h"

namespace ocop::scans {
namespace {

constexpr Timestamp start{1'790'000'000'000'000};
constexpr std::int64_t second = micros_per_second;

Timestamp later(std::int64_t micros) { return {start.micros + micros}; }

std::string text_of(const std::array<char, 2>& letters) {
  return letters[0] == '\0' ? "" : std::string(letters.data(), letters.size());
}

TEST(RateLimit, gives_a_burst_and_then_one_each_interval) {
  RateLimit limit({second, 3}, 1'000);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.take("a", start));
  EXPECT_FALSE(limit.take("a", start));
  EXPECT_FALSE(limit.take("a", later(second - 1)));
  EXPECT_TRUE(limit.take("a", later(second)));
  EXPECT_FALSE(limit.take("a", later(second)));
  EXPECT_TRUE(limit.take("b", start)) << "another sender has its own allowance";
}

RC_GTEST_PROP(RateLimit, never_gives_more_than_its_rule_in_any_window, ()) {
  const auto burst = *rc::gen::inRange<std::int64_t>(1, 6);
  const auto interval = *rc::gen::inRange<std::int64_t>(1, 1'000);
  RateLimit limit({interval, burst}, 100);
  std::vector<std::int64_t> given;
  std::int64_t now = start.micros;
  const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 400));
  for (const int step : steps) {
    now += step;
    if (limit.take("a", {now})) given.push_back(now);
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    for (std::size_t j = i; j < given.size(); ++j) {
      const auto most = burst + (given[j] - given[i]) / interval;
      RC_ASSERT(static_cast<std::int64_t>(j - i + 1) <= most);
    }
  }
}

TEST(RateLimit, a_flood_of_senders_costs_no_more_than_its_bound) {
  RateLimit limit({second, 1}, 32);
  std::size_t taken = 0;
  for (int i = 0; i < 10'000; ++i) taken += limit.take(std::to_string(i), start) ? 1 : 0;
  EXPECT_LE(taken, 32U);
  EXPECT_TRUE(limit.take("afterwards", later(2 * second))) << "who has come to rest is forgotten";
}

TEST(AddressBlock, is_what_one_subscriber_owns) {
  EXPECT_EQ(address_block("203.0.113.7"), "203.0.113.0/24");
  EXPECT_EQ(address_block("2001:db8:1:2ff:3::4"), "2001:db8:1:200::/56");
  EXPECT_EQ(address_block("unix"), "unix");
}

TEST(Pseudonyms, hold_for_a_day_and_are_others_the_next) {
  SystemRandom random;
  Pseudonyms pseudonyms(random);
  const auto one = pseudonyms.of("203.0.113.7", "browser", start);
  EXPECT_NE(one, 0U);
  EXPECT_EQ(pseudonyms.of("203.0.113.7", "browser", start), one);
  EXPECT_NE(pseudonyms.of("203.0.113.8", "browser", start), one);
  EXPECT_NE(pseudonyms.of("203.0.113.7", "other", start), one);
  EXPECT_NE(pseudonyms.of("203.0.113.7", "browser", later(micros_per_day)), one);
}

TEST(Pseudonyms, of_another_run_are_others) {
  SystemRandom random;
  EXPECT_NE(Pseudonyms(random).of("203.0.113.7", "b", start),
            Pseudonyms(random).of("203.0.113.7", "b", start));
}

TEST(HarvestWatch, counts_different_pieces_of_one_device_and_day) {
  HarvestWatch watch;
  EXPECT_EQ(watch.look(1, {7, 'A', 1}, start), 1U);
  EXPECT_EQ(watch.look(1, {7, 'A', 1}, start), 1U) << "the same piece again";
  EXPECT_EQ(watch.look(1, {7, 'A', 2}, start), 2U);
  EXPECT_EQ(watch.look(2, {7, 'A', 2}, start), 1U) << "another device";
  EXPECT_EQ(watch.look(1, {7, 'A', 3}, later(micros_per_day)), 1U) << "another day";
}

TEST(UnknownWatch, compares_this_hour_with_the_usual_one) {
  UnknownWatch watch;
  const std::int64_t hour = 3'600 * second;
  for (int i = 0; i < 24; ++i) {
    for (int one = 0; one < 5; ++one) watch.note(7, later(i * hour));
  }
  const auto calm = watch.of(7, later(24 * hour));
  EXPECT_EQ(calm.last_hour, 0U);
  EXPECT_EQ(calm.usual_hour, 5U);
  for (int one = 0; one < 80; ++one) watch.note(7, later(24 * hour));
  EXPECT_EQ(watch.of(7, later(24 * hour)).last_hour, 80U);
  EXPECT_EQ(watch.of(7, later(100 * hour)).last_hour, 0U);
  EXPECT_EQ(watch.of(8, start).usual_hour, 1U);
}

TEST(UnknownWatch, closes_in_a_flood_and_opens_again) {
  UnknownWatch watch;
  for (std::uint32_t i = 0; i <= limits::unknown_serials_an_hour_max; ++i) {
    EXPECT_FALSE(watch.is_flood(start));
    watch.note(i, start);
  }
  EXPECT_TRUE(watch.is_flood(start));
  EXPECT_FALSE(watch.is_flood(later(3'601 * second)));
}

TEST(Networks, the_most_special_one_counts) {
  const auto networks = Networks::parse(
      "network,country,province\n"
      "203.0.113.0/24,VN,\n203.0.113.64/26,VN,48\r\n# a note\n2001:db8::/32,FR,\n");
  ASSERT_TRUE(networks) << to_string(networks.error());
  EXPECT_EQ(text_of(networks->of("203.0.113.70").province), "48");
  EXPECT_EQ(text_of(networks->of("203.0.113.7").province), "");
  EXPECT_EQ(text_of(networks->of("203.0.113.200").country), "VN");
  EXPECT_EQ(text_of(networks->of("2001:db8::1").country), "FR");
  EXPECT_EQ(text_of(networks->of("198.51.100.1").country), "");
  EXPECT_EQ(text_of(networks->of("no address").country), "");
}

TEST(Networks, a_wide_one_is_found_behind_any_number_of_narrow_ones) {
  std::string csv = "10.0.0.0/8,VN,01\n";
  for (int i = 0; i < 200; ++i) csv += fmt::format("10.0.{}.0/24,VN,48\n", i);
  const auto networks = Networks::parse(csv);
  ASSERT_TRUE(networks);
  EXPECT_EQ(text_of(networks->of("10.0.199.1").province), "48");
  EXPECT_EQ(text_of(networks->of("10.0.200.1").province), "01");
}

/// Networks of a few neighbours, so that they hold one another often.
RC_GTEST_PROP(Networks, the_most_special_one_is_that_of_a_plain_scan, ()) {
  struct Line {
    std::uint32_t start;
    int bits;
    std::string province;
  };
  const auto address = [] { return 0x0A000000U | *rc::gen::inRange<std::uint32_t>(0, 4096); };
  const auto text = [](std::uint32_t number) {
    return fmt::format("{}.{}.{}.{}", number >> 24, number >> 16 & 255, number >> 8 & 255,
                       number & 255);
  };
  const auto mask = [](int bits) { return ~std::uint32_t{0} << (32 - bits); };
  std::vector<Line> lines;
  std::string csv;
  const auto count = *rc::gen::inRange(0, 60);
  for (int i = 0; i < count; ++i) {
    const int bits = *rc::gen::inRange(18, 33);
    lines.push_back({address() & mask(bits), bits, fmt::format("{:02}", i)});
    csv += fmt::format("{}/{},VN,{}\n", text(lines.back().start), bits, lines.back().province);
  }
  const auto networks = Networks::parse(csv);
  RC_ASSERT(bool(networks));
  for (int i = 0; i < 50; ++i) {
    const std::uint32_t asked = address();
    const Line* best = nullptr;
    for (const Line& line : lines) {
      if ((asked & mask(line.bits)) != line.start) continue;
      if (best == nullptr || line.bits >= best->bits) best = &line;
    }
    const auto found = networks->of(text(asked)).province;
    RC_ASSERT((best == nullptr ? std::string(2, '\0') : best->province) ==
              std::string(found.begin(), found.end()));
  }
}

TEST(Networks, a_bad_line_is_named) {
  for (const auto line :
       {"203.0.113.0,VN,01", "203.0.113.0/33,VN,01", "x/24,VN,01", "203.0.113.0/24,Viet Nam,01",
        "203.0.113.0/24,VN", "203.0.113.0/2x,VN,01"}) {
    const auto networks = Networks::parse(std::string("network,country,province\n") + line);
    ASSERT_FALSE(networks) << line;
    EXPECT_EQ(networks.error().pointer, "2") << line;
  }
}

}  // namespace
}  // namespace ocop::scans
