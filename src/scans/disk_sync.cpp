#include "scans/disk_sync.h"

#include <future>
#include <utility>

namespace ocop::scans {

DiskSync::DiskSync(std::function<Result<void>()> sync)
    : sync_(std::move(sync)), thread_([this] { work(); }) {}

DiskSync::~DiskSync() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  wanted_.notify_one();
  thread_.join();
}

void DiskSync::tell(Done done) {
  bool is_first = false;
  {
    const std::lock_guard lock(mutex_);
    is_first = waiting_.empty();
    waiting_.push_back(std::move(done));
  }
  if (is_first) wanted_.notify_one();
}

void DiskSync::work() {
  std::vector<Done> served;
  Clock::time_point not_before;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      wanted_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      wanted_.wait_until(lock, not_before, [this] { return closing_; });
      std::swap(served, waiting_);
    }
    const Result<void> result = sync_();
    for (const Done& done : served) done(result);
    served.clear();
    not_before = Clock::now() + rest;
  }
}

void Receipt::tell(DiskSync::Done done) const {
  if (is_settled()) return done(ok());
  disk_->tell(std::move(done));
}

Result<void> Receipt::wait() const {
  if (is_settled()) return ok();
  std::promise<Result<void>> told;
  disk_->tell([&told](const Result<void>& result) { told.set_value(result); });
  return told.get_future().get();
}

}  // namespace ocop::scans
