#include "event_store/rocksdb_event_store.h"

#include <rocksdb/utilities/checkpoint.h>

#include <numeric>

#include "event_store/group_commit.h"
#include "event_store/rocksdb_check.h"
#include "event_store/rocksdb_committer.h"
#include "event_store/rocksdb_engine.h"
#include "event_store/rocksdb_tuning.h"
#include "event_store/rocksdb_view.h"

namespace ocop::event_store {
namespace {

std::string note_key(std::string_view name) { return "note/" + std::string(name); }

std::vector<std::uint32_t> places_of_firsts(const std::vector<std::uint32_t>& first) {
  std::vector<std::uint32_t> places;
  places.reserve(first.size());
  for (std::uint32_t i = 0; i < first.size(); ++i) {
    if (first[i] == i) places.push_back(i);
  }
  return places;
}

}  // namespace

class RocksDbEventStore::Implementation {
 public:
  Implementation(std::unique_ptr<RocksDbEngine> opened, const RocksDbOptions& options)
      : random(options.random),
        engine(std::move(opened)),
        committer(*engine, options.clock, options.random),
        group_commit([this](auto requests) { return committer.commit(requests); }) {}

  Random& random;
  const std::unique_ptr<RocksDbEngine> engine;
  RocksDbCommitter committer;
  GroupCommit group_commit;
};

Result<std::unique_ptr<RocksDbEventStore>> RocksDbEventStore::open(
    const std::filesystem::path& folder, const RocksDbOptions& options) {
  TRY(auto engine, RocksDbEngine::open(folder, options.cache_bytes));
  auto implementation = std::make_unique<Implementation>(std::move(engine), options);
  TRY_VOID(implementation->committer.recover());
  return std::unique_ptr<RocksDbEventStore>(new RocksDbEventStore(std::move(implementation)));
}

RocksDbEventStore::RocksDbEventStore(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}

RocksDbEventStore::~RocksDbEventStore() = default;

Result<std::vector<Appended>> RocksDbEventStore::append(
    std::span<const epcis::SourcedEvent> events) {
  if (events.empty()) return std::vector<Appended>();
  TRY(const auto first, first_of_each_id(events));
  AppendRequest request;
  request.events = events;
  request.batch = prepare(events, places_of_firsts(first), implementation_->random);
  request.appended.resize(events.size());
  TRY_VOID(implementation_->group_commit.run(request));
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i] == i) continue;
    request.appended[i] = request.appended[first[i]];
    request.appended[i].already_stored = true;
  }
  return std::move(request.appended);
}

std::unique_ptr<View> RocksDbEventStore::view() const {
  const auto& engine = *implementation_->engine;
  return std::make_unique<RocksDbView>(engine, engine.last());
}

Result<void> RocksDbEventStore::put_note(std::string_view name, std::string_view value) {
  const auto& engine = *implementation_->engine;
  const auto status =
      engine.database().Put(durable_write(), engine.notes(), slice(note_key(name)), slice(value));
  if (!status.ok()) return error_of(status);
  return ok();
}

Result<std::optional<std::string>> RocksDbEventStore::note(std::string_view name) const {
  const auto& engine = *implementation_->engine;
  std::string value;
  const auto status = engine.database().Get({}, engine.notes(), slice(note_key(name)), &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return error_of(status);
  return std::optional(std::move(value));
}

StoreStatistics RocksDbEventStore::statistics() const {
  return implementation_->committer.statistics();
}

Result<void> RocksDbEventStore::checkpoint(const std::filesystem::path& folder) const {
  rocksdb::Checkpoint* made = nullptr;
  auto status = rocksdb::Checkpoint::Create(&implementation_->engine->database(), &made);
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  if (status.ok()) status = checkpoint->CreateCheckpoint(folder.string());
  if (!status.ok()) return error_of(status);
  return ok();
}

Result<StoreCheck> RocksDbEventStore::check() const {
  return check_store(*implementation_->engine);
}

}  // namespace ocop::event_store
