#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>

#include "registry/catalogue.h"

namespace ocop::registry {

/// The newest catalogue, for many readers and a rare writer.
///
/// A reader compares one number and copies a pointer of its own thread: no lock, and no counter
/// that threads fight over. Only the first reading in each thread after a change takes the lock.
/// std::atomic<std::shared_ptr> would do the same with a spin lock at every reading.
///
/// A thread keeps the catalogue it last took until it takes another.
class CatalogueCell {
 public:
  std::shared_ptr<const Catalogue> get() const;
  void set(std::shared_ptr<const Catalogue> catalogue);

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Catalogue> newest_;
  std::atomic<std::uint64_t> version_{0};  ///< unique among all cells of the process
};

}  // namespace ocop::registry
