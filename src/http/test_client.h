#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace ocop::http {

/// A blocking client over a plain socket, for tests and benchmarks: sends whatever bytes it is
/// given, also wrong ones. To 127.0.0.1 only. Everything gives up after `patience_ms`.
class TestClient {
 public:
  static constexpr int patience_ms = 20'000;

  /// Connects; `connected` tells whether that worked.
  explicit TestClient(std::uint16_t port);
  ~TestClient();
  TestClient(TestClient&& other) noexcept;
  TestClient& operator=(TestClient&&) = delete;

  bool connected() const { return socket_ >= 0; }

  /// False when the server has closed.
  bool send(std::string_view bytes);
  /// No more will be sent; answers can still be read.
  void finish_sending();
  void close();

  /// The next answer; nothing when the connection ended first. To a HEAD no body is awaited.
  std::optional<Response> receive(Method of = Method::get);
  /// Sends a whole request, with Host and, when there is a body, Content-Length, and receives.
  /// `headers` are whole lines, each with its line end.
  std::optional<Response> request(Method method, std::string_view target,
                                  std::string_view headers = {}, std::string_view body = {});
  /// Whether the server ends the connection without another byte.
  bool at_end();
  /// Whether bytes or the end arrive within that time.
  bool readable_within(int time_ms);

 private:
  bool read_more();

  int socket_ = -1;
  std::string buffer_;
};

}  // namespace ocop::http
