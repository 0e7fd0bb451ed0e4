#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace ocop::application {

/// Calls `stop` once when SIGTERM or SIGINT arrives. Make it before any other thread, so that all
/// of them leave these signals to it; it ends its own thread when it goes.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  void on_stop(std::function<void()> stop);

 private:
  std::atomic<bool> going_ = false;
  std::thread waiting_;
};

}  // namespace ocop::application
