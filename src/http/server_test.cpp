#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <atomic>
#include <future>
#include <stdexcept>

#include "http/etag.h"
#include "http/test_server.h"

namespace ocop::http {
namespace {

using ::testing::HasSubstr;

Response echo(const Request& request) { return respond(200, "text/plain", request.body); }

Router small_router() {
  Router router;
  router.add({{Method::get},
              "/hello",
              [](const Request&) { return respond(200, "text/plain", "xin chào"); },
              Work::quick});
  router.add({{Method::post}, "/echo", echo, Work::slow, {100'000, 5'000}});
  router.add({{Method::post}, "/echo_quickly", echo, Work::quick, {100'000, 5'000}});
  return router;
}

TEST(Server, answers_a_request) {
  TestServer server(small_router());
  const auto answer = server.connect().request(Method::get, "/hello");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "xin chào");
}

TEST(Server, puts_the_security_headers_on_every_answer) {
  TestServer server(small_router());
  for (const char* path : {"/hello", "/nowhere"}) {
    const auto answer = server.connect().request(Method::get, path);
    ASSERT_TRUE(answer);
    EXPECT_THAT(answer->headers.get("Content-Security-Policy"), HasSubstr("default-src 'none'"));
    EXPECT_EQ(answer->headers.get("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer->headers.get("Referrer-Policy"), "same-origin");
    EXPECT_FALSE(answer->headers.get("Permissions-Policy").empty());
    EXPECT_EQ(answer->headers.get("X-Request-Id").size(), 16U);
    EXPECT_THAT(answer->headers.get("Date"), HasSubstr(" GMT"));
    EXPECT_FALSE(answer->headers.has("Server"));
    EXPECT_FALSE(answer->headers.has("Strict-Transport-Security"));
  }
}

TEST(Server, lets_a_handler_set_its_own_policy) {
  Router router;
  router.add({{Method::get}, "/", [](const Request&) {
                Response response = respond(200, "text/html", "");
                response.headers.add("content-security-policy", "default-src 'self'");
                return response;
              }});
  TestServer server(std::move(router));
  const auto answer = server.connect().request(Method::get, "/");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->headers.count("Content-Security-Policy"), 1U);
  EXPECT_EQ(answer->headers.get("Content-Security-Policy"), "default-src 'self'");
}

TEST(Server, asks_for_tls_only_behind_tls) {
  ServerOptions options;
  options.behind_tls = true;
  Router router;
  router.add({{Method::get}, "/who", [](const Request& request) {
                return respond(200, "text/plain",
                               request.remote_address + (request.secure ? " tls" : " plain"));
              }});
  TestServer server(std::move(router), options);
  const auto answer =
      server.connect().request(Method::get, "/who", "X-Forwarded-For: 10.0.0.1, 203.0.113.9\r\n");
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->headers.has("Strict-Transport-Security"));
  EXPECT_EQ(answer->body, "203.0.113.9 tls");
}

TEST(Server, believes_no_forwarded_address_without_a_proxy) {
  Router router;
  router.add({{Method::get}, "/who", [](const Request& request) {
                return respond(200, "text/plain", request.remote_address);
              }});
  TestServer server(std::move(router));
  const auto answer =
      server.connect().request(Method::get, "/who", "X-Forwarded-For: 203.0.113.9\r\n");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "127.0.0.1");
}

TEST(Server, leaves_out_a_header_that_would_split_the_answer) {
  Router router;
  router.add({{Method::get}, "/", [](const Request&) {
                return redirect(303, "/a\r\nSet-Cookie: planted=1");
              }});
  TestServer server(std::move(router));
  const auto answer = server.connect().request(Method::get, "/");
  ASSERT_TRUE(answer);
  EXPECT_FALSE(answer->headers.has("Set-Cookie"));
}

TEST(Server, keeps_the_connection_for_the_next_request) {
  TestServer server(small_router());
  TestClient client = server.connect();
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.request(Method::get, "/hello");
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->headers.has("Connection"));
  }
}

TEST(Server, closes_when_the_client_asks_for_it) {
  TestServer server(small_router());
  TestClient client = server.connect();
  const auto answer = client.request(Method::get, "/hello", "Connection: close\r\n");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->headers.get("Connection"), "close");
  EXPECT_TRUE(client.at_end());
}

