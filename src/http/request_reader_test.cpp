#include "http/request_reader.h"

#include <gtest/gtest.h>

#include "base/limits.h"

namespace ocop::http {
namespace {

struct Reading {
  Request request;
  int fault = 0;
  bool done = false;
  bool keep_alive = false;
  std::size_t used = 0;
};

/// Feeds `bytes` in pieces that grow by `step`, as they might arrive.
Reading read(std::string_view bytes, std::size_t step) {
  Reading reading;
  RequestReader reader;
  reader.begin(reading.request);
  reader.accept_body(1'000'000);
  std::size_t arrived = 0;
  while (arrived < bytes.size() && !reader.done() && !reader.fault()) {
    arrived = std::min(bytes.size(), arrived + step);
    std::size_t used = 0;
    do {
      used = reader.feed(bytes.substr(reading.used, arrived - reading.used));
      reading.used += used;
    } while (used > 0 && !reader.done() && !reader.fault());
  }
  if (reader.fault()) reading.fault = reader.fault()->status;
  reading.done = reader.done();
  reading.keep_alive = reading.done && reader.keep_alive();
  return reading;
}

struct Case {
  const char* name;
  const char* bytes;
  int fault;
};

class Refused : public ::testing::TestWithParam<Case> {};

TEST_P(Refused, whole_and_byte_by_byte) {
  const std::string_view bytes = GetParam().bytes;
  EXPECT_EQ(read(bytes, bytes.size()).fault, GetParam().fault);
  EXPECT_EQ(read(bytes, 1).fault, GetParam().fault);
}

constexpr Case cases[] = {
    {"two_content_lengths",
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 400},
    {"list_of_content_lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\nx", 400},
    {"signed_content_length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\nx", 400},
    {"hexadecimal_content_length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\nx",
     400},
    {"endless_content_length",
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551616\r\n\r\nx", 400},
    {"empty_content_length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\nx", 400},
    {"length_and_coding",
     "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
    {"coding_and_length",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", 400},
    {"unknown_coding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
     501},
    {"hidden_coding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n", 501},
    {"coding_in_http_1_0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
    {"folded_header", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n", 400},
    {"folded_first_header", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
    {"space_before_colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400},
    {"space_in_name", "GET / HTTP/1.1\r\nHost: a\r\nX Y: 1\r\n\r\n", 400},
    {"no_colon", "GET / HTTP/1.1\r\nHost: a\r\nXY\r\n\r\n", 400},
    {"control_in_value", "GET / HTTP/1.1\r\nHost: a\r\nX: \x01\r\n\r\n", 400},
    {"bare_carriage_return", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\rY: 2\r\n\r\n", 400},
    {"bare_line_feed", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\nY: 2\r\n\r\n", 400},
    {"not_utf8_value", "GET / HTTP/1.1\r\nHost: a\r\nX: \xff\r\n\r\n", 400},
    {"no_host", "GET / HTTP/1.1\r\n\r\n", 400},
    {"two_hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400},
    {"host_with_path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
    {"empty_host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
    {"control_in_target", "GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"delete_in_target", "GET /\x7f HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"raw_utf8_in_target", "GET /\xc4\x90 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"escaped_nul", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"escaped_nul_in_query", "GET /?a=%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"escaped_line_end", "GET /%0d%0a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"broken_escape", "GET /%4 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"broken_escape_in_query", "GET /?%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"escapes_not_utf8", "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"relative_target", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"authority_target", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"asterisk_without_options", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"two_spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"no_version", "GET /\r\nHost: a\r\n\r\n", 400},
    {"later_version", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505},
    {"tls", "\x16\x03\x01\x02", 400},
    {"two_empty_lines", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    {"unknown_expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: cake\r\n\r\n", 417},
    {"chunk_size_not_hexadecimal",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400},
    {"chunk_size_signed", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
     400},
    {"chunk_size_with_prefix",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\nx\r\n0\r\n\r\n", 400},
    {"chunk_size_endless",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
     "fffffffffffffffff\r\n",
     400},
    {"chunk_too_long",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxx\r\n0\r\n\r\n", 400},
    {"chunk_over_the_limit",
     "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n", 413},
};

INSTANTIATE_TEST_SUITE_P(Reader, Refused, ::testing::ValuesIn(cases),
                         [](const auto& test) { return test.param.name; });

TEST(Reader, takes_a_request_in_any_pieces) {
  constexpr std::string_view bytes =
      "\r\nPOST /a/%C4%90?b=1 HTTP/1.1\r\nHost: ocop.vn:8080\r\nX-Y:  z \r\n"
      "Transfer-Encoding: CHUNKED\r\n\r\n3\r\nabc\r\nA;x=\"y\"\r\n0123456789\r\n00\r\n"
      "Content-Type: hidden\r\n\r\n";
  for (std::size_t step = 1; step <= bytes.size(); ++step) {
    const Reading reading = read(bytes, step);
    ASSERT_TRUE(reading.done) << step;
    EXPECT_EQ(reading.used, bytes.size());
    EXPECT_EQ(reading.request.path, "/a/%C4%90");
    EXPECT_EQ(reading.request.query, "b=1");
    EXPECT_EQ(reading.request.headers.get("x-y"), "z");
    EXPECT_FALSE(reading.request.headers.has("Content-Type"));  // a trailer is no header
    EXPECT_EQ(reading.request.body, "abc0123456789");
    EXPECT_TRUE(reading.keep_alive);
  }
}

TEST(Reader, leaves_the_next_request_alone) {
  const Reading reading = read("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /next", 1'000);
  EXPECT_TRUE(reading.done);
  EXPECT_EQ(reading.used, 27U);
}

TEST(Reader, takes_the_host_from_an_absolute_target) {
  const Reading reading = read("GET http://b.vn:80/x?y HTTP/1.1\r\nHost: a\r\n\r\n", 1'000);
  EXPECT_TRUE(reading.done);
  EXPECT_EQ(reading.request.path, "/x");
  EXPECT_EQ(reading.request.query, "y");
  EXPECT_EQ(reading.request.headers.get("Host"), "b.vn:80");
  EXPECT_EQ(read("GET http://b.vn HTTP/1.1\r\nHost: a\r\n\r\n", 1'000).request.path, "/");
}

TEST(Reader, takes_the_asterisk_with_options) {
  EXPECT_EQ(read("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 1'000).request.path, "*");
}

TEST(Reader, knows_methods_by_their_exact_name) {
  EXPECT_EQ(read("DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", 1'000).request.method, Method::delete_);
  EXPECT_EQ(read("BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 1'000).request.method, Method::other);
}

}  // namespace
}  // namespace ocop::http
