#include "http/forms.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/limits.h"
#include "http/percent.h"

namespace ocop::http {
namespace {

TEST(Forms, keep_the_order_and_repeated_names) {
  const auto form = parse_form("name=%C3%94+mai&group=1&group=2&flag&=x&&");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->get("name"), "Ô mai");
  EXPECT_EQ(form->get_all("group"), (std::vector<std::string_view>{"1", "2"}));
  EXPECT_EQ(form->get("flag"), "");
  EXPECT_EQ(form->get(""), "x");
  EXPECT_FALSE(form->get("absent"));
  EXPECT_EQ(form->all().size(), 5U);
}

TEST(Forms, name_the_field_that_is_not_utf8) {
  for (const char* bad : {"a=1&b=%FF", "a=1&%C3=2", "a=1&b=%00", "a=1&b=%4"}) {
    const auto form = parse_form(bad);
    ASSERT_FALSE(form) << bad;
    EXPECT_EQ(form.error().code, Code::invalid_argument);
    EXPECT_EQ(form.error().pointer, "/1") << bad;
  }
}

TEST(Forms, have_a_limit_of_fields) {
  std::string text;
  for (std::size_t i = 0; i < limits::form_fields_max; ++i) text += "a=1&";
  EXPECT_TRUE(parse_form(text));
  const auto over = parse_form(text + "b=1");
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().code, Code::payload_too_large);
}

TEST(Forms, are_read_only_from_a_form_body) {
  Request request;
  request.body = "a=1";
  request.headers.set("content-type", "application/x-www-form-urlencoded; charset=UTF-8");
  EXPECT_EQ(read_form(request)->get("a"), "1");
  request.headers.set("Content-Type", "text/plain");
  ASSERT_FALSE(read_form(request));
  EXPECT_EQ(read_form(request).error().code, Code::unsupported_media_type);
}

RC_GTEST_PROP(Forms, give_back_what_was_encoded, ()) {
  const auto letters = rc::gen::container<std::string>(rc::gen::inRange('\x01', '\x7f'));
  const auto name = *letters;
  const auto value = *letters;
  const auto form = parse_form(percent_encode(name) + "=" + percent_encode(value));
  RC_ASSERT(bool(form));
  RC_ASSERT(form->all().size() == 1U);
  RC_ASSERT(form->get(name) == std::string_view(value));
}

}  // namespace
}  // namespace ocop::http
