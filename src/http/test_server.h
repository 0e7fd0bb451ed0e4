#pragma once

#include <cstdlib>
#include <memory>
#include <thread>
#include <utility>

#include "http/server.h"
#include "http/test_client.h"

namespace ocop::http {

/// A server on a free port that runs in a thread for as long as it lives, for tests.
class TestServer {
 public:
  explicit TestServer(Router router, ServerOptions options = {}) {
    options.port = 0;
    auto server = Server::open(std::move(options), std::move(router));
    if (!server) std::abort();
    server_ = std::move(*server);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~TestServer() { stop_and_wait(); }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  TestClient connect() const { return TestClient(port()); }
  std::uint16_t port() const { return server_->port(); }
  void stop() { server_->stop(); }
  void wait() {
    if (thread_.joinable()) thread_.join();
  }
  void stop_and_wait() {
    stop();
    wait();
  }

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

}  // namespace ocop::http
