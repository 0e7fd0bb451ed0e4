#include "labels/label_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ocop::labels {
namespace {

using testing::HasSubstr;

TEST(LabelText, a_digital_link_of_any_domain_may_be_printed) {
  EXPECT_TRUE(check_label_text("https://ocop.vn/01/09521234000013/21/7KQ4M9"));
  EXPECT_TRUE(check_label_text("HTTPS://OCOP.VN/01/09521234000013/10/L1"));
}

TEST(LabelText, a_wrong_check_digit_is_refused) {
  EXPECT_FALSE(check_label_text("https://ocop.vn/01/09521234000014"));
}

TEST(LabelText, an_address_without_a_gs1_key_is_refused) {
  const auto checked = check_label_text("https://ocop.vn/news/7");
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, Code::invalid_argument);
}

TEST(LabelText, a_urn_is_refused_with_the_link_to_print_instead) {
  const auto checked = check_label_text("urn:epc:id:sgtin:9521234.000001.7KQ4M9");
  ASSERT_FALSE(checked);
  EXPECT_THAT(checked.error().detail, HasSubstr("/01/09521234000013/21/7KQ4M9"));
}

}  // namespace
}  // namespace ocop::labels
