#include "event_store/rocksdb_engine.h"

#include <algorithm>
#include <system_error>

#include "base/coding.h"
#include "event_store/posting.h"
#include "event_store/rocksdb_tuning.h"

namespace ocop::event_store {
namespace {

constexpr std::string_view format_name = "format";
constexpr std::string_view format_version = "ocop-events/1";
constexpr std::size_t resting_iterators_max = 16;

Error cannot_open(const std::filesystem::path& folder, const rocksdb::Status& status) {
  const std::string said = status.ToString();
  const std::string where = folder.string();
  if (said.find("LOCK") != std::string::npos && said.find("denied") == std::string::npos) {
    return {Code::failed_precondition,
            "another process uses the event store in " + where +
                "; stop it, or give another data folder",
            where};
  }
  if (said.find("denied") != std::string::npos || said.find("Read-only") != std::string::npos) {
    return {Code::permission_denied, "no permission to read and write the event store in " + where,
            where};
  }
  Error error = error_of(status);
  error.pointer = where;
  return error;
}

rocksdb::ReadOptions prefix_read() {
  rocksdb::ReadOptions options;
  options.prefix_same_as_start = true;
  return options;
}

}  // namespace

Error error_of(const rocksdb::Status& status) {
  const std::string said = status.ToString();
  if (status.IsCorruption()) {
    return {Code::data_loss,
            "the event store is damaged (" + said +
                "); run 'ocop check' and restore the data folder from a backup",
            {}};
  }
  if (status.IsNoSpace()) {
    return {Code::resource_exhausted, "the disk of the event store is full (" + said + ")", {}};
  }
  return {Code::unavailable, "the event store cannot do it now (" + said + ")", {}};
}

Result<std::unique_ptr<RocksDbEngine>> RocksDbEngine::open(const std::filesystem::path& folder,
                                                           std::size_t cache_bytes) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    return Error{Code::permission_denied,
                 "cannot make the folder " + folder.string() + ": " + failed.message(),
                 folder.string()};
  }
  std::unique_ptr<RocksDbEngine> engine(new RocksDbEngine());
  rocksdb::DB* database = nullptr;
  const auto status =
      rocksdb::DB::Open(database_options(), folder.string(), column_families(cache_bytes),
                        &engine->families_, &database);
  if (!status.ok()) return cannot_open(folder, status);
  engine->database_.reset(database);
  TRY_VOID(engine->recover());
  return engine;
}

RocksDbEngine::~RocksDbEngine() {
  if (!database_) return;
  resting_.clear();
  // What is in memory is also in the log; writing it out only makes the next start quick.
  (void)database_->Flush(rocksdb::FlushOptions(), families_);
  for (auto* handle : families_) (void)database_->DestroyColumnFamilyHandle(handle);
  (void)database_->Close();
}

Result<void> RocksDbEngine::recover() {
  std::string found;
  const auto status = database_->Get({}, notes(), slice(format_name), &found);
  if (status.IsNotFound()) {
    const auto written =
        database_->Put(durable_write(), notes(), slice(format_name), slice(format_version));
    if (!written.ok()) return error_of(written);
  } else if (!status.ok()) {
    return error_of(status);
  } else if (found != format_version) {
    return Error{Code::failed_precondition,
                 "the event store has the format '" + found + "', this program reads '" +
                     std::string(format_version) + "'; use the version that wrote it",
                 {}};
  }
  const std::unique_ptr<rocksdb::Iterator> end(database_->NewIterator({}, events()));
  end->SeekToLast();
  if (!end->status().ok()) return error_of(end->status());
  if (end->Valid()) last_ = read_fixed64(end->key().data());
  return recover_parents();
}

// One step for each kind, not for each parent.
Result<void> RocksDbEngine::recover_parents() {
  rocksdb::ReadOptions across_terms;
  across_terms.total_order_seek = true;
  const std::unique_ptr<rocksdb::Iterator> walk(database_->NewIterator(across_terms, postings()));
  std::string from(1, static_cast<char>(Key::parent));
  const std::string end(1, static_cast<char>(from.front() + 1));
  for (walk->Seek(slice(from)); walk->Valid() && walk->key().compare(slice(end)) < 0;
       walk->Seek(slice(from))) {
    const std::string_view term = parse_posting_key(view_of(walk->key())).term;
    parents_.add(term);
    const std::string behind_kind = std::string(ParentKinds::kind_of(term)) + '\xff';
    // No text has that byte; whatever has it all the same is passed one by one.
    from = from < behind_kind ? behind_kind : std::string(term) + '\x01';
  }
  if (!walk->status().ok()) return error_of(walk->status());
  return ok();
}

void RocksDbEngine::publish(Sequence last) {
  last_.store(last, std::memory_order_release);
  std::vector<Resting> stale;
  const std::lock_guard lock(resting_mutex_);
  stale.swap(resting_);
}

RocksDbEngine::Lease::Lease(const RocksDbEngine& engine, Sequence needed) : engine_(engine) {
  {
    const std::lock_guard lock(engine.resting_mutex_);
    auto& resting = engine.resting_;
    if (!resting.empty() && resting.back().covers >= needed) {
      covers_ = resting.back().covers;
      iterator_ = std::move(resting.back().iterator);
      resting.pop_back();
    }
  }
  if (iterator_) return;
  covers_ = engine.last();
  iterator_.reset(engine.database().NewIterator(prefix_read(), engine.postings()));
}

RocksDbEngine::Lease::~Lease() {
  if (covers_ != engine_.last() || !iterator_->status().ok()) return;
  const std::lock_guard lock(engine_.resting_mutex_);
  if (engine_.resting_.size() < resting_iterators_max) {
    engine_.resting_.push_back({covers_, std::move(iterator_)});
  }
}

}  // namespace ocop::event_store
