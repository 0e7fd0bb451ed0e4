#include "messages/mail.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "messages/deliveries.h"

namespace ocop::messages {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Mail mail() {
  return {.id = "01ARZ3NDEKTSV4RRFFQ69G5FAV",
          .from = "ocop@phuong.example",
          .to = "to1@phuong.example",
          .subject = "Nhận hồ sơ",
          .plain = "Chào.",
          .html = "<p>Chào.</p>",
          .at = Timestamp{1'780'000'000'000'000}};
}

TEST(Mail, has_both_forms_and_a_name_that_stays) {
  const std::string text = mime_of(mail());
  EXPECT_THAT(text, HasSubstr("Message-ID: <01ARZ3NDEKTSV4RRFFQ69G5FAV@phuong.example>\r\n"));
  EXPECT_THAT(text, HasSubstr("Date: Fri, 29 May 2026 03:26:40 +0700\r\n"));
  EXPECT_THAT(text, HasSubstr("Content-Type: text/plain; charset=utf-8"));
  EXPECT_THAT(text, HasSubstr("Content-Type: text/html; charset=utf-8"));
}

TEST(Mail, no_line_of_the_subject_becomes_a_header) {
  Mail evil = mail();
  evil.subject = "Tin\r\nBcc: ke-xau@example.com";
  EXPECT_THAT(mime_of(evil), Not(HasSubstr("\nBcc:")));
}

RC_GTEST_PROP(Mail, every_line_is_short_and_plain_whatever_is_written, ()) {
  Mail any = mail();
  const auto text =
      rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                       "hồ sơ", "\n", ".", "\r\n.\r\n", "a", "đ", " ", "😀")),
                   [](const std::vector<std::string>& pieces) {
                     std::string all;
                     for (const std::string& piece : pieces) all += piece;
                     return all;
                   });
  any.subject = *text;
  any.plain = *text;
  const std::string mime = mime_of(any);
  for (const std::string_view line : split(mime, '\n')) {
    RC_ASSERT(line.size() <= 100U);
    const bool is_end = line == ".\r";
    RC_ASSERT(!is_end);
    for (const char c : line) RC_ASSERT(static_cast<unsigned char>(c) < 0x80);
  }
}

TEST(Mail, options_go_together_and_name_what_is_wrong) {
  EXPECT_TRUE(check({}));
  EXPECT_TRUE(check({"smtp://127.0.0.1:25", "a@b.example", "https://sms.example/x"}));
  EXPECT_EQ(check({"smtp://127.0.0.1:25", "", ""}).error().pointer, "--mail-from");
  EXPECT_EQ(check({"", "a@b.example", ""}).error().pointer, "--mail-from");
  EXPECT_EQ(check({"http://127.0.0.1", "a@b.example", ""}).error().pointer, "--smtp");
  EXPECT_EQ(check({"", "", "file:///etc/passwd"}).error().pointer, "--text-gateway");
}

TEST(Deliveries, attempts_come_later_and_later_and_end) {
  const Timestamp now{0};
  std::int64_t before = 0;
  for (long long attempts = 1; attempts <= 7; ++attempts) {
    const auto next = next_attempt(attempts, now);
    ASSERT_TRUE(next);
    EXPECT_GT(next->micros, before);
    before = next->micros;
  }
  EXPECT_FALSE(next_attempt(8, now));
}

}  // namespace
}  // namespace ocop::messages
