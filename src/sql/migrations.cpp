#include "sql/migrations.h"

#include <fmt/format.h>
#include <soci/soci.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "sql/engine.h"
#include "sql/statements.h"

namespace ocop::sql {
namespace {

struct Migration {
  int number = 0;
  std::string name;  ///< "0001_tokens.sql"
  std::string checksum;
  std::string_view script;
};

std::string checksum_of(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  std::string text;
  for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

// Embedded files come in the order of the build; their numbers say the order that counts.
Result<std::vector<Migration>> in_order(std::string_view room, EmbeddedFiles files) {
  std::vector<Migration> migrations;
  for (const EmbeddedFile& file : files) {
    Migration migration{0, std::string(file.name), checksum_of(file.content), file.content};
    std::from_chars(file.name.data(), file.name.data() + file.name.size(), migration.number);
    migrations.push_back(std::move(migration));
  }
  std::ranges::sort(migrations, {}, &Migration::number);
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    if (migrations[i].number == static_cast<int>(i) + 1) continue;
    return Error{Code::internal, fmt::format("migrations of {} are not numbered 1, 2, 3 …", room),
                 migrations[i].name};
  }
  return migrations;
}

std::vector<Migration> applied_in(const Engine& engine, soci::session& session,
                                  const std::string& room) {
  std::vector<Migration> applied;
  if (!engine.has_table(session, "schema_migrations")) return applied;
  const soci::rowset<soci::row> rows =
      (session.prepare << "select number, name, checksum from schema_migrations "
                          "where room = :room order by number",
       soci::use(room));
  for (const soci::row& row : rows) {
    applied.push_back({static_cast<int>(row.get<long long>(0)),
                       row.get<std::string>(1),
                       row.get<std::string>(2),
                       {}});
  }
  return applied;
}

Result<void> compare(const std::vector<Migration>& applied, const std::vector<Migration>& known) {
  for (std::size_t i = 0; i < applied.size(); ++i) {
    if (i >= known.size()) {
      return Error{Code::failed_precondition,
                   fmt::format("the database was made by a newer version of this program (it has "
                               "{}); start that version, or restore a backup made before it",
                               applied[i].name),
                   ""};
    }
    if (applied[i].checksum != known[i].checksum) {
      return Error{Code::failed_precondition,
                   fmt::format("the database was made with another text of {}; start the version "
                               "that made it",
                               known[i].name),
                   ""};
    }
  }
  return ok();
}

void apply(soci::session& session, const std::string& room, const Migration& migration,
           Timestamp now) {
  for (const std::string& statement : split_statements(migration.script)) session << statement;
  const auto at = static_cast<long long>(now.micros);
  session << "insert into schema_migrations (room, number, name, checksum, applied_at) "
             "values (:room, :number, :name, :checksum, :at)",
      soci::use(room), soci::use(migration.number), soci::use(migration.name),
      soci::use(migration.checksum), soci::use(at);
}

/// The migrations of one room on one database.
class Upgrade {
 public:
  Upgrade(Database& database, std::string_view room, std::vector<Migration> known, Timestamp now)
      : database_(database), room_(room), known_(std::move(known)), now_(now) {}

  Result<void> run() {
    TRY(const std::size_t applied, applied_count());
    if (applied == known_.size()) return ok();
    if (applied > 0) TRY_VOID(try_on_copy(applied));
    TRY(Transaction transaction, database_.begin(Access::write));
    TRY_VOID(apply_pending(transaction.session()));
    return transaction.commit();
  }

 private:
  Result<std::size_t> applied_count() {
    TRY(const Transaction transaction, database_.begin(Access::read));
    const auto applied = applied_in(database_.engine(), transaction.session(), room_);
    TRY_VOID(compare(applied, known_));
    return applied.size();
  }

  Result<void> try_on_copy(std::size_t applied) {
    const auto tried = guarded([&] {
      return database_.engine().try_on_copy(
          [&](soci::session& session) { return apply_pending(session); });
    });
    if (tried) return ok();
    Error error = tried.error();
    error.detail = fmt::format(
        "the database could not be brought from {} to {}; that was tried on a copy, the database "
        "is as it was: {}",
        known_[applied - 1].name, known_.back().name, error.detail);
    return error;
  }

  // Another process may have done it in the meantime.
  Result<void> apply_pending(soci::session& session) {
    if (!database_.engine().has_table(session, "schema_migrations")) {
      session << "create table schema_migrations (room text not null, number bigint not null, "
                 "name text not null, checksum text not null, applied_at bigint not null, "
                 "primary key (room, number))";
    }
    const auto applied = applied_in(database_.engine(), session, room_);
    TRY_VOID(compare(applied, known_));
    for (std::size_t i = applied.size(); i < known_.size(); ++i) {
      apply(session, room_, known_[i], now_);
    }
    return ok();
  }

  Database& database_;
  std::string room_;
  std::vector<Migration> known_;
  Timestamp now_;
};

}  // namespace

Result<void> migrate(Database& database, std::string_view room, EmbeddedFiles files,
                     Timestamp now) {
  TRY(std::vector<Migration> known, in_order(room, files));
  return guarded([&] { return Upgrade(database, room, std::move(known), now).run(); });
}

}  // namespace ocop::sql
