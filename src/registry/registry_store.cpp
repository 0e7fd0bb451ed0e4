#include "registry/registry_store.h"

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
#include "registry/catalogue_rows.h"
#include "registry/import.h"
#include "registry/premises_kinds.h"
#include "registry/product_registers.h"
#include "registry/subject_kinds.h"
#include "registry/unit_kinds.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles registry_migrations();
EmbeddedFiles unit_files();
}  // namespace ocop::embedded

namespace ocop::registry {
namespace {

// The files people have may lack what the office asks for: the ward of a producer, and who runs a
// place that is of nobody on the platform.
records::Kind importable(records::Kind kind) {
  for (records::Field& field : kind.fields) {
    const bool may_lack = field.name == "unit_code" || field.name == "subject_id";
    if (may_lack) field.uses &= ~records::use::required;
  }
  return kind;
}

void add_catalogue_kinds(records::Kinds& kinds) {
  kinds.add(unit_kind());
  kinds.add(unit_succession_kind());
  kinds.add(importable(subject_kind()));
  kinds.add(importable(place_kind()));
  add_product_kinds(kinds);
}

}  // namespace

struct RegistryStore::State {
  records::Kinds kinds;
  std::unique_ptr<records::RecordStore> records;
  CatalogueCell cell;
  std::mutex refreshing;
  CatalogueRows rows;

  std::mutex waking;
  std::condition_variable_any woken;
  bool is_woken = false;
  std::jthread follower;  ///< last, so that it ends first

  Result<bool> refresh();
  void follow(const std::stop_token& stop);
};

Result<bool> RegistryStore::State::refresh() {
  const std::lock_guard lock(refreshing);
  TRY(const bool has_news,
      records->read([&](records::Reading& reading) { return rows.refresh(reading); }));
  if (has_news) cell.set(rows.build());
  return has_news;
}

void RegistryStore::State::follow(const std::stop_token& stop) {
  bool had_failed = false;
  const auto pause = std::chrono::milliseconds(limits::registry_follow_time_ms);
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(waking);
      woken.wait_for(lock, stop, pause, [&] { return is_woken; });
      is_woken = false;
    }
    if (stop.stop_requested()) return;
    const auto refreshed = refresh();
    if (!refreshed && !had_failed) {
      log::warn("changes of the registers cannot be read: {}", to_string(refreshed.error()));
    }
    had_failed = !refreshed;
  }
}

RegistryStore::RegistryStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
RegistryStore::~RegistryStore() = default;

Result<std::unique_ptr<RegistryStore>> RegistryStore::open(sql::Database& database,
                                                           const Clock& clock, Random& random) {
  std::unique_ptr<RegistryStore> store(new RegistryStore(std::make_unique<State>()));
  State& state = *store->state_;
  add_catalogue_kinds(state.kinds);
  TRY(state.records, records::RecordStore::open(database, state.kinds, clock, random));
  TRY_VOID(sql::migrate(database, "registry", embedded::registry_migrations(), clock.now()));
  TRY_VOID(state.refresh());
  if (state.cell.get()->units().empty()) {
    std::vector<NamedContent> files;
    for (const EmbeddedFile& file : embedded::unit_files()) {
      files.push_back({std::string(file.name), file.content});
    }
    TRY(const ImportReport report, import_files(*store, files, "built-in units"));
    if (!report.stored()) {
      return Error{Code::internal,
                   records::to_string(report.faults.front(), pages::Locale::english), ""};
    }
  }
  state.follower = std::jthread([&state](const std::stop_token& stop) { state.follow(stop); });
  return store;
}

std::shared_ptr<const Catalogue> RegistryStore::catalogue() const { return state_->cell.get(); }

records::RecordStore& RegistryStore::records() { return *state_->records; }

Result<bool> RegistryStore::refresh() { return state_->refresh(); }

void RegistryStore::wake() {
  {
    const std::lock_guard lock(state_->waking);
    state_->is_woken = true;
  }
  state_->woken.notify_one();
}

}  // namespace ocop::registry
