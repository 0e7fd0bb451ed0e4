#include "http/cookies.h"

#include <gtest/gtest.h>

namespace ocop::http {
namespace {

TEST(Cookies, are_found_by_their_whole_name) {
  constexpr const char* header = "xsession=1; session=abc; empty=; quoted=\"q\"; broken";
  EXPECT_EQ(find_cookie(header, "session"), "abc");
  EXPECT_EQ(find_cookie(header, "empty"), "");
  EXPECT_EQ(find_cookie(header, "quoted"), "q");
  EXPECT_FALSE(find_cookie(header, "broken"));
  EXPECT_FALSE(find_cookie(header, "sess"));
  EXPECT_FALSE(find_cookie("", "session"));
}

TEST(Cookies, behind_tls_are_bound_to_the_host) {
  Cookie cookie{"session", "abc", SameSite::strict, 3600, true};
  EXPECT_EQ(*set_cookie(cookie),
            "__Host-session=abc; Path=/; Max-Age=3600; SameSite=Strict; HttpOnly; Secure");
  EXPECT_EQ(cookie_name("session", true), "__Host-session");
}

TEST(Cookies, without_tls_have_the_plain_name) {
  EXPECT_EQ(*set_cookie({"session", "abc"}), "session=abc; Path=/; SameSite=Lax; HttpOnly");
}

TEST(Cookies, are_deleted_by_a_negative_time) {
  EXPECT_EQ(*set_cookie({"session", "", SameSite::lax, -1}),
            "session=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly");
}

TEST(Cookies, that_would_break_the_header_are_refused) {
  EXPECT_FALSE(set_cookie({"session", "a; Domain=evil"}));
  EXPECT_FALSE(set_cookie({"session", "a\r\nX: y"}));
  EXPECT_FALSE(set_cookie({"ses=sion", "a"}));
  EXPECT_FALSE(set_cookie({"", "a"}));
}

}  // namespace
}  // namespace ocop::http
