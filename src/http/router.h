#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "http/message.h"

namespace ocop::http {

using Handler = std::function<Response(const Request&)>;

/// Where the handler runs. `quick` ones never wait on a disk write, a lock held for long or another
/// machine, and run where the connection lives, without a hand-over; `slow` ones run on the worker
/// pool, whose queue is bounded (a full queue answers 503 with Retry-After).
enum class Work : std::uint8_t { quick, slow };

struct RouteLimits {
  std::size_t body_bytes_max = limits::http_body_bytes_default_max;
  std::int64_t body_time_ms_max = limits::http_body_time_ms_max;
};

/// One row of the route table.
struct Route {
  std::vector<Method> methods;  ///< HEAD follows from GET; OPTIONS and 405 answer themselves
  std::string pattern;          ///< "/epcis/events/{id}", "{rest...}" at the end takes what is left
  Handler handler;
  Work work = Work::slow;
  RouteLimits limits = {};
  /// Which requests of a quick route are slow all the same; none without it.
  std::function<bool(const Request&)> is_slow = {};

  Work work_for(const Request& request) const {
    return is_slow && is_slow(request) ? Work::slow : work;
  }
};

/// The route table. Built once before the server starts, then only read.
///
/// A literal segment wins over a parameter, a parameter over "{rest...}"; a parameter takes one
/// segment that is not empty, the rest takes everything left, which may be empty ("/files/" but
/// not "/files"). Segments are compared as sent, still percent-encoded.
///
/// `guard` of a prefix runs before the handler of any route under it (access control) and answers
/// in its place when it returns a response. "/office" covers "/office" and "/office/…". In the
/// server it runs as soon as the head has arrived, with an empty body: who has no access cannot
/// make us hold one. A guard decides by the head alone.
class Router {
 public:
  using Guard = std::function<std::optional<Response>(const Request&)>;

  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  /// Two routes with the same method and the same pattern, a pattern without "/" in front, or a
  /// "{rest...}" that is not last are mistakes in our code: they end the process at start.
  void add(Route route);
  void guard(std::string prefix, Guard check);
  void not_found(Handler handler);  ///< the page for an address that is no route

  /// The route for a request line before its body arrives; null when there is none. Fills
  /// `parameters`. The most special address wins first, then its methods count: GET of an address
  /// that only takes POST is 405, also when a less special pattern would take it.
  struct Match {
    const Route* route = nullptr;
    std::vector<Method> allowed;  ///< the methods of that address, for 405 and OPTIONS
  };
  Match match(Method method, std::string_view path,
              std::map<std::string, std::string, std::less<>>& parameters) const;
  /// Guards, then the handler; a thrown exception becomes a 500 problem and a log line.
  Response answer(const Route* route, const Match& match, const Request& request) const;
  /// The two halves of `answer`: what the guards of the path say, and the handler (or 404, 405,
  /// the automatic OPTIONS).
  std::optional<Response> check(const Request& request) const;
  Response handle(const Route* route, const Match& match, const Request& request) const;

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace ocop::http
