#include "http/static_files.h"

#include <gtest/gtest.h>

#include <array>

namespace ocop::http {
namespace {

const std::string style(4'000, 's');
const std::array<EmbeddedFile, 2> files{EmbeddedFile{"css/site.css", style},
                                        EmbeddedFile{"logo.png", "\x89PNG"}};

class Static : public ::testing::Test {
 protected:
  Response get(const std::string& address, const std::string& accept_encoding = {}) {
    Request request;
    request.path = address;
    if (!accept_encoding.empty()) request.headers.set("Accept-Encoding", accept_encoding);
    const auto match = router_.match(Method::get, address, request.parameters);
    return router_.answer(match.route, match, request);
  }
  void SetUp() override { router_.add(static_.route()); }

  StaticFiles static_{"/static", files};
  Router router_;
};

TEST_F(Static, has_a_lasting_address_that_browsers_keep) {
  const std::string address = static_.url("css/site.css");
  EXPECT_TRUE(address.starts_with("/static/css/site."));
  EXPECT_TRUE(address.ends_with(".css"));
  const Response lasting = get(address);
  EXPECT_EQ(lasting.status, 200);
  EXPECT_EQ(lasting.body, style);
  EXPECT_EQ(lasting.headers.get("Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(lasting.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(get("/static/css/site.css").headers.get("Cache-Control"), "no-cache");
}

TEST_F(Static, sends_the_smallest_coding_that_is_taken) {
  EXPECT_EQ(get("/static/css/site.css", "gzip, br").headers.get("Content-Encoding"), "br");
  EXPECT_EQ(get("/static/css/site.css", "gzip, br;q=0.5").headers.get("Content-Encoding"), "gzip");
  EXPECT_EQ(get("/static/css/site.css", "gzip").headers.get("Content-Encoding"), "gzip");
  EXPECT_FALSE(get("/static/css/site.css", "br;q=0").headers.has("Content-Encoding"));
  EXPECT_LT(get("/static/css/site.css", "br").body.size(), 100U);
}

TEST_F(Static, gives_every_coding_its_own_etag) {
  const std::string plain(get("/static/css/site.css").headers.get("ETag"));
  const std::string gzip(get("/static/css/site.css", "gzip").headers.get("ETag"));
  const std::string brotli(get("/static/css/site.css", "br").headers.get("ETag"));
  EXPECT_NE(plain, gzip);
  EXPECT_NE(gzip, brotli);
  EXPECT_EQ(get("/static/css/site.css").headers.get("Vary"), "Accept-Encoding");
}

TEST_F(Static, leaves_pictures_as_they_are) {
  const Response picture = get("/static/logo.png", "gzip, br");
  EXPECT_FALSE(picture.headers.has("Content-Encoding"));
  EXPECT_FALSE(picture.headers.has("Vary"));
  EXPECT_EQ(picture.body, "\x89PNG");
}

TEST_F(Static, knows_no_other_files) {
  for (const char* path : {"/static/", "/static/css", "/static/../etc/passwd", "/static/x.css"}) {
    EXPECT_EQ(get(path).status, 404) << path;
  }
}

}  // namespace
}  // namespace ocop::http
