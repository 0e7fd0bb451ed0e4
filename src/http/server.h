#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/limits.h"
#include "base/result.h"
#include "http/router.h"

namespace ocop::http {

struct ServerOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free port
  unsigned connection_threads = 2;
  unsigned worker_threads = 32;
  std::size_t worker_queue_max = 1024;
  bool behind_tls = false;  ///< a proxy in front speaks TLS: send HSTS, mark cookies Secure
  std::size_t connections_max = limits::http_connections_max;
  std::int64_t header_time_ms_max = limits::http_header_time_ms_max;
  std::int64_t idle_time_ms_max = limits::http_idle_time_ms_max;
  std::int64_t drain_time_ms_max = limits::http_drain_time_ms_max;
};

/// HTTP/1.1 over Asio and Beast, the only place with either.
///
/// Life: `open` binds and listens; `run` serves until `stop` and returns when the last answer is
/// out or `drain_time_ms_max` has passed. `stop` may be called from any thread, also from a signal
/// handler's thread.
class Server {
 public:
  static Result<std::unique_ptr<Server>> open(ServerOptions options, Router router);
  ~Server();
  std::uint16_t port() const;
  void run();
  void stop();

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace ocop::http
