#pragma once

#include "base/clock.h"
#include "base/ticker.h"
#include "messages/acts.h"

namespace ocop::messages {

/// Sends released messages when their day has come, in a thread of its own, for as long as it
/// lives. What goes wrong stands in the log and is tried again.
class Dispatcher {
 public:
  Dispatcher(const Ground& ground, const Clock& clock);

 private:
  const Ground ground_;
  const Clock& clock_;
  Ticker ticker_;  ///< last, so that it ends first
};

}  // namespace ocop::messages
