#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "base/result.h"

namespace ocop::scans {

/// One thread that waits for the disk, for everybody: whoever comes while it waits shares the next
/// wait. So a look costs no thread that sleeps. After each wait it rests a moment, so that a crowd
/// shares few waits instead of many; who comes alone finds it rested.
class DiskSync {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::microseconds rest{1500};
  using Done = std::function<void(const Result<void>&)>;

  /// `sync` puts on the disk what was written before it was called.
  explicit DiskSync(std::function<Result<void>()> sync);
  /// Returns when everybody has been told.
  ~DiskSync();
  DiskSync(const DiskSync&) = delete;
  DiskSync& operator=(const DiskSync&) = delete;

  /// Calls `done` once, from the thread of this, when what is written by now is on the disk, or
  /// could not be put there. `done` must neither wait nor throw.
  void tell(Done done);

 private:
  void work();

  const std::function<Result<void>()> sync_;
  std::mutex mutex_;
  std::condition_variable wanted_;
  std::vector<Done> waiting_;
  bool closing_ = false;
  std::thread thread_;  // last: it uses all of the above
};

/// Stands for something written that may not be on the disk yet. Nobody may be told of it before.
class [[nodiscard]] Receipt {
 public:
  Receipt() = default;  ///< of nothing, or of what is on the disk already
  explicit Receipt(DiskSync& disk) : disk_(&disk) {}

  bool is_settled() const { return disk_ == nullptr; }
  void tell(DiskSync::Done done) const;
  /// Returns when it is on the disk, with the error of the disk if it is not.
  Result<void> wait() const;

 private:
  DiskSync* disk_ = nullptr;
};

}  // namespace ocop::scans
