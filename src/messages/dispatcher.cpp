#include "messages/dispatcher.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/log.h"
#include "messages/limits.h"

namespace ocop::messages {

struct Dispatcher::State {
  Ground ground;
  const Clock& clock;
  std::mutex mutex;
  std::condition_variable_any waiting;
  std::jthread thread = {};  ///< last, so that it ends first

  void run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      const auto sent = send_due(ground, date_of(clock.now()));
      if (!sent) log::error("messages: {}", to_string(sent.error()));
      std::unique_lock lock(mutex);
      waiting.wait_for(lock, stop, limits::message_dispatch_interval, [] { return false; });
    }
  }
};

Dispatcher::Dispatcher(const Ground& ground, const Clock& clock)
    : state_(new State{ground, clock, {}, {}}) {
  state_->thread =
      std::jthread([&state = *state_](const std::stop_token& stop) { state.run(stop); });
}

Dispatcher::~Dispatcher() = default;

}  // namespace ocop::messages
