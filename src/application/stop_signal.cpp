#include "application/stop_signal.h"

#include <pthread.h>

#include <csignal>
#include <utility>

namespace ocop::application {
namespace {

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

StopSignal::StopSignal() {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // a client that went away is an error code, not an end
}

void StopSignal::on_stop(std::function<void()> stop) {
  waiting_ = std::thread([this, stop = std::move(stop)] {
    const sigset_t signals = stop_signals();
    int signal = 0;
    sigwait(&signals, &signal);
    if (!going_) stop();
  });
}

StopSignal::~StopSignal() {
  if (!waiting_.joinable()) return;
  going_ = true;
  pthread_kill(waiting_.native_handle(), SIGTERM);  // wakes sigwait when no signal came
  waiting_.join();
}

}  // namespace ocop::application
