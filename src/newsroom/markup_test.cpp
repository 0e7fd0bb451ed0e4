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
  for (const char* picture : {"![x](https://evil.example/a.png)", "![x](//evil.example/a.png)",
                              "![x](/media/../office)"}) {
    EXPECT_THAT(html_of(picture), Not(HasSubstr("<img"))) << picture;
  }
}

}  // namespace
}  // namespace ocop::newsroom
