#include "newsroom/visitors.h"

#include <gtest/gtest.h>

#include "newsroom/limits.h"

namespace ocop::newsroom {
namespace {

constexpr Timestamp noon{1'798'779'600'000'000};  // 2027-01-01 at 12:00 in Hà Nội
constexpr std::int64_t minute = 60 * micros_per_second, half_hour = Visitors::half_hour_micros;

http::Request from(const std::string& address, const std::string& browser = "Mozilla/5.0") {
  http::Request request;
  request.headers.set("User-Agent", browser);
  request.remote_address = address;
  return request;
}

class VisitorsTest : public testing::Test {
 protected:
  bool counts(const http::Request& request, std::int64_t after = 0,
              std::string_view act = "article") {
    return visitors.counts(act, request, {noon.micros + after}, half_hour);
  }

  SeededRandom random{7};
  Visitors visitors{random, 1'000};
};

TEST_F(VisitorsTest, CountOnceHoweverOftenThePageIsLoaded) {
  EXPECT_TRUE(counts(from("192.0.2.1")));
  EXPECT_FALSE(counts(from("192.0.2.1")));
  EXPECT_FALSE(counts(from("192.0.2.1"), half_hour - 1));
  EXPECT_TRUE(counts(from("192.0.2.1"), half_hour));
}

TEST_F(VisitorsTest, AreToldApartByAddressAndBrowser) {
  EXPECT_TRUE(counts(from("192.0.2.1", "Mozilla/5.0 A")));
  EXPECT_TRUE(counts(from("192.0.2.1", "Mozilla/5.0 B")));
  EXPECT_TRUE(counts(from("198.51.100.1", "Mozilla/5.0 A")));
}

TEST_F(VisitorsTest, CountForEachActOfTheirs) {
  EXPECT_TRUE(counts(from("192.0.2.1"), 0, "one"));
  EXPECT_TRUE(counts(from("192.0.2.1"), 0, "other"));
}

TEST_F(VisitorsTest, AreForgottenAtMidnight) {
  const std::int64_t before_midnight = 12 * 60 * minute - minute;
  EXPECT_TRUE(counts(from("192.0.2.1"), before_midnight));
  EXPECT_FALSE(counts(from("192.0.2.1"), before_midnight + minute - 1));
  EXPECT_TRUE(counts(from("192.0.2.1"), before_midnight + minute));
}

TEST_F(VisitorsTest, OfOneBlockOfAddressesCountTwentyTimesInHalfAnHour) {
  const auto of_block = [](int i) {
    return from("192.0.2." + std::to_string(i), "Mozilla/5.0 " + std::to_string(i));
  };
  std::int64_t counted = 0;
  for (int i = 0; i < 50; ++i) counted += counts(of_block(i)) ? 1 : 0;
  EXPECT_EQ(counted, limits::visitor_block_acts_max);
  EXPECT_TRUE(counts(from("203.0.113.9"))) << "others still count";
  EXPECT_TRUE(counts(of_block(1), 0, "other")) << "for another act";
  EXPECT_TRUE(counts(of_block(40), 2 * minute)) << "who was not counted may be, later";
}

TEST_F(VisitorsTest, BeyondWhatIsRememberedNothingNewCountsUntilSomeIsOver) {
  Visitors few(random, 2);
  const auto counts_now = [&](const char* address, std::int64_t after) {
    return few.counts("article", from(address), {noon.micros + after}, half_hour);
  };
  EXPECT_TRUE(counts_now("192.0.2.1", 0));
  EXPECT_TRUE(counts_now("198.51.100.1", 0));
  EXPECT_FALSE(counts_now("203.0.113.1", minute));
  EXPECT_TRUE(counts_now("203.0.113.1", half_hour));
}

TEST_F(VisitorsTest, ThatAreProgramsDoNotCount) {
  EXPECT_FALSE(counts(from("192.0.2.1", "curl/8.0")));
  EXPECT_FALSE(counts(from("192.0.2.1", "")));
  EXPECT_FALSE(counts(from("192.0.2.1", "Mozilla/5.0 (compatible; Googlebot/2.1)")));
  EXPECT_FALSE(is_robot("Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36"));
}

}  // namespace
}  // namespace ocop::newsroom
