#include "newsroom/byline.h"

#include <gmock/gmock.h>

namespace ocop::newsroom {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Byline, NamesEachWhoSigned) {
  EXPECT_THAT(byline_parts("Hoàng Nam"), ElementsAre(BylinePart{"", "Hoàng Nam"}));
  EXPECT_THAT(byline_parts("Hoàng Nam, Lan Chi và Bảo Long - HNP"),
              ElementsAre(BylinePart{"", "Hoàng Nam"}, BylinePart{", ", "Lan Chi"},
                          BylinePart{" và ", "Bảo Long"}, BylinePart{" - ", "HNP"}));
  EXPECT_THAT(byline_parts(""), IsEmpty());
  EXPECT_THAT(byline_parts(" , "), IsEmpty());
}

TEST(Byline, LeavesNamesWithHyphensAndWordsInsideNamesWhole) {
  EXPECT_THAT(byline_parts("Jean-Paul Vàng"), ElementsAre(BylinePart{"", "Jean-Paul Vàng"}));
}

TEST(Byline, IsTheSameWhenItsPartsArePutTogether) {
  for (const std::string byline : {"Lan Chi", "Lan Chi & Bảo Long", "A; B – C", "Tổ OCOP phường"}) {
    std::string again;
    for (const BylinePart& part : byline_parts(byline)) again += part.before + part.name;
    EXPECT_EQ(again, byline);
  }
}

TEST(Byline, GivesAnAddressWithoutMarks) {
  EXPECT_EQ(author_path(pages::Locale::vietnamese, author_slug("Hoàng Nam")), "/tac-gia/hoang-nam");
  EXPECT_EQ(author_path(pages::Locale::english, author_slug("Đỗ Thị Sấu")),
            "/en/authors/do-thi-sau");
  EXPECT_EQ(author_slug("…"), "");
}

}  // namespace
}  // namespace ocop::newsroom
