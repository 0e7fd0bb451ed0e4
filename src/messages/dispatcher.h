#pragma once

#include <memory>

#include "base/clock.h"
#include "messages/acts.h"

namespace ocop::messages {

/// Sends released messages when their day has come, in a thread of its own, for as long as it
/// lives. What goes wrong stands in the log and is tried again.
class Dispatcher {
 public:
  Dispatcher(const Ground& ground, const Clock& clock);
  ~Dispatcher();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ocop::messages
