#include "accounts/token_store.h"

#include <fmt/format.h>
#include <soci/soci.h>

#include <algorithm>

#include <boost/json.hpp>

#include "accounts/audit.h"
#include "accounts/secret.h"
#include "accounts/token_cache.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/text.h"

namespace ocop::accounts {
namespace {

constexpr std::size_t lookup_digits = 16;
constexpr const char* columns =
    "id, subject, scopes, created_at, expires_at, revoked_at, last_used, hash";

std::optional<Timestamp> optional_instant(const soci::row& row, std::size_t position) {
  if (row.get_indicator(position) == soci::i_null) return std::nullopt;
  return Timestamp{row.get<long long>(position)};
}

struct StoredToken {
  TokenInfo info;
  std::string hash;
};

Result<StoredToken> from_row(const soci::row& row) {
  StoredToken token;
  token.info.id = TokenId(row.get<std::string>(0));
  token.info.subject = row.get<std::string>(1);
  TRY(token.info.scopes, ScopeSet::parse(row.get<std::string>(2)));
  token.info.created_at = {row.get<long long>(3)};
  token.info.expires_at = optional_instant(row, 4);
  token.info.revoked_at = optional_instant(row, 5);
  if (row.get_indicator(6) != soci::i_null) {
    TRY(token.info.last_used, parse_date(row.get<std::string>(6)));
  }
  token.hash = row.get<std::string>(7);
  return token;
}

std::string json_of(const TokenInfo& info) {
  boost::json::object object{{"subject", info.subject}, {"scopes", info.scopes.text()}};
  if (info.expires_at) object["expires_at"] = format_utc(*info.expires_at);
  if (info.revoked_at) object["revoked_at"] = format_utc(*info.revoked_at);
  return boost::json::serialize(object);
}

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

Result<void> check_request(const NewToken& token) {
  const std::string& subject = token.subject;
  if (subject.empty() || subject.size() > limits::token_subject_bytes_max || !is_utf8(subject) ||
      std::ranges::any_of(subject, is_control)) {
    return Error{Code::invalid_argument,
                 fmt::format("write the code of a subject, at most {} bytes",
                             limits::token_subject_bytes_max),
                 "subject"};
  }
  if (token.scopes == ScopeSet{}) {
    return Error{Code::invalid_argument, "a token needs at least one scope", "scope"};
  }
  if (token.days && (*token.days < 1 || *token.days > limits::token_days_max)) {
    return Error{Code::invalid_argument,
                 fmt::format("write a number of days from 1 to {}", limits::token_days_max),
                 "days"};
  }
  return ok();
}

Error not_good() {
  return {Code::unauthenticated,
          "this token is not good: unknown, expired or revoked; ask for a new one", ""};
}

Result<void> judge(const TokenInfo& info, Scope needed, Timestamp now) {
  if (info.revoked_at || (info.expires_at && *info.expires_at <= now)) return not_good();
  if (info.scopes.has(needed)) return ok();
  return Error{Code::permission_denied,
               fmt::format("this token does not open {}; it takes one with the scope {}",
                           rule_of(needed).opens, rule_of(needed).name),
               ""};
}

}  // namespace

struct TokenStore::State {
  sql::Database& database;
  const Clock& clock;
  Random& random;
  TokenCache cache;

