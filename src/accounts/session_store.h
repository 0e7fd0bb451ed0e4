#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accounts/session.h"
#include "base/result.h"

namespace soci {
class session;
}

namespace ocop::accounts {

struct Ground;

struct NewSession {
  std::string secret;  ///< for the cookie; stored nowhere
  Session session;
};

/// Sessions: 256 bits of chance, of which the store keeps the SHA-256. Safe to use from several
/// threads.
class SessionStore {
 public:
  explicit SessionStore(const Ground& ground) : ground_(ground) {}

  Result<NewSession> begin(const PersonId& person, Stage stage, std::string_view device);

  /// Who is behind this secret. `unauthenticated`, with one message for all, when it is malformed,
  /// unknown, ended, idle or old for too long, or the person is disabled. From memory within
  /// `limits::session_cache_time_ms_max`; remembers the minute of the last use.
  Result<SignedIn> check(std::string_view secret);

  Result<void> end(const SessionId& id, const PersonId& person, std::string_view actor);
  /// All of the person but one.
  Result<void> end_others(const PersonId& person, const SessionId& kept, std::string_view actor);
  /// Those that are alive, the latest used first.
  Result<std::vector<Session>> list(const PersonId& person) const;

 private:
  Result<SignedIn> load(const std::string& hash) const;
  void touch(const Session& session) const;

  const Ground& ground_;
};

/// "Chrome, Android" from a User-Agent header: a few words, as a person would say it.
std::string device_words(std::string_view user_agent);

}  // namespace ocop::accounts
