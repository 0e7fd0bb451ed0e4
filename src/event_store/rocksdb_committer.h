#pragma once

#include <atomic>
#include <span>

#include "base/clock.h"
#include "base/random.h"
#include "event_store/group_commit.h"
#include "event_store/rocksdb_engine.h"
#include "event_store/rocksdb_event_store.h"

namespace ocop::event_store {

/// Turns a group of append requests into one durable write. One thread at a time (`GroupCommit`
/// sees to it); `statistics` from any.
class RocksDbCommitter {
 public:
  RocksDbCommitter(RocksDbEngine& engine, const Clock& clock, Random& random)
      : engine_(engine), clock_(clock), random_(random) {}

  /// Reads the record time of the last event, below which none may fall.
  Result<void> recover();

  /// See `GroupCommit::Commit`. Ends the process when memory runs out: nothing acknowledged is lost
  /// by that, while an exception would leave all who wait without a leader.
  std::size_t commit(std::span<AppendRequest* const> requests) noexcept;

  StoreStatistics statistics() const;

 private:
  class Group;

  Result<void> leave_out_known(AppendRequest& request);
  Result<Appended> known_as(const epcis::SourcedEvent& event, std::size_t index,
                            Sequence sequence) const;
  void note_parents(const PreparedBatch& batch);
  Result<void> write(Group& group);

  RocksDbEngine& engine_;
  const Clock& clock_;
  Random& random_;
  Timestamp last_time_{};
  bool has_failed_ = false;
  std::atomic<std::uint64_t> appends_ = 0;
  std::atomic<std::uint64_t> events_ = 0;
  std::atomic<std::uint64_t> syncs_ = 0;
};

}  // namespace ocop::event_store
