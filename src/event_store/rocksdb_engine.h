#pragma once

#include <rocksdb/db.h>
#include <rocksdb/iterator.h>
#include <rocksdb/options.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "event_store/event_store.h"
#include "event_store/found_lots.h"
#include "event_store/parent_kinds.h"

namespace ocop::event_store {

inline rocksdb::Slice slice(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view view_of(const rocksdb::Slice& text) { return {text.data(), text.size()}; }

/// What a failed call of RocksDB means to the one who asked, with what to do about it.
Error error_of(const rocksdb::Status& status);

/// An open database with its four column families:
///
///     default   "format" → the version of all of this; "note/" name → value
///     events    sequence number, 8 bytes big-endian → record (record.h)
///     ids       IdKey (prepared_batch.h) → sequence number, 8 bytes big-endian
///     postings  posting key → posting value (posting.h)
///
/// Safe from any thread.
class RocksDbEngine {
 public:
  static Result<std::unique_ptr<RocksDbEngine>> open(const std::filesystem::path& folder,
                                                     std::size_t cache_bytes);
  ~RocksDbEngine();

  rocksdb::DB& database() const { return *database_; }
  rocksdb::ColumnFamilyHandle* notes() const { return families_[0]; }
  rocksdb::ColumnFamilyHandle* events() const { return families_[1]; }
  rocksdb::ColumnFamilyHandle* ids() const { return families_[2]; }
  rocksdb::ColumnFamilyHandle* postings() const { return families_[3]; }

  /// The highest sequence number that readers may see.
  Sequence last() const { return last_.load(std::memory_order_acquire); }
  /// To be called after the write that made it durable.
  void publish(Sequence last);

  /// Before `publish`, with every new parent.
  ParentKinds& parents() { return parents_; }
  const ParentKinds& parents() const { return parents_; }

  FoundLots& lots() const { return lots_; }

  /// Iterators over the postings are dear to make and cheap to move, and since nothing in the store
  /// ever changes, one that was made for another reader serves as well: it only must not be older
  /// than what the reader may see. Each new commit makes those at rest too old, so they let go of
  /// the files they hold.
  class Lease {
   public:
    Lease(const RocksDbEngine& engine, Sequence needed);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    rocksdb::Iterator& operator*() const { return *iterator_; }

   private:
    const RocksDbEngine& engine_;
    Sequence covers_ = 0;
    std::unique_ptr<rocksdb::Iterator> iterator_;
  };

 private:
  struct Resting {
    Sequence covers = 0;
    std::unique_ptr<rocksdb::Iterator> iterator;
  };

  RocksDbEngine() = default;
  Result<void> recover();
  Result<void> recover_parents();

  std::unique_ptr<rocksdb::DB> database_;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;
  std::atomic<Sequence> last_ = 0;
  ParentKinds parents_;
  mutable FoundLots lots_{FoundLots::lots_max};
  mutable std::mutex resting_mutex_;
  mutable std::vector<Resting> resting_;
};

}  // namespace ocop::event_store
