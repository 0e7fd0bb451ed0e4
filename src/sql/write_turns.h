#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <mutex>

namespace ocop::sql {

/// Whose turn it is to write, in the order of asking. SQLite lets writers that wait try again until
/// one is lucky: with fifteen of them somebody waited for five seconds and was sent away.
class WriteTurns {
 public:
  /// Waits for its turn; false, and nothing taken, when that did not come in time.
  bool take(std::chrono::milliseconds most);
  /// Gives the turn to who asked first.
  void pass_on();

  std::size_t waiting() const;

 private:
  struct Waiter {
    std::condition_variable ready;
    bool has_turn = false;
  };

  mutable std::mutex mutex_;
  std::list<Waiter> queue_;
  bool is_taken_ = false;
};

}  // namespace ocop::sql
