#include "newsroom/comment_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ocop::newsroom {
namespace {

CommentText text_of(const std::string& name, const std::string& body = "b") {
  http::Form form;
  form.add("name", name);
  form.add("title", "t");
  form.add("body", body);
  return *comment_text_of(form);
}

TEST(CommentText, IsNormalised) {
  EXPECT_EQ(text_of("Ho\xcc\x82\xcc\x80").name, "Hồ") << "decomposed";
  EXPECT_EQ(text_of("  Lan\tAnh \xc2\xa0").name, "Lan\tAnh");
  EXPECT_EQ(text_of("a", "một\r\nhai\x01").body, "một\nhai");
  EXPECT_EQ(text_of("a\xe2\x80\xae"
                    "b")
                .name,
            "ab")
      << "U+202E";
}

TEST(CommentText, OfSignsThatNobodySeesIsEmpty) {
  for (const char* blank : {"", " ", "\n\t", "\xc2\xa0", "\xe2\x80\x8b", "\xe3\x85\xa4",
                            "\xef\xbb\xbf", "\xe2\xa0\x80", "\xe3\x80\x80"}) {
    EXPECT_EQ(text_of(blank).name, "");
    EXPECT_EQ(faults_of(text_of(blank)).size(), 1U);
  }
}

TEST(CommentText, IsCountedAsBrowsersDo) {
  EXPECT_EQ(utf16_units("ế"), 1U);
  EXPECT_EQ(utf16_units("\xf0\x9f\x8d\xb5"), 2U) << "outside of the basic plane";
}

TEST(CommentText, TakesTelephoneNumbersOfVietNam) {
  for (const char* phone :
       {"0912345678", "0912 345 678", "+84 912-345-678", "+84912345678", "024 3825 1234"}) {
    EXPECT_THAT(bare_phone(phone), testing::StartsWith("0")) << phone;
  }
  EXPECT_EQ(bare_phone("+84 912.345.678"), "0912345678");
  for (const char* phone : {"", "0", "912345678", "00912345678", "0912  345678", "09123456789012",
                            "0912345678 ", "+85912345678", "0912345a78"}) {
    EXPECT_EQ(bare_phone(phone), "") << phone;
  }
}

RC_GTEST_PROP(CommentText, IsTheSameWhenItIsReadAgain, (const std::vector<char32_t>& points)) {
  std::string typed;
  for (const char32_t each : points) {
    const char32_t c = each % 0x800;
    if (c == 0) continue;
    if (c < 0x80) {
      typed += static_cast<char>(c);
    } else {
      typed += static_cast<char>(0xc0 | (c >> 6));
      typed += static_cast<char>(0x80 | (c & 0x3f));
    }
  }
  const std::string once = text_of("n", typed).body;
  RC_ASSERT(text_of("n", once).body == once);
}

}  // namespace
}  // namespace ocop::newsroom
