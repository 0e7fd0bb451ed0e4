#include "registry/registry_store.h"

#include <fmt/format.h>
#include <soci/soci.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "accounts/audit.h"
#include "base/embedded_file.h"
#include "base/limits.h"
#include "base/log.h"
#include "registry/catalogue_cell.h"
#include "registry/import.h"
#include "registry/tables_store.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles registry_migrations();
EmbeddedFiles unit_files();
}  // namespace ocop::embedded

namespace ocop::registry {

struct RegistryStore::State {
  sql::Database& database;
  const Clock& clock;
  Random& random;
  CatalogueCell cell;
  std::mutex writing;  ///< held from the reading of the tables until their catalogue is shown
  long long revision = 0;
  std::jthread follower;  ///< last, so that it ends first

  Result<bool> refresh();
  void follow(const std::stop_token& stop);
};

Result<bool> RegistryStore::State::refresh() {
  const std::lock_guard lock(writing);
  return sql::guarded([&]() -> Result<bool> {
    TRY(const sql::Transaction transaction, database.begin(sql::Access::read));
    const long long newest = load_revision(transaction.session());
    if (newest == revision) return false;
    cell.set(to_catalogue(load_tables(transaction.session())));
    revision = newest;
    return true;
  });
}

void RegistryStore::State::follow(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any wake;
  std::unique_lock lock(mutex);
  bool had_failed = false;
  const auto pause = std::chrono::milliseconds(limits::registry_follow_time_ms);
  while (!stop.stop_requested()) {
    wake.wait_for(lock, stop, pause, [] { return false; });
    const auto refreshed = refresh();
    if (!refreshed && !had_failed) {
      log::warn("changes of the registers by others cannot be read: {}",
                to_string(refreshed.error()));
    }
    had_failed = !refreshed;
  }
}

RegistryStore::RegistryStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
RegistryStore::~RegistryStore() = default;

Result<std::unique_ptr<RegistryStore>> RegistryStore::open(sql::Database& database,
                                                           const Clock& clock, Random& random) {
  TRY_VOID(accounts::migrate(database, clock.now()));
  TRY_VOID(sql::migrate(database, "registry", embedded::registry_migrations(), clock.now()));
  std::unique_ptr<RegistryStore> store(
      new RegistryStore(std::unique_ptr<State>(new State{database, clock, random, {}, {}, 0, {}})));
  State& state = *store->state_;
  TRY_VOID(state.refresh());
  if (state.cell.get()->units().empty()) {
    std::vector<NamedContent> files;
    for (const EmbeddedFile& file : embedded::unit_files()) {
      files.push_back({std::string(file.name), file.content});
    }
    TRY(const ImportReport report, import_files(*store, files, "built-in units"));
    if (!report.stored()) return Error{Code::internal, to_string(report.faults.front()), ""};
  }
  state.follower = std::jthread([&state](const std::stop_token& stop) { state.follow(stop); });
  return store;
}

std::shared_ptr<const Catalogue> RegistryStore::catalogue() const { return state_->cell.get(); }

Result<bool> RegistryStore::refresh() { return state_->refresh(); }

Result<ImportReport> RegistryStore::apply(const Entries& entries, std::string_view actor) {
  const std::lock_guard lock(state_->writing);
  return sql::guarded([&]() -> Result<ImportReport> {
    TRY(sql::Transaction transaction, state_->database.begin(sql::Access::write));
    soci::session& session = transaction.session();
    Tables tables = load_tables(session);
    ImportReport report;
    const Changes changes = merge(entries, tables, state_->clock, state_->random, report);
    if (!report.stored()) return report;
    const Counts total = report.total();
    if (total.added + total.changed == 0) return report;
    TRY_VOID(write_changes(session, tables, changes, actor, state_->clock, state_->random));
    const long long revision = load_revision(session);
    TRY_VOID(transaction.commit());
    state_->cell.set(to_catalogue(tables));
    state_->revision = revision;
    return report;
  });
}

}  // namespace ocop::registry