TEST(Server, closes_after_an_answer_in_http_1_0_unless_asked_to_stay) {
  TestServer server(small_router());
  TestClient leaving = server.connect();
  leaving.send("GET /hello HTTP/1.0\r\n\r\n");
  ASSERT_TRUE(leaving.receive());
  EXPECT_TRUE(leaving.at_end());
  TestClient staying = server.connect();
  staying.send("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  const auto answer = staying.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->headers.get("Connection"), "keep-alive");
}

TEST(Server, answers_pipelined_requests_in_order) {
  TestServer server(small_router());
  TestClient client = server.connect();
  std::string requests;
  for (int i = 0; i < 50; ++i) {
    const std::string body = "request " + std::to_string(i);
    requests += std::string("POST ") + (i % 2 == 0 ? "/echo" : "/echo_quickly") +
                " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body;
  }
  client.send(requests);
  for (int i = 0; i < 50; ++i) {
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "request " + std::to_string(i));
  }
}

TEST(Server, takes_a_chunked_body) {
  TestServer server(small_router());
  TestClient client = server.connect();
  client.send(
      "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5\r\nhello\r\n6;name=value\r\n world\r\n0\r\nTrailer: x\r\n\r\n");
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "hello world");
  EXPECT_TRUE(client.request(Method::get, "/hello"));
}

TEST(Server, takes_a_body_larger_than_its_buffer) {
  TestServer server(small_router());
  std::string body(99'999, 'a');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>('a' + i % 26);
  const auto answer = server.connect().request(Method::post, "/echo", {}, body);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, body);
}

TEST(Server, sends_an_answer_larger_than_the_socket_takes_at_once) {
  Router router;
  const std::string large(32U << 20, 'z');
  router.add({{Method::get}, "/large", [&](const Request&) {
                return respond(200, "application/octet-stream", large);
              }});
  TestServer server(std::move(router));
  const auto answer = server.connect().request(Method::get, "/large");
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body == large);
}

class ServerWithInset : public ::testing::TestWithParam<std::size_t> {};

TEST_P(ServerWithInset, sends_what_answers_share_at_its_place) {
  const std::string shared(GetParam(), 's'), before(3'000, 'b'), after(GetParam(), 'a');
  Router router;
  router.add({{Method::get}, "/page", [&](const Request&) {
                Response response = respond(200, "text/html; charset=utf-8", before + after);
                response.inset = {shared, before.size()};
                return response;
              }});
  TestServer server(std::move(router));
  TestClient client = server.connect();
  const std::string whole = before + shared + after;
  const auto answer = client.request(Method::get, "/page");
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body == whole);
  const auto head = client.request(Method::head, "/page");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->headers.get("Content-Length"), std::to_string(whole.size()));
  const auto zipped = client.request(Method::get, "/page", "Accept-Encoding: gzip\r\n");
  ASSERT_TRUE(zipped);
  EXPECT_EQ(zipped->headers.get("Content-Encoding"), "gzip");
  std::string unzipped(whole.size() + 1, '\0');
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zipped->body.data()));
  stream.avail_in = static_cast<uInt>(zipped->body.size());
  stream.next_out = reinterpret_cast<Bytef*>(unzipped.data());
  stream.avail_out = static_cast<uInt>(unzipped.size());
  ASSERT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  unzipped.resize(stream.total_out);
  inflateEnd(&stream);
  EXPECT_TRUE(unzipped == whole);
}

// Of a page, and of what no socket takes at once.
INSTANTIATE_TEST_SUITE_P(Sizes, ServerWithInset, ::testing::Values(10'000, 16U << 20));

TEST(Server, says_100_continue_to_who_waits_for_it) {
  TestServer server(small_router());
  TestClient client = server.connect();
  client.send(
      "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  const auto interim = client.receive();
  ASSERT_TRUE(interim);
  EXPECT_EQ(interim->status, 100);
  client.send("abc");
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "abc");
}

TEST(Server, refuses_instead_of_saying_100_continue) {
  TestServer server(small_router());
  TestClient client = server.connect();
  client.send(
      "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 900000\r\n\r\n");
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 413);
}

TEST(Server, answers_head_like_get_without_the_body) {
  TestServer server(small_router());
  TestClient client = server.connect();
  const auto answer = client.request(Method::head, "/hello");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->headers.get("Content-Length"), "9");
  EXPECT_TRUE(client.request(Method::get, "/hello"));  // nothing stands between the answers
}

TEST(Server, answers_options_with_the_methods) {
  TestServer server(small_router());
  TestClient client = server.connect();
  const auto answer = client.request(Method::options, "/hello");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 204);
  EXPECT_EQ(answer->headers.get("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_FALSE(answer->headers.has("Content-Length"));
}

TEST(Server, answers_405_with_the_methods) {
  TestServer server(small_router());
  const auto answer = server.connect().request(Method::delete_, "/hello");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 405);
  EXPECT_EQ(answer->headers.get("Allow"), "GET, HEAD, OPTIONS");
}