  Result<std::optional<TokenInfo>> read(const std::string& hash);
  Result<void> insert(const CreatedToken& token, std::string_view actor);
  void remember_use(TokenInfo& info, Date today);
};

Result<std::optional<TokenInfo>> TokenStore::State::read(const std::string& hash) {
  return sql::guarded([&]() -> Result<std::optional<TokenInfo>> {
    TRY(const sql::Transaction transaction, database.begin(sql::Access::read));
    const std::string lookup = hash.substr(0, lookup_digits);
    const soci::rowset<soci::row> rows =
        (transaction.session().prepare << "select " << columns
                                       << " from tokens where lookup = :lookup",
         soci::use(lookup));
    for (const soci::row& row : rows) {
      TRY(const StoredToken token, from_row(row));
      if (equals_in_constant_time(token.hash, hash)) return std::optional(token.info);
    }
    return std::optional<TokenInfo>();
  });
}

Result<void> TokenStore::State::insert(const CreatedToken& token, std::string_view actor) {
  return sql::guarded([&]() -> Result<void> {
    TRY(sql::Transaction transaction, database.begin(sql::Access::write));
    const TokenInfo& info = token.info;
    const std::string hash = hash_of(token.secret);
    const std::string lookup = hash.substr(0, lookup_digits);
    const std::string scopes = info.scopes.text();
    const auto created_at = static_cast<long long>(info.created_at.micros);
    const auto expires_at = static_cast<long long>(info.expires_at.value_or(Timestamp{}).micros);
    soci::indicator expires = info.expires_at ? soci::i_ok : soci::i_null;
    transaction.session() << "insert into tokens "
                             "(id, lookup, hash, subject, scopes, created_at, expires_at) values "
                             "(:id, :lookup, :hash, :subject, :scopes, :created_at, :expires_at)",
        soci::use(info.id.text()), soci::use(lookup), soci::use(hash), soci::use(info.subject),
        soci::use(scopes), soci::use(created_at), soci::use(expires_at, expires);
    write_audit(transaction.session(),
                {info.created_at, std::string(actor), "token.create", "token " + info.id.text(), "",
                 json_of(info)},
                clock, random);
    return transaction.commit();
  });
}

// Once a day for each token. A failure is no reason to turn the caller away.
void TokenStore::State::remember_use(TokenInfo& info, Date today) {
  if (info.last_used && *info.last_used >= today) return;
  info.last_used = today;
  const auto written = sql::guarded([&]() -> Result<void> {
    TRY(sql::Transaction transaction, database.begin(sql::Access::write));
    const std::string day = format_iso(today);
    transaction.session() << "update tokens set last_used = :day where id = :id",
        soci::use(day, "day"), soci::use(info.id.text(), "id");
    return transaction.commit();
  });
  if (!written) log::warn("last use of a token not noted: {}", to_string(written.error()));
}

TokenStore::TokenStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
TokenStore::~TokenStore() = default;

Result<std::unique_ptr<TokenStore>> TokenStore::open(sql::Database& database, const Clock& clock,
                                                     Random& random) {
  TRY_VOID(migrate(database, clock.now()));
  auto state = std::unique_ptr<State>(new State{database, clock, random, {}});
  return std::unique_ptr<TokenStore>(new TokenStore(std::move(state)));
}

Result<CreatedToken> TokenStore::create(const NewToken& token, std::string_view actor) {
  TRY_VOID(check_request(token));
  CreatedToken created;
  created.secret = new_secret(state_->random);
  created.info.id = TokenId(new_sortable_id(state_->clock, state_->random));
  created.info.subject = token.subject;
  created.info.scopes = token.scopes;
  created.info.created_at = state_->clock.now();
  if (token.days) {
    created.info.expires_at =
        Timestamp{created.info.created_at.micros + *token.days * micros_per_day};
  }
  TRY_VOID(state_->insert(created, actor));
  return created;
}

Result<void> TokenStore::revoke(const TokenId& id, std::string_view actor) {
  const auto revoked = sql::guarded([&]() -> Result<void> {
    TRY(sql::Transaction transaction, state_->database.begin(sql::Access::write));
    soci::session& session = transaction.session();
    soci::row row;
    session << "select " << columns << " from tokens where id = :id", soci::use(id.text()),
        soci::into(row);
    if (!session.got_data()) {
      return Error{Code::not_found, "there is no token of that name; ocop token list shows them",
                   id.text()};
    }
    TRY(const StoredToken before, from_row(row));
    if (before.info.revoked_at) return ok();
    TokenInfo after = before.info;
    after.revoked_at = state_->clock.now();
    const auto revoked_at = static_cast<long long>(after.revoked_at->micros);
    session << "update tokens set revoked_at = :revoked_at where id = :id",
        soci::use(revoked_at, "revoked_at"), soci::use(id.text(), "id");
    write_audit(session,
                {*after.revoked_at, std::string(actor), "token.revoke", "token " + id.text(),
                 json_of(before.info), json_of(after)},
                state_->clock, state_->random);
    return transaction.commit();
  });
  state_->cache.clear();
  return revoked;
}

Result<std::vector<TokenInfo>> TokenStore::list() const {
  return sql::guarded([&]() -> Result<std::vector<TokenInfo>> {
    TRY(const sql::Transaction transaction, state_->database.begin(sql::Access::read));
    const soci::rowset<soci::row> rows =
        (transaction.session().prepare << "select " << columns << " from tokens order by id");
    std::vector<TokenInfo> tokens;
    for (const soci::row& row : rows) {
      TRY(StoredToken token, from_row(row));
      tokens.push_back(std::move(token.info));
    }
    return tokens;
  });
}

Result<TokenInfo> TokenStore::check(std::string_view bearer, Scope needed, Timestamp now) {
  if (!looks_like_secret(bearer)) return not_good();
  const std::string hash = hash_of(bearer);
  if (auto known = state_->cache.find(hash, now)) {
    TRY_VOID(judge(*known, needed, now));
    return *std::move(known);
  }
  const std::uint64_t generation = state_->cache.generation();
  TRY(std::optional<TokenInfo> info, state_->read(hash));
  if (!info) return not_good();
  auto judged = judge(*info, needed, now);
  if (judged) state_->remember_use(*info, date_of(now));
  state_->cache.put(hash, *info, generation, now);
  if (!judged) return std::move(judged).error();
  return *std::move(info);
}

Result<TokenInfo> TokenStore::check_header(std::string_view authorization, Scope needed,
                                           Timestamp now) {
  constexpr std::string_view scheme = "Bearer ";
  if (authorization.size() < scheme.size() ||
      !equals_ignoring_case(authorization.substr(0, scheme.size()), scheme)) {
    return Error{Code::unauthenticated,
                 "send the header Authorization: Bearer and a token that opens " +
                     std::string(rule_of(needed).opens),
                 "Authorization"};
  }
  return check(trim(authorization.substr(scheme.size())), needed, now);
}

}  // namespace ocop::accounts
