#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/result.h"

namespace ocop::http {

enum class Method { get, head, post, put, patch, delete_, options, other };

/// Header names are compared without case.
class Headers {
 public:
  void set(std::string name, std::string value);   ///< replaces
  void add(std::string name, std::string value);   ///< beside the others of that name
  std::string_view get(std::string_view name) const;  ///< the first; empty when absent
  const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

/// A request whose body has arrived whole and within the limits of its route.
struct Request {
  Method method = Method::get;
  std::string target;     ///< as sent: path and query
  std::string path;       ///< the raw path, still percent-encoded
  std::string query;      ///< the raw query without "?"
  Headers headers;
  std::string body;
  std::string remote_address;
  std::string request_id;  ///< also in the log and in the X-Request-Id of the answer
  std::map<std::string, std::string, std::less<>> parameters;  ///< of the route pattern, raw

  /// Decoded query parameter; the first of that name.
  std::optional<std::string> query_value(std::string_view name) const;
  std::optional<std::string> cookie(std::string_view name) const;
};

struct Response {
  int status = 200;
  Headers headers;
  std::string body;
};

/// "text/html; charset=utf-8", "application/json" … with the body.
Response respond(int status, std::string_view content_type, std::string body);
Response redirect(int status, std::string_view location);
/// RFC 9457 problem+json: {"type","title","status","detail","instance"?,"pointer"?}.
/// `type` defaults to "about:blank".
Response problem(const Error& error, std::string_view type = {});

}  // namespace ocop::http
