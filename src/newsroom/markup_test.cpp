#include "newsroom/markup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ocop::newsroom {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Markup, HasHeadingsBelowThatOfThePage) {
  EXPECT_THAT(html_of("# Một\n\n### Ba"), HasSubstr("<h2>Một</h2>"));
  EXPECT_THAT(html_of("# Một\n\n### Ba"), HasSubstr("<h3>Ba</h3>"));
}

TEST(Markup, KnowsTables) {
  EXPECT_THAT(html_of("| a | b |\n|---|---|\n| 1 | 2 |"), HasSubstr("<td>2</td>"));
}

TEST(Markup, LeavesRawHtmlOut) {
  EXPECT_THAT(html_of("<script>alert(1)</script> <b onclick=x>"), Not(HasSubstr("<script")));
  EXPECT_THAT(html_of("a <b onclick=x>b</b>"), Not(HasSubstr("onclick")));
}

TEST(Markup, LeadsToNoScript) {
  for (const char* link : {"[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))",
                           "[a](data:text/html,x)", "<javascript:alert(1)>"}) {
    EXPECT_THAT(html_of(link), Not(HasSubstr("href=\"j"))) << link;
    EXPECT_THAT(html_of(link), Not(HasSubstr("href=\"J"))) << link;
    EXPECT_THAT(html_of(link), Not(HasSubstr("href=\"data"))) << link;
  }
}

TEST(Markup, ShowsOnlyOurPictures) {
  EXPECT_THAT(html_of("![x](/media/demo/a.svg)"), HasSubstr("src=\"/media/demo/a.svg\""));
  for (const char* picture :
       {"![x](https://evil.example/a.png)", "![x](//evil.example/a.png)", "![x](/media/../office)",
        "![x](/media/%2e%2e/office)", "![x](/media/%2E%2E%2Foffice)", "![x](/media/.%2e/office)"}) {
    EXPECT_THAT(html_of(picture), Not(HasSubstr("<img"))) << picture;
  }
}

TEST(Markup, TakesPicturesOutOfPictures) {
  // Each is in the words of the one around it; all of them are of somebody else.
  const std::string nested = "![a ![b ![c](//x.example/c)](//x.example/b)](//x.example/a) word";
  EXPECT_EQ(html_of(nested), "<p> word</p>\n");
  EXPECT_THAT(html_of("![a ![b](//x.example/b)](/media/news/1) word"), Not(HasSubstr("x.example")));
  EXPECT_THAT(html_of("![a ![b](/media/news/1)](//x.example/a) word"), Not(HasSubstr("x.example")));
}

TEST(Markup, TakesALonePictureForAFigure) {
  EXPECT_EQ(html_of("![Đĩa \"ô mai\"](/media/news/x?w=1 \"Ảnh: <Lan>\")"),
            "<figure><img src=\"/media/news/x?w=1\" alt=\"Đĩa &quot;ô mai&quot;\" loading=\"lazy\">"
            "<figcaption>Ảnh: &lt;Lan&gt;</figcaption></figure>\n");
  EXPECT_THAT(html_of("![a](/media/x\" onerror=x)"), Not(HasSubstr("<img")));
}

TEST(Markup, HasCardsOfProducts) {
  const auto parts = body_parts("một\n\n::product 0952\nhai");
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[1].gtin, "0952");
  EXPECT_EQ(parts[2].markup, "hai\n");
}

TEST(Markup, TellsWhatItsPicturesSay) {
  const auto pictures = pictures_of("a ![b](/media/news/id?w=640 \"c\") ![](/media/demo/x.svg)");
  ASSERT_EQ(pictures.size(), 2U);
  EXPECT_EQ(pictures[0].file_id(), "id");
  EXPECT_EQ(pictures[0].alt, "b");
  EXPECT_EQ(pictures[0].rights, "c");
  EXPECT_EQ(pictures[1].file_id(), "");
}

}  // namespace
}  // namespace ocop::newsroom
