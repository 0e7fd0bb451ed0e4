#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sql/engine.h"

namespace ocop::sql {

/// A database of a PostgreSQL server, version 15 or newer, with UTF-8 and the collation C, so that
/// text compares byte by byte as in SQLite. Everything stands in the first schema of the search
/// path; the table `write_turn` with its one row is what writers wait for.
class PostgresqlEngine final : public Engine {
 public:
  /// `invalid_argument` for an address that libpq does not understand.
  static Result<std::unique_ptr<PostgresqlEngine>> make(const std::string& url);

  Result<void> prepare() const override;
  void open(soci::session& session) const override;
  Result<void> accept(soci::session& session) const override;
  void begin(soci::session& session, Access access) const override;
  void commit(soci::session& session) const override;
  bool has_table(soci::session& session, const std::string& name) const override;
  std::vector<std::string> tables(soci::session& session) const override;
  std::vector<std::string> columns(soci::session& session, const std::string& table) const override;
  void defer_references(soci::session& session, const std::function<void()>& work) const override;
  Result<void> save(const std::filesystem::path& file) const override;
  Result<void> try_on_copy(const std::function<Result<void>(soci::session&)>& work) const override;
  std::string find_damage(soci::session& session) const override;

 private:
  explicit PostgresqlEngine(std::string connection) : connection_(std::move(connection)) {}

  std::string connection_;  ///< as libpq reads it, with a password if there is one
};

/// "postgresql://…" or "postgres://…".
bool is_postgresql(std::string_view location);
/// The address without its password, for messages.
std::string without_password(const std::string& location);
/// Nothing when the exception is not PostgreSQL's.
std::optional<Error> postgresql_error(const std::exception& exception);

}  // namespace ocop::sql
