#pragma once

#include <memory>
#include <string>

#include "http/surroundings.h"

namespace ocop::http {

/// The connections of one thread: reads requests, runs quick handlers, writes answers, and ends
/// whoever takes too long. A connection stays on its thread, so nothing in here is locked.
///
/// Life: `run` serves until `drain` has let the last connection go, or `abort`. Everything but
/// `run` may be called from any thread. The destructor drops what is left; by then the worker
/// pool must hold no job any more.
class ConnectionLoop {
 public:
  explicit ConnectionLoop(Surroundings& surroundings);
  ~ConnectionLoop();
  ConnectionLoop(const ConnectionLoop&) = delete;
  ConnectionLoop& operator=(const ConnectionLoop&) = delete;

  void run();
  /// Takes over an accepted socket, already counted in `Surroundings::connections`.
  void adopt(int socket, std::string peer);
  /// Closes idle connections now and every other one after its answer.
  void drain();
  /// Makes `run` return at once.
  void abort();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ocop::http
