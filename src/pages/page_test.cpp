#include "pages/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "pages/error_pages.h"
#include "pages/style.h"

namespace ocop::pages {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class PageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto loaded = load();
    ASSERT_TRUE(loaded) << to_string(loaded.error());
  }
};

std::string between(const std::string& text, std::string_view begin, std::string_view end) {
  const auto from = text.find(begin);
  if (from == std::string::npos) return {};
  const auto at = from + begin.size();
  return text.substr(at, text.find(end, at) - at);
}

TEST_F(PageTest, every_value_is_escaped_for_the_place_where_it_stands) {
  const auto page =
      bad_key_page(Locale::vietnamese, {Code::invalid_argument, "<script>alert(1)</script>", ""},
                   "\"><img src=x onerror=alert(1)>");
  EXPECT_THAT(page.body, Not(HasSubstr("<script")));
  EXPECT_THAT(page.body, Not(HasSubstr("<img src=x")));
  EXPECT_THAT(page.body, HasSubstr("&lt;script&gt;"));
}

TEST_F(PageTest, a_page_of_either_language_says_so_and_links_the_other) {
  const auto vietnamese = not_found_page(Locale::vietnamese, "/x");
  EXPECT_THAT(vietnamese.body, HasSubstr("<html lang=\"vi\">"));
  EXPECT_THAT(vietnamese.body, HasSubstr("hreflang=\"en\""));
  EXPECT_THAT(vietnamese.body, HasSubstr("Tới nội dung chính"));
  EXPECT_EQ(vietnamese.headers.get("Content-Language"), "vi");
  const auto english = not_found_page(Locale::english, "/en/x");
  EXPECT_THAT(english.body, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(english.body, HasSubstr("hreflang=\"vi\""));
  EXPECT_EQ(english.headers.get("Content-Language"), "en");
}

TEST_F(PageTest, every_error_page_has_its_status_and_says_what_to_do) {
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    EXPECT_EQ(not_found_page(locale, "/x").status, 404);
    EXPECT_EQ(bad_key_page(locale, {Code::invalid_argument, "", ""}).status, 400);
    EXPECT_EQ(failed_page(locale).status, 500);
    const auto busy = busy_page(locale);
    EXPECT_EQ(busy.status, 503);
    EXPECT_EQ(busy.headers.get("Retry-After"), "60");
    for (const auto& page : {not_found_page(locale, "/x"), failed_page(locale), busy}) {
      EXPECT_THAT(page.body, HasSubstr(std::string(text(locale, "page.do"_key))));
      EXPECT_THAT(page.body, HasSubstr(std::string(text(locale, "contact.phone"_key))));
    }
  }
}

TEST_F(PageTest, a_reader_gets_the_page_or_the_page_of_the_reason) {
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    const auto body_for = [&](Code code) {
      return page_or_reason(Error{code, "the disk <is> full", "/x"}, locale, "/x").body;
    };
    EXPECT_EQ(page_or_reason(http::respond(200, "text/html", "it"), locale, "/x").body, "it");
    EXPECT_EQ(body_for(Code::not_found), not_found_page(locale, "/x").body);
    EXPECT_EQ(body_for(Code::unavailable), busy_page(locale).body);
    for (const Code ours : {Code::internal, Code::data_loss, Code::unimplemented}) {
      EXPECT_EQ(body_for(ours), failed_page(locale).body) << "says nothing of our files";
    }
    const auto wrong =
        page_or_reason(Error{Code::invalid_argument, "it is no day", ""}, locale, "");
    EXPECT_EQ(wrong.status, 400);
    EXPECT_THAT(wrong.body, HasSubstr("it is no day"));
  }
}

TEST_F(PageTest, a_typed_code_comes_back_to_be_corrected) {
  const auto page = bad_key_page(Locale::vietnamese, {Code::invalid_argument, "sai", ""}, "123 x");
  EXPECT_THAT(page.body, HasSubstr("value=\"123 x\""));
}

