#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/result.h"

namespace ocop::http {

enum class Method : std::uint8_t { get, head, post, put, patch, delete_, options, other };

std::string_view name_of(Method method);     ///< "GET"; "OTHER" for `other`
Method method_from(std::string_view name);   ///< methods are case-sensitive (RFC 9110 9.1)
std::string_view reason_phrase(int status);  ///< "Not Found"; "Unknown" when not registered

/// Header names are compared without case.
class Headers {
 public:
  void set(std::string name, std::string value);  ///< replaces
  void add(std::string name, std::string value);  ///< beside the others of that name
  void remove(std::string_view name);
  void clear() { all_.clear(); }
  std::string_view get(std::string_view name) const;  ///< the first; empty when absent
  bool has(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

/// A request whose body has arrived whole and within the limits of its route. From the server,
/// path and query hold only visible ASCII, valid percent-escapes and, decoded, valid UTF-8 without
/// control characters (the query may hold tabs and line ends).
struct Request {
  Method method = Method::get;
  std::string target;  ///< as sent: path and query
  std::string path;    ///< the raw path, still percent-encoded
  std::string query;   ///< the raw query without "?"
  Headers headers;
  std::string body;
  std::string remote_address;  ///< of the client; of the proxy's client when behind TLS
  std::string request_id;      ///< also in the log and in the X-Request-Id of the answer
  std::map<std::string, std::string, std::less<>> parameters;  ///< of the route pattern, raw
  bool secure = false;  ///< came over TLS (to the proxy in front): mark cookies Secure

  /// Decoded query parameter; the first of that name.
  std::optional<std::string> query_value(std::string_view name) const;
  /// Decoded parameter of the route pattern.
  std::optional<std::string> parameter(std::string_view name) const;
  std::optional<std::string> cookie(std::string_view name) const;
};

/// What an answer waits for before it goes out, such as a write on its way to the disk. Called
/// once, it calls `go_on` once, from any thread, and says whether it came out well; if not, the
/// client gets 503 instead of the answer.
using Hold = std::function<void(std::function<void(bool is_good)> go_on)>;

/// What a handler gives back. The server adds Date, Content-Length, X-Request-Id, the security
/// headers that the handler has not set itself, the conditional answer for an ETag (304) and the
/// compression; it owns Connection, Content-Length, Transfer-Encoding and Date.
struct Response {
  /// Bytes of the body that many answers have in common, such as the style sheet of a page, and
  /// that are not copied for each: they stand before byte `at` of `body` and live as long as the
  /// server.
  struct Inset {
    std::string_view bytes;
    std::size_t at = 0;
  };

  int status = 200;
  Headers headers;
  std::string body;
  Hold hold = {};
  Inset inset = {};

  std::size_t body_bytes() const { return body.size() + inset.bytes.size(); }
  /// Copies the inset to its place, so that `body` is whole.
  void join_inset();
  void clear_body();
};

/// "text/html; charset=utf-8", "application/json" … with the body.
Response respond(int status, std::string_view content_type, std::string body);
Response redirect(int status, std::string_view location);
/// RFC 9457 problem+json: {"type","title","status","detail","pointer"?}; the server adds
/// "request_id". `type` defaults to "about:blank".
Response problem(const Error& error, std::string_view type = {});
/// The same for a status that no `Code` stands for (431, 505 …).
Response problem(int status, std::string_view detail);

}  // namespace ocop::http
