#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

#include "http/router.h"
#include "http/server.h"
#include "http/worker_pool.h"

namespace ocop::http {

/// What every connection of a server shares; outlives the loops.
struct Surroundings {
  ServerOptions options;
  Router router;
  std::unique_ptr<WorkerPool> workers;       ///< goes before the loops: jobs point into connections
  std::atomic<bool> stopping = false;        ///< no new connection: every answer is the last
  std::atomic<std::size_t> connections = 0;  ///< open now
  std::atomic<std::size_t> bodies_bytes = 0;  ///< held now
};

}  // namespace ocop::http
