#include "messages/dispatcher.h"

#include "base/log.h"
#include "messages/limits.h"

namespace ocop::messages {

Dispatcher::Dispatcher(const Ground& ground, const Clock& clock)
    : ground_(ground), clock_(clock), ticker_(limits::message_dispatch_interval, [this] {
        const auto sent = send_due(ground_, date_of(clock_.now()));
        if (!sent) log::error("messages: {}", to_string(sent.error()));
      }) {}

}  // namespace ocop::messages
