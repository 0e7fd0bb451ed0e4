#include "campaigns/calendar_kinds.h"

#include <gtest/gtest.h>

namespace ocop::campaigns {
namespace {

std::string stored(std::string_view typed) {
  const auto checked = hour_rule(typed);
  const auto* text = std::get_if<std::string>(&checked);
  return text == nullptr ? "refused" : *text;
}

TEST(Calendar, hours_are_taken_as_people_write_them) {
  EXPECT_EQ(stored("17:30"), "17:30");
  EXPECT_EQ(stored("17h30"), "17:30");
  EXPECT_EQ(stored("8h"), "08:00");
  EXPECT_EQ(stored("0:05"), "00:05");
  for (const char* wrong : {"", "8", "24:00", "17:60", "8:", "-1:00", "1:2:3", "sáng"}) {
    EXPECT_EQ(stored(wrong), "refused") << wrong;
  }
}

}  // namespace
}  // namespace ocop::campaigns
