#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "sql/database.h"

namespace ocop::sql {

/// Everything in which SQLite and PostgreSQL differ: engine_sqlite.* and engine_postgresql.*, and
/// nowhere else. The functions throw what the SQL library throws, unless they give a Result. Used
/// inside this room only; safe from several threads, each with a session of its own.
class Engine {
 public:
  virtual ~Engine() = default;

  /// Makes what has to be there before the first session: the file, the folder.
  virtual Result<void> prepare() const = 0;
  /// Connects and sets what a connection has to have before its first transaction.
  virtual void open(soci::session& session) const = 0;
  /// Refuses a database in which our SQL would not mean what it says.
  virtual Result<void> accept(soci::session& session) const = 0;

  /// A reader sees one moment from its first statement on. A writer takes its turn at once: two
  /// that first read and then write could only be told apart by failing one of them. A session
  /// that has lost its connection gets a new one.
  virtual void begin(soci::session& session, Access access) const = 0;
  virtual void commit(soci::session& session) const = 0;

  virtual bool has_table(soci::session& session, const std::string& name) const = 0;
  /// Of our schema, without what the engine itself needs, sorted.
  virtual std::vector<std::string> tables(soci::session& session) const = 0;
  virtual std::vector<std::string> columns(soci::session& session,
                                           const std::string& table) const = 0;
  /// Runs `work` inside a transaction of the caller; references between rows are checked at its
  /// end only.
  virtual void defer_references(soci::session& session,
                                const std::function<void()>& work) const = 0;

  /// See `Database::save`.
  virtual Result<void> save(const std::filesystem::path& file) const = 0;
  /// Runs `work` on a copy of what the database holds, looks whether the copy is sound, and throws
  /// it away.
  virtual Result<void> try_on_copy(
      const std::function<Result<void>(soci::session&)>& work) const = 0;

  /// Empty, or the first thing that is wrong with the stored bytes.
  virtual std::string find_damage(soci::session& session) const = 0;
};

/// By the form of the location, see `Database::open`.
Result<std::unique_ptr<Engine>> engine_for(const std::string& location);

}  // namespace ocop::sql