TEST_F(PageTest, no_page_has_an_inline_script_or_a_style_attribute) {
  const auto page = not_found_page(Locale::vietnamese, "/x").body;
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr(" style=")));
  EXPECT_THAT(page, Not(HasSubstr("http://")));
  EXPECT_THAT(page, Not(HasSubstr("https://")));
}

TEST_F(PageTest, the_policy_allows_exactly_the_style_sheet_inside_the_page) {
  const Dictionary nothing;
  const auto page = respond(200, Locale::vietnamese, "scan.html", nothing);
  const std::string css(page.inset.bytes);
  ASSERT_FALSE(css.empty());
  EXPECT_THAT(std::string(page.headers.get("Content-Security-Policy")),
              HasSubstr(style_source(css)));
}

TEST_F(PageTest, the_style_sheet_stands_at_its_place_and_values_on_both_sides_are_escaped) {
  Dictionary values;
  values.set("ANSWER", "<b>");
  auto page = respond(200, Locale::vietnamese, "scan.html", values);
  const std::string css(page.inset.bytes);
  page.join_inset();
  EXPECT_EQ(between(page.body, "<style>", "</style>"), css);
  EXPECT_EQ(page.body, render(Locale::vietnamese, "scan.html", values));
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("<title>&lt;b&gt;"), HasSubstr("<h1 id=\"answer\">&lt;b&gt;</h1>")));
}

TEST_F(PageTest, pages_link_the_style_sheet_by_a_name_that_may_be_kept_for_ever) {
  const auto page = not_found_page(Locale::vietnamese, "/x").body;
  EXPECT_THAT(page, HasSubstr("href=\"" + static_files().url("site.css") + "\""));
  EXPECT_NE(static_files().url("site.css"), "/static/site.css");
}

TEST_F(PageTest, an_unknown_template_gives_a_text_that_names_it) {
  EXPECT_THAT(render(Locale::vietnamese, "none.html", Dictionary()), HasSubstr("none.html"));
}

TEST(PageOfFolderTest, templates_are_read_anew_from_a_folder_while_designing) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(OCOP_BINARY_DIR) / "page_test_templates";
  fs::remove_all(folder);
  for (const auto& room : fs::directory_iterator(fs::path(OCOP_SOURCE_DIR) / "src")) {
    for (const char* part : {"templates", "styles", "static"}) {
      if (!fs::exists(room.path() / part)) continue;
      const fs::path to = folder / room.path().filename();
      fs::create_directories(to);
      fs::copy(room.path() / part, to / part, fs::copy_options::recursive);
    }
  }
  ASSERT_TRUE(load(folder.string()));
  std::ofstream(folder / "pages/templates/error.html") << "<p>{{ANSWER}} mới</p>";
  EXPECT_THAT(failed_page(Locale::vietnamese).body, HasSubstr(" mới</p>"));
  std::ofstream(folder / "pages/templates/error.html") << "<p>[[error.no_such_text]]</p>";
  EXPECT_THAT(failed_page(Locale::vietnamese).body, HasSubstr("error.no_such_text"));
  const auto reloaded = load(folder.string());
  ASSERT_FALSE(reloaded);
  EXPECT_THAT(to_string(reloaded.error()), HasSubstr("error.no_such_text"));
  std::ofstream(folder / "pages/templates/error.html")
      << "{{#PART}}<style>[[css:tokens.css]]</style>{{/PART}}";
  const auto in_a_section = load(folder.string());
  ASSERT_FALSE(in_a_section);
  EXPECT_THAT(to_string(in_a_section.error()), HasSubstr("stands in a section: error.html"));
  std::ofstream(folder / "pages/templates/error.html") << "[[css:tokens.css]]";
  const auto outside = load(folder.string());
  ASSERT_FALSE(outside);
  EXPECT_THAT(to_string(outside.error()), HasSubstr("<style> around"));
  fs::remove_all(folder);
  ASSERT_TRUE(load());
}

}  // namespace
}  // namespace ocop::pages
