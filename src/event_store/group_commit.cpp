#include "event_store/group_commit.h"

#include "base/limits.h"

namespace ocop::event_store {

Result<void> GroupCommit::run(AppendRequest& request) {
  std::unique_lock lock(mutex_);
  const std::size_t bytes = request.batch.bytes();
  if (!waiting_.empty() && waiting_bytes_ + bytes > limits::append_queue_bytes_max) {
    return Error{Code::resource_exhausted,
                 "more events are waiting to be written than fit in memory; try again in a moment",
                 {}};
  }
  waiting_.push_back(&request);
  waiting_bytes_ += bytes;
  while (!request.done) {
    if (has_leader_) {
      changed_.wait(lock);
    } else {
      lead(lock);
    }
  }
  waiting_bytes_ -= bytes;
  if (request.failed) return request.error;
  return ok();
}

std::size_t GroupCommit::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

void GroupCommit::lead(std::unique_lock<std::mutex>& lock) {
  has_leader_ = true;
  const auto group = take_group();
  lock.unlock();
  const std::size_t settled = commit_(group);
  lock.lock();
  has_leader_ = false;
  for (std::size_t i = 0; i < settled; ++i) {
    waiting_.front()->done = true;
    waiting_.pop_front();
  }
  changed_.notify_all();
}

std::vector<AppendRequest*> GroupCommit::take_group() {
  std::vector<AppendRequest*> group;
  std::size_t bytes = 0;
  for (AppendRequest* request : waiting_) {
    bytes += request->batch.bytes();
    if (!group.empty() && bytes > limits::commit_group_bytes_max) break;
    group.push_back(request);
  }
  return group;
}

}  // namespace ocop::event_store
