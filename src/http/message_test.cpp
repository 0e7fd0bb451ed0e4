#include "http/message.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "http/content_security_policy.h"
#include "http/etag.h"
#include "http/response_head.h"

namespace ocop::http {
namespace {

TEST(Headers, are_compared_without_case) {
  Headers headers;
  headers.add("Link", "1");
  headers.add("link", "2");
  EXPECT_EQ(headers.get("LINK"), "1");
  EXPECT_EQ(headers.count("Link"), 2U);
  headers.set("lInk", "3");
  EXPECT_EQ(headers.count("Link"), 1U);
  EXPECT_FALSE(headers.has("Lin"));
}

TEST(Request, decodes_query_values) {
  Request request;
  request.query = "a=1&t%C3%AAn=%C3%94+mai&a=2&flag&bad=%4";
  EXPECT_EQ(request.query_value("a"), "1");
  EXPECT_EQ(request.query_value("tên"), "Ô mai");
  EXPECT_EQ(request.query_value("flag"), "");
  EXPECT_FALSE(request.query_value("bad"));
  EXPECT_FALSE(request.query_value("absent"));
}

TEST(Request, finds_a_cookie_in_any_of_its_headers) {
  Request request;
  request.headers.add("Cookie", "a=1");
  request.headers.add("cookie", "b=2");
  EXPECT_EQ(request.cookie("b"), "2");
}

TEST(Problem, escapes_what_it_quotes) {
  const Response response =
      problem(Error{Code::invalid_argument, "bad \"x\"\n</script>", "/a/0"}, "epcis:Wrong");
  EXPECT_EQ(response.status, 400);
  const auto document = boost::json::parse(response.body).as_object();
  EXPECT_EQ(document.at("type").as_string(), "epcis:Wrong");
  EXPECT_EQ(document.at("title").as_string(), "Bad Request");
  EXPECT_EQ(document.at("status").as_int64(), 400);
  EXPECT_EQ(document.at("detail").as_string(), "bad \"x\"\n</script>");
  EXPECT_EQ(document.at("pointer").as_string(), "/a/0");
}

TEST(Etag, is_compared_weakly_within_a_list) {
  const std::string etag = etag_of("page");
  EXPECT_TRUE(etag_matches("\"x\", W/" + etag, etag));
  EXPECT_TRUE(etag_matches("*", etag));
  EXPECT_FALSE(etag_matches("\"x\"", etag));
  EXPECT_FALSE(etag_matches("", etag));
  EXPECT_NE(etag, etag_of("Page"));
  EXPECT_NE(etag_of(std::string(8, '\0')), etag_of(std::string(9, '\0')));
}

TEST(Policy, takes_hashes_of_inlined_styles) {
  EXPECT_EQ(respond_html(200, "").headers.has("Content-Security-Policy"), false);
  const Response page = respond_html(200, "", "'sha256-abc='");
  EXPECT_TRUE(
      page.headers.get("Content-Security-Policy").ends_with("style-src 'self' 'sha256-abc='"));
  EXPECT_TRUE(content_security_policy("", Scripts::own).ends_with("connect-src 'self'"));
}

TEST(Date, is_in_the_form_of_http) {
  EXPECT_EQ(http_date(784'111'777), "Sun, 06 Nov 1994 08:49:37 GMT");
}

}  // namespace
}  // namespace ocop::http
