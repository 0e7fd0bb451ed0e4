#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "authenticity/priors.h"
#include "scans/scan_store.h"

namespace ocop::scans {

/// What is usual for the pieces of each product, learnt from its own scans: once at the start, then
/// every `hours_between`, in a thread of its own. Safe to use from several threads.
class ProductPriors {
 public:
  static constexpr int hours_between = 24;

  explicit ProductPriors(const ScanStore& scans);
  ~ProductPriors();
  ProductPriors(const ProductPriors&) = delete;
  ProductPriors& operator=(const ProductPriors&) = delete;

  /// The defaults for a product that nobody scanned yet.
  authenticity::Priors of(std::uint64_t gtin) const;

  /// Reads the store through, now. What cannot be read leaves everything as it was.
  Result<void> learn();

 private:
  using ByProduct = std::unordered_map<std::uint64_t, authenticity::Priors>;
  void work();

  const ScanStore& scans_;
  mutable std::mutex mutex_;
  std::shared_ptr<const ByProduct> known_ = std::make_shared<const ByProduct>();
  std::condition_variable closing_changed_;
  bool closing_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace ocop::scans