TEST(Server, names_the_request_in_a_problem) {
  TestServer server(small_router());
  const auto answer = server.connect().request(Method::get, "/nowhere");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 404);
  EXPECT_EQ(answer->headers.get("Content-Type"), "application/problem+json");
  EXPECT_THAT(answer->body, HasSubstr("\"request_id\":\"" +
                                      std::string(answer->headers.get("X-Request-Id")) + "\""));
}

TEST(Server, survives_a_handler_that_throws) {
  Router router;
  for (const Work work : {Work::quick, Work::slow}) {
    router.add({{Method::get},
                work == Work::quick ? "/quick" : "/slow",
                [](const Request&) -> Response { throw std::runtime_error("secret path"); },
                work});
  }
  TestServer server(std::move(router));
  TestClient client = server.connect();
  for (const char* path : {"/quick", "/slow"}) {
    const auto answer = client.request(Method::get, path);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 500);
    EXPECT_THAT(answer->body, Not(HasSubstr("secret")));
  }
}

TEST(Server, asks_the_guard_before_it_takes_the_body) {
  Router router = small_router();
  router.guard("/echo", [](const Request&) { return respond(401, "text/plain", "who are you?"); });
  TestServer server(std::move(router));
  TestClient client = server.connect();
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\n");
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 401);
  EXPECT_EQ(answer->headers.get("Connection"), "close");
}

TEST(Server, compresses_text_for_who_takes_gzip) {
  Router router;
  const std::string page(5'000, 'p');
  router.add({{Method::get}, "/page", [&](const Request&) {
                Response response = respond(200, "text/html; charset=utf-8", page);
                response.headers.add("ETag", etag_of(page));
                return response;
              }});
  TestServer server(std::move(router));
  TestClient client = server.connect();
  const auto zipped = client.request(Method::get, "/page", "Accept-Encoding: br, gzip;q=0.5\r\n");
  ASSERT_TRUE(zipped);
  EXPECT_EQ(zipped->headers.get("Content-Encoding"), "gzip");
  EXPECT_EQ(zipped->headers.get("Vary"), "Accept-Encoding");
  EXPECT_LT(zipped->body.size(), 200U);
  const std::string etag(zipped->headers.get("ETag"));
  EXPECT_EQ(etag, "W/" + etag_of(page));
  const auto known = client.request(Method::get, "/page",
                                    "Accept-Encoding: gzip\r\nIf-None-Match: " + etag + "\r\n");
  ASSERT_TRUE(known);
  EXPECT_EQ(known->status, 304);
  EXPECT_EQ(known->headers.get("ETag"), etag);
  const auto plain = client.request(Method::get, "/page", "Accept-Encoding: gzip;q=0\r\n");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->body, page);
}

TEST(Server, tells_an_occupied_port) {
  TestServer server(small_router());
  ServerOptions options;
  options.port = server.port();
  const auto second = Server::open(options, Router());
  ASSERT_FALSE(second);
  EXPECT_THAT(second.error().detail, HasSubstr(std::to_string(server.port())));
}

TEST(Server, answers_503_when_the_workers_queue_is_full) {
  std::promise<void> release;
  const std::shared_future<void> released = release.get_future().share();
  std::promise<void> entered;
  Router router;
  router.add({{Method::get}, "/wait", [&](const Request&) {
                entered.set_value();
                released.wait();
                return Response{};
              }});
  router.add({{Method::get}, "/queued", [](const Request&) { return Response{}; }});
  ServerOptions options;
  options.worker_threads = 1;
  options.worker_queue_max = 1;
  options.connection_threads = 1;
  TestServer server(std::move(router), options);
  TestClient working = server.connect();
  working.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  entered.get_future().wait();
  // Both arrive on one thread, so one of them takes the only place and the other none.
  TestClient first = server.connect();
  TestClient second = server.connect();
  first.send("GET /queued HTTP/1.1\r\nHost: a\r\n\r\n");
  second.send("GET /queued HTTP/1.1\r\nHost: a\r\n\r\n");
  while (!first.readable_within(1) && !second.readable_within(1)) {
  }
  TestClient& refused = first.readable_within(0) ? first : second;
  const auto answer = refused.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  EXPECT_EQ(answer->headers.get("Retry-After"), "1");
  release.set_value();
  EXPECT_TRUE(working.receive());
}

}  // namespace
}  // namespace ocop::http
