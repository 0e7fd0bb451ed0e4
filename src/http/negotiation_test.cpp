#include "http/negotiation.h"

#include <gtest/gtest.h>

namespace ocop::http {
namespace {

TEST(Negotiation, weighs_codings) {
  EXPECT_EQ(coding_weight("gzip, br;q=0.8", "br"), 800);
  EXPECT_EQ(coding_weight("GZIP", "gzip"), 1000);
  EXPECT_EQ(coding_weight("*;q=0.5, gzip;q=0", "gzip"), 0);
  EXPECT_EQ(coding_weight("*;q=0.5", "gzip"), 500);
  EXPECT_EQ(coding_weight("", "gzip"), std::nullopt);
  EXPECT_EQ(coding_weight("identity", "gzip"), std::nullopt);
}

TEST(Negotiation, takes_a_wrong_weight_as_no) {
  for (const char* wrong : {"gzip;q=", "gzip;q=2", "gzip;q=1.5", "gzip;q=-1", "gzip;q=0.1234",
                            "gzip;q=x", "gzip;q=0,5"}) {
    EXPECT_EQ(coding_weight(wrong, "gzip"), 0) << wrong;
  }
  EXPECT_EQ(coding_weight("gzip ; q=0.123", "gzip"), 123);
}

TEST(Negotiation, weighs_media_types_by_the_most_special_range) {
  constexpr const char* accept = "text/*;q=0.3, text/html;q=0.7, */*;q=0.1, text/html;level=1";
  EXPECT_EQ(media_weight(accept, "text/html"), 700);
  EXPECT_EQ(media_weight(accept, "text/plain"), 300);
  EXPECT_EQ(media_weight(accept, "application/json"), 100);
  EXPECT_EQ(media_weight("application/json", "text/html"), 0);
  EXPECT_EQ(media_weight("", "text/html"), 1000);
}

TEST(Negotiation, prefers_the_first_of_equals) {
  EXPECT_EQ(preferred_media("*/*", {"text/html", "application/json"}), "text/html");
  EXPECT_EQ(preferred_media("application/json, text/html;q=0.9", {"text/html", "application/json"}),
            "application/json");
  EXPECT_EQ(preferred_media("image/png", {"text/html"}), "");
}

TEST(Negotiation, weighs_languages_by_prefix) {
  EXPECT_EQ(language_weight("vi-VN,en;q=0.8", "vi"), 1000);
  EXPECT_EQ(language_weight("vi-VN,en;q=0.8", "en"), 800);
  EXPECT_EQ(language_weight("vi-VN,*;q=0.1", "fr"), 100);
  EXPECT_EQ(language_weight("vi", "en"), 0);
  EXPECT_EQ(language_weight("", "en"), 1000);
}

}  // namespace
}  // namespace ocop::http
