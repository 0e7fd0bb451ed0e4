#pragma once

#include <atomic>

#include "base/time.h"

namespace ocop {

/// Where the time comes from. Rooms take it as an argument; only `application` makes one.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Timestamp now() const override;
};

/// For tests and replays: stands still until moved. Safe to move from another thread.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Timestamp start) : micros_(start.micros) {}
  Timestamp now() const override { return {micros_.load()}; }
  void advance(std::int64_t micros) { micros_ += micros; }

 private:
  std::atomic<std::int64_t> micros_;
};

}  // namespace ocop
