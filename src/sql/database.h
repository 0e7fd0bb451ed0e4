#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <utility>

#include "base/result.h"
#include "sql/guarded.h"

namespace soci {
class session;
class connection_pool;
}  // namespace soci

namespace ocop::sql {

enum class Access : std::uint8_t {
  read,   ///< sees one moment of the data, waits for nobody
  write,  ///< one at a time; waits for the writer before it
};

/// One transaction on a session borrowed from the pool. What was not committed is rolled back when
/// it ends. Made by `Database::begin`; one thread at a time.
class Transaction {
 public:
  Transaction(Transaction&& other) noexcept
      : pool_(std::exchange(other.pool_, nullptr)), position_(other.position_) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  soci::session& session() const;
  /// On success everything written is on the disk. Afterwards `session()` may not be used again.
  Result<void> commit();

 private:
  friend class Database;
  Transaction(soci::connection_pool& pool, std::size_t position)
      : pool_(&pool), position_(position) {}

  soci::connection_pool* pool_;  ///< null once committed
  std::size_t position_;
};

/// A relational database with a pool of sessions. SQLite 3.40 now; the portable subset of SQL is
/// in README.md, and what differs between engines stands in engine.cpp.
///
///     return sql::guarded([&]() -> Result<void> {
///       TRY(sql::Transaction transaction, database.begin(sql::Access::write));
///       transaction.session() << "update … where id = :id", soci::use(id);
///       return transaction.commit();
///     });
///
/// Safe to use from several threads; must outlive its transactions. Several processes may have the
/// same file open.
class Database {
 public:
  /// Opens or makes the file, readable by its owner only, and the folder it stands in. Write-ahead
  /// log, an fsync at each commit, foreign keys checked.
  static Result<std::unique_ptr<Database>> open(const std::filesystem::path& path);
  ~Database();

  /// `unavailable` when no session, or no turn to write, came free in time.
  Result<Transaction> begin(Access access);

  /// Reads every page and index and every foreign key; `data_loss` names the first fault.
  Result<void> check();

 private:
  explicit Database(std::unique_ptr<soci::connection_pool> pool);

  std::unique_ptr<soci::connection_pool> pool_;
};

}  // namespace ocop::sql
