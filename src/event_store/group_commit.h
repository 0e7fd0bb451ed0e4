#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <span>
#include <vector>

#include "base/result.h"
#include "epcis/document.h"
#include "event_store/event_store.h"
#include "event_store/prepared_batch.h"

namespace ocop::event_store {

/// One call of `append` on its way to the disk.
struct AppendRequest {
  std::span<const epcis::SourcedEvent> events;
  PreparedBatch batch;
  std::vector<Appended> appended;  ///< one for each of `events`; filled by the commit
  Error error;                     ///< meaningful when `failed`
  bool failed = false;
  bool done = false;
};

/// Lets calls from many threads share one write: the first that finds nobody writing becomes the
/// leader and writes for all that wait; those that come meanwhile are the next group.
///
/// No thread of its own, so an idle store costs nothing and there is nothing to stop. Safe from any
/// thread.
class GroupCommit {
 public:
  /// Settles a non-empty front part of the requests and returns its length. Never called twice at
  /// a time.
  using Commit = std::function<std::size_t(std::span<AppendRequest* const>)>;

  explicit GroupCommit(Commit commit) : commit_(std::move(commit)) {}

  /// Returns when the request is settled. `resource_exhausted`, without waiting, when the requests
  /// already waiting and this one are over `limits::append_queue_bytes_max`; a request alone is
  /// always taken.
  Result<void> run(AppendRequest& request);

  /// How many requests are not settled, those being written included.
  std::size_t waiting() const;

 private:
  std::vector<AppendRequest*> take_group();
  void lead(std::unique_lock<std::mutex>& lock);

  const Commit commit_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<AppendRequest*> waiting_;  // those of the group being written stay until settled
  std::size_t waiting_bytes_ = 0;
  bool has_leader_ = false;
};

}  // namespace ocop::event_store
