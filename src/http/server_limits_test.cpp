#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "base/limits.h"
#include "http/test_server.h"

namespace ocop::http {
namespace {

using ::testing::HasSubstr;

class Limits : public ::testing::Test {
 protected:
  Router router() {
    Router router;
    router.add({{Method::get}, "/", [](const Request&) { return Response{}; }, Work::quick});
    router.add({{Method::post},
                "/upload",
                [this](const Request& request) {
                  ++uploads;
                  return respond(200, "text/plain", std::to_string(request.body.size()));
                },
                Work::slow,
                {1'000, 60}});
    return router;
  }

  static ServerOptions hasty() {
    ServerOptions options;
    options.header_time_ms_max = 60;
    options.idle_time_ms_max = 60;
    return options;
  }

  std::atomic<int> uploads = 0;
};

int status_of(const std::optional<Response>& answer) { return answer ? answer->status : 0; }

TEST_F(Limits, headers_over_the_limit_are_431) {
  TestServer server(router());
  TestClient client = server.connect();
  client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(limits::http_header_bytes_max, 'x') +
              "\r\n\r\n");
  EXPECT_EQ(status_of(client.receive()), 431);
  EXPECT_TRUE(client.at_end());
}

TEST_F(Limits, too_many_headers_are_431) {
  TestServer server(router());
  TestClient client = server.connect();
  std::string head = "GET / HTTP/1.1\r\nHost: a\r\n";
  for (std::size_t i = 0; i < limits::http_headers_max; ++i) head += "X: y\r\n";
  client.send(head + "\r\n");
  EXPECT_EQ(status_of(client.receive()), 431);
}

TEST_F(Limits, headers_that_never_end_are_431) {
  TestServer server(router());
  TestClient client = server.connect();
  client.send("GET / HTTP/1.1\r\nHost: a\r\n");
  std::size_t sent = 0;
  while (sent < 10 * limits::http_header_bytes_max && client.send("X-Endless: header\r\n")) {
    sent += 19;
    if (client.readable_within(0)) break;
  }
  EXPECT_EQ(status_of(client.receive()), 431);
}

TEST_F(Limits, a_target_over_the_limit_is_414) {
  TestServer server(router());
  TestClient client = server.connect();
  client.send("GET /" + std::string(limits::http_target_bytes_max, 'x') + " HTTP/1.1\r\n");
  client.send("Host: a\r\n\r\n");
  EXPECT_EQ(status_of(client.receive()), 414);
  TestClient endless = server.connect();
  endless.send("GET /" + std::string(limits::http_target_bytes_max + 100, 'x'));
  EXPECT_EQ(status_of(endless.receive()), 414);
}

TEST_F(Limits, a_head_sent_byte_by_byte_is_cut_by_its_whole_time) {
  TestServer server(router(), hasty());
  TestClient client = server.connect();
  client.send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
  while (!client.readable_within(5)) client.send("x");
  EXPECT_EQ(status_of(client.receive()), 408);
}

TEST_F(Limits, a_connection_that_says_nothing_is_closed) {
  TestServer server(router(), hasty());
  TestClient client = server.connect();
  EXPECT_TRUE(client.at_end());
}

TEST_F(Limits, a_kept_connection_is_closed_after_its_idle_time) {
  TestServer server(router(), hasty());
  TestClient client = server.connect();
  ASSERT_EQ(status_of(client.request(Method::get, "/")), 200);
  EXPECT_TRUE(client.at_end());
}

TEST_F(Limits, a_slow_body_is_408) {
  TestServer server(router());
  TestClient client = server.connect();
  client.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n");
  while (!client.readable_within(5)) client.send("x");
  EXPECT_EQ(status_of(client.receive()), 408);
  server.stop_and_wait();
  EXPECT_EQ(uploads, 0);
}

TEST_F(Limits, an_announced_gigabyte_is_413_without_being_read) {
  TestServer server(router());
  TestClient client = server.connect();
  client.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 1073741824\r\n\r\n");
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 413);
  EXPECT_EQ(answer->headers.get("Content-Type"), "application/problem+json");
  EXPECT_THAT(answer->body, HasSubstr("1000 bytes"));
  EXPECT_EQ(answer->headers.get("Connection"), "close");
}

TEST_F(Limits, a_refused_client_that_goes_on_sending_is_cut_off) {
  TestServer server(router());
  TestClient client = server.connect();
  client.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 1073741824\r\n\r\n");
  const std::string piece(64U << 10, 'x');
  std::size_t sent = 0;
  while (sent < (1U << 30) && client.send(piece)) sent += piece.size();
  EXPECT_LT(sent, 128U << 20);  // what the limit and the buffers of the kernel hold
}

TEST_F(Limits, chunks_are_counted) {
  TestServer server(router());
  for (const char* chunks : {"3e9\r\n", "3e8\r\n"}) {
    TestClient client = server.connect();
    client.send("POST /upload HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send(chunks + std::string(1'000, 'x') + "\r\n1\r\nx\r\n0\r\n\r\n");
    EXPECT_EQ(status_of(client.receive()), 413);
  }
  server.stop_and_wait();
  EXPECT_EQ(uploads, 0);
}

TEST_F(Limits, a_body_of_exactly_the_limit_is_taken) {
  TestServer server(router());
  const auto answer =
      server.connect().request(Method::post, "/upload", {}, std::string(1'000, 'x'));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "1000");
}

TEST_F(Limits, a_truncated_upload_reaches_no_handler) {
  TestServer server(router());
  for (const char* framing :
       {"Content-Length: 100\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n64\r\n"}) {
    TestClient client = server.connect();
    client.send(std::string("POST /upload HTTP/1.1\r\nHost: a\r\n") + framing + "half of it");
    client.finish_sending();
    EXPECT_TRUE(client.at_end());
  }
  server.stop_and_wait();
  EXPECT_EQ(uploads, 0);
}

TEST_F(Limits, a_connection_too_many_is_told_so) {
  ServerOptions options;
  options.connections_max = 2;
  TestServer server(router(), options);
  TestClient first = server.connect();
  TestClient second = server.connect();
  ASSERT_EQ(status_of(first.request(Method::get, "/")), 200);
  ASSERT_EQ(status_of(second.request(Method::get, "/")), 200);
  TestClient third = server.connect();
  EXPECT_EQ(status_of(third.receive()), 503);
  EXPECT_TRUE(third.at_end());
  first.close();
  // The place becomes free as soon as the server has seen the end of the first.
  while (status_of(server.connect().request(Method::get, "/")) != 200) {
  }
}

}  // namespace
}  // namespace ocop::http
