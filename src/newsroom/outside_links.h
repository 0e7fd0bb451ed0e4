#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace soci {
class session;
}

/// Links of released articles to other hosts. Only the operator asks those hosts, by a command:
/// no server of ours calls out by itself.
namespace ocop::newsroom {

struct OutsideLink {
  std::string address;
  std::string article;  ///< the path of the first article that has it
};
/// Each address once, of what the public reads now or will read. Inside a transaction; throws what
/// the SQL library throws.
std::vector<OutsideLink> outside_links(soci::session& session);

enum class Answered : std::uint8_t {
  good,       ///< 2xx in the end
  refused,    ///< it answers people, perhaps, but not programs: 401, 403, 405, 429
  broken,     ///< any other status
  no_answer,  ///< no such host, no connection, no end within the time
  closed,     ///< the host stands in a network that is not public
};
std::string_view name_of(Answered answered);

struct AskOptions {
  std::chrono::milliseconds time_max{10'000};  ///< for one address, redirects included
  std::chrono::milliseconds pause{200};        ///< between two questions
  bool private_networks = false;               ///< asks hosts of private networks too
};
struct Said {
  Answered answered = Answered::no_answer;
  std::string detail;  ///< "404", "Could not resolve host"
};

/// One address, one question by HEAD and, when that is not understood, one by GET whose body is
/// thrown away; at most five redirects, http and https only.
Said ask(const std::string& address, const AskOptions& options);

}  // namespace ocop::newsroom
