#include "pages/dictionary.h"

#include <ctemplate/template.h>
#include <gtest/gtest.h>

#include <memory>

namespace ocop::pages {
namespace {

std::string expand(const std::string& form, const Dictionary& dictionary) {
  const std::unique_ptr<ctemplate::Template> parsed(
      ctemplate::Template::StringToTemplate(form, ctemplate::DO_NOT_STRIP));
  std::string out;
  parsed->Expand(&out, &dictionary);
  return out;
}

TEST(DictionaryTest, a_value_that_is_not_set_is_empty_and_the_last_one_set_counts) {
  Dictionary page;
  page.set("A", "one");
  page.set("A", "two");
  EXPECT_EQ(expand("{{A}}-{{B}}", page), "two-");
}

TEST(DictionaryTest, a_section_is_left_out_until_it_is_shown) {
  Dictionary page;
  page.set("A", "one");
  EXPECT_EQ(expand("{{#S}}[{{A}}]{{/S}}", page), "");
  page.show("S");
  EXPECT_EQ(expand("{{#S}}[{{A}}]{{/S}}", page), "[one]");
}

TEST(DictionaryTest, a_section_repeats_with_values_of_its_own_over_those_around_it) {
  Dictionary page;
  page.set("A", "outer");
  page.add("S").set("A", "inner");
  page.add("S");
  page.set_in("S", "A", "last");
  EXPECT_EQ(expand("{{#S}}[{{A}}]{{/S}}", page), "[inner][outer][last]");
}

TEST(DictionaryTest, names_with_the_same_ends_are_told_apart) {
  Dictionary page;
  page.set("STARS_EXPIRED_ABCDEFGH", "one");
  page.set("STARS_EXPIRES_ABCDEFGH", "two");
  page.set("TEN_1", "1");
  page.set("TEN_10", "10");
  EXPECT_EQ(
      expand("{{STARS_EXPIRED_ABCDEFGH}}{{STARS_EXPIRES_ABCDEFGH}} {{TEN_1}} {{TEN_10}}", page),
      "onetwo 1 10");
}

TEST(DictionaryTest, sections_within_sections_and_more_bytes_than_the_first_arena_hold) {
  Dictionary page;
  const std::string long_value(1'000, 'x');
  for (int i = 0; i < 200; ++i) page.add("S").add("T").set("A", long_value);
  EXPECT_EQ(expand("{{#S}}{{#T}}{{A}}{{/T}}{{/S}}", page).size(), 200'000U);
}

}  // namespace
}  // namespace ocop::pages
