#include "sql/write_turns.h"

namespace ocop::sql {

bool WriteTurns::take(std::chrono::milliseconds most) {
  std::unique_lock lock(mutex_);
  if (!is_taken_) return is_taken_ = true;
  const auto own = queue_.emplace(queue_.end());
  own->ready.wait_for(lock, most, [&] { return own->has_turn; });
  const bool has_turn = own->has_turn;
  queue_.erase(own);
  return has_turn;
}

void WriteTurns::pass_on() {
  const std::lock_guard lock(mutex_);
  for (Waiter& next : queue_) {
    if (next.has_turn) continue;
    next.has_turn = true;
    next.ready.notify_one();
    return;
  }
  is_taken_ = false;
}

std::size_t WriteTurns::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

}  // namespace ocop::sql
