#pragma once

#include <filesystem>
#include <optional>

#include "sql/engine.h"

namespace ocop::sql {

/// A file, with a write-ahead log beside it. No server.
class SqliteEngine final : public Engine {
 public:
  explicit SqliteEngine(std::filesystem::path path) : path_(std::move(path)) {}

  /// Makes the file and its folder when absent, readable by the owner only.
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
  void open_file(soci::session& session, const std::filesystem::path& path) const;

  std::filesystem::path path_;
};

/// Makes an empty file, readable by its owner only.
Result<void> make_private_file(const std::filesystem::path& path);

/// Nothing when the exception is not SQLite's.
std::optional<Error> sqlite_error(const std::exception& exception);

}  // namespace ocop::sql
