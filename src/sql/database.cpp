#include "sql/database.h"

#include <soci/soci.h>

#include "base/limits.h"
#include "base/log.h"
#include "sql/engine.h"

namespace ocop::sql {

Transaction::~Transaction() {
  if (!pool_) return;
  try {
    session() << "rollback";
  } catch (const std::exception& exception) {
    // SQLite may have rolled back by itself, on a full disk for instance: then all is well.
    log::warn("a transaction could not be rolled back: {}", exception.what());
  }
  pool_->give_back(position_);
}

soci::session& Transaction::session() const { return pool_->at(position_); }

Result<void> Transaction::commit() {
  return guarded([&]() -> Result<void> {
    session() << "commit";
    std::exchange(pool_, nullptr)->give_back(position_);
    return ok();
  });
}

Database::Database(std::unique_ptr<soci::connection_pool> pool) : pool_(std::move(pool)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path) {
  TRY_VOID(engine::prepare_file(path));
  auto opened = guarded([&]() -> Result<std::unique_ptr<Database>> {
    auto pool = std::make_unique<soci::connection_pool>(limits::sql_sessions);
    for (std::size_t i = 0; i < limits::sql_sessions; ++i) engine::open_session(pool->at(i), path);
    return std::unique_ptr<Database>(new Database(std::move(pool)));
  });
  if (!opened) {
    Error error = std::move(opened).error();
    error.pointer = path.string();
    return error;
  }
  return opened;
}

Result<Transaction> Database::begin(Access access) {
  std::size_t position = 0;
  if (!pool_->try_lease(position, static_cast<int>(limits::sql_wait_time_ms_max))) {
    return Error{Code::unavailable, "all database sessions are busy; try again", ""};
  }
  auto begun = guarded([&]() -> Result<void> {
    pool_->at(position) << engine::begin_statement(access);
    return ok();
  });
  if (!begun) {
    pool_->give_back(position);
    return std::move(begun).error();
  }
  return Transaction(*pool_, position);
}

Result<void> Database::check() {
  return guarded([&]() -> Result<void> {
    TRY(const Transaction transaction, begin(Access::read));
    const std::string damage = engine::find_damage(transaction.session());
    if (!damage.empty()) {
      return Error{Code::data_loss, "the database is damaged; restore a backup: " + damage, ""};
    }
    return ok();
  });
}

}  // namespace ocop::sql
