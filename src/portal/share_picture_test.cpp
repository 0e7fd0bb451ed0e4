#include "portal/share_picture.h"

#include <gtest/gtest.h>

namespace ocop::portal {
namespace {

unsigned big_endian(const std::string& bytes, std::size_t at) {
  unsigned number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

TEST(SharePicture, is_a_png_of_the_size_that_open_graph_wants) {
  const auto png = share_picture({"Ô mai sấu gừng", "Cơ sở Ô mai Thu Hường", 4, "OCOP 4 sao"});
  ASSERT_TRUE(png);
  EXPECT_EQ(png->substr(1, 3), "PNG");
  EXPECT_EQ(big_endian(*png, 16), 1200U);
  EXPECT_EQ(big_endian(*png, 20), 630U);
  EXPECT_LT(png->size(), 200'000U);
}

TEST(SharePicture, stars_are_drawn_only_when_there_are_some) {
  EXPECT_NE(*share_picture({"Ô mai", "", 4, ""}), *share_picture({"Ô mai", "", 0, ""}));
}

TEST(SharePicture, no_text_is_too_long_or_too_strange) {
  for (const std::string& name :
       {std::string(), std::string(300, 'x'), std::string("<b>&amp;</b> 茶 🎋")}) {
    EXPECT_TRUE(share_picture({name, name, 5, name}));
  }
}

}  // namespace
}  // namespace ocop::portal
