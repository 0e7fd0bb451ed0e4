#include <gtest/gtest.h>

#include <future>

#include "http/test_server.h"

namespace ocop::http {
namespace {

/// A handler that tells when it has begun and waits to be let go.
struct Gate {
  std::promise<void> entered;
  std::promise<void> release;

  Router router() {
    Router router;
    router.add({{Method::get}, "/wait", [this](const Request&) {
                  entered.set_value();
                  release.get_future().wait();
                  return respond(200, "text/plain", "done");
                }});
    return router;
  }
};

void wait_until_refused(std::uint16_t port) {
  while (TestClient(port).connected()) {
  }
}

TEST(Drain, answers_what_was_asked_before_the_stop) {
  Gate gate;
  TestServer server(gate.router());
  TestClient client = server.connect();
  client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  gate.entered.get_future().wait();
  server.stop();
  wait_until_refused(server.port());
  gate.release.set_value();
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "done");
  EXPECT_EQ(answer->headers.get("Connection"), "close");
  EXPECT_TRUE(client.at_end());
  server.wait();
}

TEST(Drain, closes_idle_connections) {
  Router router;
  router.add({{Method::get}, "/", [](const Request&) { return Response{}; }, Work::quick});
  TestServer server(std::move(router));
  TestClient used = server.connect();
  ASSERT_TRUE(used.request(Method::get, "/"));
  server.stop_and_wait();
  EXPECT_TRUE(used.at_end());
}

TEST(Drain, ends_when_its_time_is_over) {
  Gate gate;
  ServerOptions options;
  options.drain_time_ms_max = 50;
  TestServer server(gate.router(), options);
  TestClient client = server.connect();
  client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  gate.entered.get_future().wait();
  server.stop_and_wait();  // returns, though the handler does not
  gate.release.set_value();
}

TEST(Drain, may_come_before_the_run) {
  ServerOptions options;
  options.port = 0;
  auto server = Server::open(options, Router());
  ASSERT_TRUE(server);
  (*server)->stop();
  (*server)->stop();
  (*server)->run();
}

}  // namespace
}  // namespace ocop::http
