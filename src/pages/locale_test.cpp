#include "pages/locale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace ocop::pages {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

TEST(LocaleTest, a_key_gives_the_text_of_the_language) {
  EXPECT_EQ(text(Locale::vietnamese, "page.home_name"_key), "Trang chủ");
  EXPECT_EQ(text(Locale::english, "page.home_name"_key), "Home");
}

TEST(LocaleTest, placeholders_take_the_arguments_in_any_order) {
  EXPECT_EQ(text(Locale::english, "error.not_found.do_3"_key, {"115"}),
            "If you cannot find it, call 115.");
}

TEST(LocaleTest, an_argument_that_looks_like_a_placeholder_is_only_text) {
  EXPECT_EQ(text(Locale::english, "error.not_found.do_3"_key, {"{0}"}),
            "If you cannot find it, call {0}.");
}

TEST(LocaleTest, a_key_that_comes_from_a_template_may_be_unknown) {
  ASSERT_TRUE(Key::find("page.home_name"));
  EXPECT_EQ(Key::find("page.home_name")->name(), "page.home_name");
  EXPECT_FALSE(Key::find("page.none"));
}

TEST(LocaleTest, every_key_is_found_by_its_hash_alone) {
  for (const LocaleText& each : all_texts()) {
    const auto key = Key::find(each.key);
    ASSERT_TRUE(key) << each.key;
    EXPECT_EQ(text(Locale::english, *key), each.en) << each.key;
  }
}

/// The words that no page may use of a thing: a code shows at most that a label was copied.
TEST(LocaleTest, no_text_calls_a_thing_a_forgery) {
  for (const LocaleText& each : all_texts()) {
    for (const char* word : {"hàng giả", "Hàng giả", "giả mạo", "làm giả", "đồ giả"}) {
      EXPECT_THAT(std::string(each.vi), ::testing::Not(HasSubstr(word)));
    }
  }
  for (const LocaleText& each : all_texts()) {
    for (const char* word : {"fake", "Fake", "counterfeit", "forger", "genuine"}) {
      EXPECT_THAT(std::string(each.en), ::testing::Not(HasSubstr(word)));
    }
  }
}

/// What the build's check (tools/locales.cpp) says of a small source folder.
class LocaleCheckTest : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    write("src/room/locales/vi.txt", "a.title = Chào {0}\na.hint = Gợi ý\n");
    write("src/room/locales/en.txt", "a.title = Hello {0}\na.hint = A hint\n");
    write("src/room/templates/a.html", "<p>[[a.hint]]</p>");
    write("src/room/a.cpp", "text(locale, \"a.title\"_key)");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  int check() const {
    const std::string command = std::string(OCOP_BINARY_DIR) + "/locales " +
                                (folder_ / "out").string() + " " + (folder_ / "src").string() +
                                " 2> " + (folder_ / "faults").string();
    return std::system(command.c_str());
  }
  std::string faults() const {
    std::ifstream in(folder_ / "faults");
    return {std::istreambuf_iterator<char>(in), {}};
  }

  const fs::path folder_ = fs::path(OCOP_BINARY_DIR) / "locale_check_test";
};

TEST_F(LocaleCheckTest, a_folder_in_order_passes) {
  EXPECT_EQ(check(), 0) << faults();
  EXPECT_TRUE(fs::exists(folder_ / "out/pages/locale_texts.cpp"));
}

TEST_F(LocaleCheckTest, a_key_that_one_locale_lacks_fails_the_build) {
  write("src/room/locales/en.txt", "a.title = Hello {0}\n");
  EXPECT_NE(check(), 0);
  EXPECT_THAT(faults(), HasSubstr("\"a.hint\" is missing in en"));
}

TEST_F(LocaleCheckTest, a_key_of_a_template_that_stands_nowhere_fails_the_build) {
  write("src/room/templates/a.html", "<p>[[a.hint]] [[a.none]]</p>");
  EXPECT_NE(check(), 0);
  EXPECT_THAT(faults(), HasSubstr("[[a.none]] stands in no locale"));
}

TEST_F(LocaleCheckTest, a_key_of_code_that_stands_nowhere_fails_the_build) {
  write("src/room/a.cpp", "text(locale, \"a.title\"_key);\ntext(locale, \"a.none\"_key);");
  EXPECT_NE(check(), 0);
  EXPECT_THAT(faults(), HasSubstr("a.cpp:2: the key \"a.none\" stands in no locale"));
}

TEST_F(LocaleCheckTest, a_key_that_nobody_uses_fails_the_build) {
  write("src/room/a.cpp", "");
  EXPECT_NE(check(), 0);
  EXPECT_THAT(faults(), HasSubstr("nobody uses the key \"a.title\""));
}

TEST_F(LocaleCheckTest, a_placeholder_that_one_locale_lacks_fails_the_build) {
  write("src/room/locales/en.txt", "a.title = Hello\na.hint = A hint\n");
  EXPECT_NE(check(), 0);
  EXPECT_THAT(faults(), HasSubstr("other placeholders"));
}

TEST_F(LocaleCheckTest, a_key_that_stands_twice_fails_the_build) {
  write("src/room/locales/en.txt", "a.title = Hello {0}\na.hint = A hint\na.hint = Again\n");
  EXPECT_NE(check(), 0);
  EXPECT_THAT(faults(), HasSubstr("stands here twice"));
}

TEST_F(LocaleCheckTest, a_line_that_is_no_text_fails_the_build) {
  write("src/room/locales/en.txt", "a.title = Hello {0}\na.hint = A hint\nwhat?\n");
  EXPECT_NE(check(), 0);
  EXPECT_THAT(faults(), HasSubstr("en.txt:3"));
}

}  // namespace
}  // namespace ocop::pages
