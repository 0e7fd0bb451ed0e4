#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "base/result.h"
#include "sql/guarded.h"

namespace soci {
class session;
class connection_pool;
}  // namespace soci

namespace ocop::sql {

class Engine;
class WriteTurns;

enum class Access : std::uint8_t {
  read,   ///< sees one moment of the data, waits for nobody
  write,  ///< one at a time, in the order of asking within the process
};

/// One transaction on a session borrowed from the pool. What was not committed is rolled back when
/// it ends. Made by `Database::begin`; one thread at a time.
class Transaction {
 public:
  Transaction(Transaction&& other) noexcept
      : pool_(std::exchange(other.pool_, nullptr)),
        engine_(other.engine_),
        turns_(other.turns_),
        position_(other.position_) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  soci::session& session() const;
  /// On success everything written is on the disk. Afterwards `session()` may not be used again.
  Result<void> commit();

 private:
  friend class Database;
  Transaction(soci::connection_pool& pool, const Engine& engine, WriteTurns* turns,
              std::size_t position)
      : pool_(&pool), engine_(&engine), turns_(turns), position_(position) {}
  void give_back();

  soci::connection_pool* pool_;  ///< null once committed
  const Engine* engine_;
  WriteTurns* turns_;  ///< null for a reader
  std::size_t position_;
};

/// A relational database with a pool of sessions: a file of SQLite 3.40 or a database of a
/// PostgreSQL 15 server. The portable subset of SQL is in README.md; what differs stands in
/// engine*.
///
///     return sql::guarded([&]() -> Result<void> {
///       TRY(sql::Transaction transaction, database.begin(sql::Access::write));
///       transaction.session() << "update … where id = :id", soci::use(id);
///       return transaction.commit();
///     });
///
/// Safe to use from several threads; must outlive its transactions. Several processes may have the
/// same database open.
class Database {
 public:
  /// `location` is a path or "postgresql://USER@HOST:PORT/NAME".
  ///
  /// SQLite: opens or makes the file, readable by its owner only, and the folder it stands in.
  /// Write-ahead log, an fsync at each commit, foreign keys checked.
  /// PostgreSQL: the database must be there, with UTF-8 and the collation C (`failed_precondition`
  /// names the line that makes one). A connection that was lost is opened again by the next
  /// `begin`. A password may stand in the address; ~/.pgpass or PGPASSWORD keep it from others.
  static Result<std::unique_ptr<Database>> open(const std::string& location);
  ~Database();

  /// `unavailable` when no session, or no turn to write, came free in time.
  Result<Transaction> begin(Access access);

  /// Writes a copy of one moment to a new file of SQLite, readable by its owner only, while others
  /// go on; `unimplemented` for PostgreSQL, whose rows `copy_rows` takes.
  Result<void> save(const std::filesystem::path& file) const;

  /// For this room: what differs between the engines.
  const Engine& engine() const { return *engine_; }

  /// Reads every page and index and every foreign key (PostgreSQL: every row); `data_loss` names
  /// the first fault.
  Result<void> check();

 private:
  explicit Database(std::unique_ptr<Engine> engine);
  Result<Transaction> begin(Access access, WriteTurns* turns);

  std::unique_ptr<Engine> engine_;
  std::unique_ptr<WriteTurns> turns_;
  std::unique_ptr<soci::connection_pool> pool_;
};

}  // namespace ocop::sql
