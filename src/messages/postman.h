#pragma once

#include <memory>

#include "base/clock.h"
#include "messages/mail.h"
#include "records/record_store.h"

namespace ocop::messages {

/// Empties the queue of mail and text messages in a thread of its own, for as long as it lives. A
/// server that hangs holds up nobody but this thread, and this one for `limits::post_time_max`;
/// what failed is tried again later and later. Before a server is asked, that it will be is on the
/// disk: what a crash interrupts is "unclear" afterwards, and not sent again. `records` and `clock`
/// must outlive it.
class Postman {
 public:
  Postman(records::RecordStore& records, PostOptions options, const Clock& clock);
  ~Postman();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ocop::messages
