#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace ocop::http {

/// Why a request is refused before any handler sees it. The connection closes after the answer,
/// since what follows on it cannot be trusted.
struct Fault {
  int status = 400;
  std::string detail;  ///< what is wrong and what to do
};

/// Turns the bytes of one connection into requests (RFC 9112), strictly: whatever two readers
/// could understand differently (request smuggling) is refused. Pure: no I/O, no clock.
///
///     reader.begin(request);
///     reader.feed(bytes)  // until head_done(); 0 means more bytes are needed
///     reader.accept_body(max);
///     reader.feed(bytes)  // until done()
class RequestReader {
 public:
  RequestReader();
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  /// Starts a new request, to be written into `request`, which must outlive its reading.
  void begin(Request& request);

  /// Takes what it can from the front of `bytes` and returns how many that were. The head is taken
  /// in one piece: until it is there whole, `bytes` must grow from the same start. Stops after the
  /// head, and after the body. After a fault it takes nothing more.
  std::size_t feed(std::string_view bytes);

  /// Says how large the body may be; before the first byte of a body is fed.
  void accept_body(std::size_t bytes_max);

  bool head_done() const;
  bool done() const;  ///< head and body are there
  const std::optional<Fault>& fault() const;

  // After the head:
  bool has_body() const;
  bool keep_alive() const;        ///< the client wants to go on with this connection
  bool expects_continue() const;  ///< waits for "100 Continue" before it sends the body
  int version() const;            ///< 10 or 11
  std::optional<std::uint64_t> content_length() const;

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace ocop::http
