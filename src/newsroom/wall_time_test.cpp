#include "newsroom/wall_time.h"

#include <gtest/gtest.h>

namespace ocop::newsroom {
namespace {

TEST(WallTime, IsReadAsTheArticleWritesIt) {
  const auto moment = parse_wall("09:21 12/08/2019");
  ASSERT_TRUE(moment);
  EXPECT_EQ(format_utc(*moment), "2019-08-12T02:21:00.000Z");
  EXPECT_EQ(wall_text(*moment), "09:21 12/08/2019");
  EXPECT_EQ(parse_wall("12/08/2019 09:21"), moment);
  EXPECT_EQ(parse_wall("2019-08-12T09:21"), moment);
}

TEST(WallTime, RefusesWhatIsNoMoment) {
  for (const char* text : {"", "09:21", "12/08/2019", "24:00 12/08/2019", "09:60 12/08/2019",
                           "09:21 31/02/2019", "9 12/08/2019", "09:21 12/08/2019 x"}) {
    EXPECT_FALSE(parse_wall(text)) << text;
  }
}

}  // namespace
}  // namespace ocop::newsroom
