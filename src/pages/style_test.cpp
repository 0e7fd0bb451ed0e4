#include "pages/style.h"

#include <gtest/gtest.h>

namespace ocop::pages {
namespace {

TEST(StyleTest, white_space_and_comments_that_mean_nothing_go) {
  EXPECT_EQ(minify_css("/* why */\n.a > b , p {\n  color: red;\n  margin: 0 1px;\n}\n"),
            ".a>b,p{color:red;margin:0 1px}");
}

TEST(StyleTest, white_space_that_means_something_stays) {
  EXPECT_EQ(minify_css(".a .b { width: calc(1px + 2px) }"), ".a .b{width:calc(1px + 2px)}");
  EXPECT_EQ(minify_css(".a :hover {color:red}"), ".a :hover{color:red}");
}

TEST(StyleTest, rules_for_what_the_page_has_not_go) {
  const std::string_view css =
      "p{a:1}.x{a:2}.y,p.x{a:3}[data-tone=good]{a:4}b:hover{a:5}@media print{.x{a:6}.y{a:7}}"
      "@media (min-width:1px){.y{a:8}}";
  EXPECT_EQ(used_css(css, "<p class=\"x z\" data-tone=\"{{TONE}}\">"),
            "p{a:1}.x{a:2}p.x{a:3}[data-tone=good]{a:4}@media print{.x{a:6}}");
}

TEST(StyleTest, a_rule_with_a_negation_stays_when_the_rest_is_there) {
  EXPECT_EQ(used_css(".x:not(.y)>p{a:1}", "<p class=\"x\">"), ".x:not(.y)>p{a:1}");
}

TEST(StyleTest, properties_that_no_rule_refers_to_go_also_when_only_each_other_did) {
  EXPECT_EQ(used_css(":root{--a:1;--b:var(--a);--c:2}p{x:var(--c)}", "<p>"),
            ":root{--c:2}p{x:var(--c)}");
}

// Computed with: printf 'p{a:1}' | openssl dgst -sha256 -binary | base64
TEST(StyleTest, the_source_is_the_hash_in_base64) {
  EXPECT_EQ(style_source("p{a:1}"), "'sha256-5zY7IwRjFdJQ3W+EuyWOqVnLvQbmO/qB1jegWflSb00='");
}

}  // namespace
}  // namespace ocop::pages
