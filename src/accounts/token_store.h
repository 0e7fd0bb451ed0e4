#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/access.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "sql/database.h"

namespace ocop::accounts {

struct TokenTag {};
using TokenId = Id<TokenTag>;

/// What is known of a token. The token itself is known only to its holder.
struct TokenInfo {
  TokenId id;
  std::string subject;  ///< code of the subject on whose behalf the holder acts
  ScopeSet scopes;
  Timestamp created_at;
  std::optional<Timestamp> expires_at;  ///< first instant when it is no longer good
  std::optional<Timestamp> revoked_at;
  std::optional<Date> last_used;  ///< the day in Viet Nam; no finer, to keep no trail of a person
};

struct NewToken {
  std::string subject;
  ScopeSet scopes;
  std::optional<int> days;  ///< how long it is good; empty: until revoked
};

struct CreatedToken {
  std::string secret;  ///< "ocop_" and 43 characters; shown once, stored nowhere
  TokenInfo info;
};

/// Bearer tokens (RFC 6750): 256 bits of chance, of which the store keeps the SHA-256.
///
/// `check` is on the way of every capture: known tokens are answered from memory (bounded by
/// `limits::token_cache_entries_max`). A revocation through this store holds at once; one by
/// another process on the same database within `limits::token_cache_time_ms_max`.
///
/// Safe to use from several threads. `database`, `clock` and `random` must outlive it.
class TokenStore {
 public:
  static Result<std::unique_ptr<TokenStore>> open(sql::Database& database, const Clock& clock,
                                                  Random& random);
  ~TokenStore();

  /// Creating and revoking write an audit entry in the same transaction.
  Result<CreatedToken> create(const NewToken& token, std::string_view actor);
  /// Revoking twice changes nothing; `not_found` for an unknown identifier.
  Result<void> revoke(const TokenId& id, std::string_view actor);
  Result<std::vector<TokenInfo>> list() const;

  /// Who holds this token, when it is good at `now` and opens `needed`. `unauthenticated` for a
  /// token that is malformed, unknown, expired or revoked (one message for all, so that a guess
  /// learns nothing); `permission_denied` for a good one without the scope.
  Result<TokenInfo> check(std::string_view bearer, Scope needed, Timestamp now);
  /// The same for the value of an Authorization header, "Bearer ocop_…".
  Result<TokenInfo> check_header(std::string_view authorization, Scope needed, Timestamp now);

 private:
  struct State;
  explicit TokenStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ocop::accounts
