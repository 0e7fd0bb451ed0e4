#include "sql/database.h"

#include <soci/soci.h>

#include "base/limits.h"
#include "base/log.h"
#include "sql/engine.h"
#include "sql/engine_postgresql.h"
#include "sql/write_turns.h"

namespace ocop::sql {

Transaction::~Transaction() {
  if (!pool_) return;
  try {
    session() << "rollback";
  } catch (const std::exception& exception) {
    // SQLite may have rolled back by itself, on a full disk for instance, and a lost connection
    // takes its transaction with it: then all is well.
    log::warn("a transaction could not be rolled back: {}", exception.what());
  }
  give_back();
}

void Transaction::give_back() {
  std::exchange(pool_, nullptr)->give_back(position_);
  if (turns_ != nullptr) turns_->pass_on();
}

soci::session& Transaction::session() const { return pool_->at(position_); }

Result<void> Transaction::commit() {
  return guarded([&]() -> Result<void> {
    engine_->commit(session());
    give_back();
    return ok();
  });
}

Database::Database(std::unique_ptr<Engine> engine)
    : engine_(std::move(engine)),
      turns_(std::make_unique<WriteTurns>()),
      pool_(std::make_unique<soci::connection_pool>(limits::sql_sessions)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::string& location) {
  auto opened = guarded([&]() -> Result<std::unique_ptr<Database>> {
    TRY(std::unique_ptr<Engine> engine, engine_for(location));
    TRY_VOID(engine->prepare());
    std::unique_ptr<Database> database(new Database(std::move(engine)));
    soci::session& session = database->pool_->at(0);
    database->engine_->open(session);
    TRY_VOID(database->engine_->accept(session));
    return database;
  });
  if (!opened) {
    Error error = std::move(opened).error();
    if (error.pointer.empty()) error.pointer = without_password(location);
    return error;
  }
  return opened;
}

Result<Transaction> Database::begin(Access access) {
  if (access == Access::read) return begin(access, nullptr);
  if (!turns_->take(std::chrono::milliseconds(limits::sql_wait_time_ms_max))) {
    return Error{Code::unavailable, "too many others are writing; try again", ""};
  }
  auto begun = begin(access, turns_.get());
  if (!begun) turns_->pass_on();
  return begun;
}

Result<Transaction> Database::begin(Access access, WriteTurns* turns) {
  std::size_t position = 0;
  if (!pool_->try_lease(position, static_cast<int>(limits::sql_wait_time_ms_max))) {
    return Error{Code::unavailable, "all database sessions are busy; try again", ""};
  }
  auto begun = guarded([&]() -> Result<void> {
    soci::session& session = pool_->at(position);
    if (!session.get_backend()) engine_->open(session);
    engine_->begin(session, access);
    return ok();
  });
  if (!begun) {
    pool_->give_back(position);
    return std::move(begun).error();
  }
  return Transaction(*pool_, *engine_, turns, position);
}

Result<void> Database::save(const std::filesystem::path& file) const {
  return guarded([&] { return engine_->save(file); });
}

Result<void> Database::check() {
  return guarded([&]() -> Result<void> {
    TRY(const Transaction transaction, begin(Access::read));
    const std::string damage = engine_->find_damage(transaction.session());
    if (!damage.empty()) {
      return Error{Code::data_loss, "the database is damaged; restore a backup: " + damage, ""};
    }
    return ok();
  });
}

}  // namespace ocop::sql
