#include "http/response_head.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace ocop::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string head_with(const std::string& value) {
  Response response;
  response.status = 200;
  response.headers.add("X-Note", value);
  std::string head;
  append_head(head, response, {});
  return head;
}

TEST(ResponseHead, a_value_with_a_control_character_anywhere_is_left_out) {
  for (const char bad : {'\r', '\n', '\0', '\x1f', '\x7f'}) {
    for (std::size_t at = 0; at < 20; ++at) {
      std::string value(20, '~');
      value[at] = bad;
      EXPECT_THAT(head_with(value), Not(HasSubstr("X-Note"))) << int{bad} << " at " << at;
    }
  }
}

TEST(ResponseHead, tabs_spaces_and_vietnamese_stay) {
  for (const std::string value : {"", "a", "một hai\tba, bốn", " \xff\x80!~ 0123456789 ~~"}) {
    EXPECT_THAT(head_with(value), HasSubstr("X-Note: " + value + "\r\n"));
  }
}

}  // namespace
}  // namespace ocop::http
