#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace ocop {

/// Does something again and again on a thread of its own, first after one `interval`, until it is
/// destroyed. What is done must not throw.
class Ticker {
 public:
  Ticker(std::chrono::milliseconds interval, std::function<void()> work);
  ~Ticker();
  Ticker(const Ticker&) = delete;

 private:
  void run();

  const std::chrono::milliseconds interval_;
  const std::function<void()> work_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace ocop
