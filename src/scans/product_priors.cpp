#include "scans/product_priors.h"

#include <chrono>

#include "authenticity/judgement.h"
#include "base/log.h"

namespace ocop::scans {

ProductPriors::ProductPriors(const ScanStore& scans) : scans_(scans), thread_([this] { work(); }) {}

ProductPriors::~ProductPriors() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  closing_changed_.notify_all();
  thread_.join();
}

authenticity::Priors ProductPriors::of(std::uint64_t gtin) const {
  std::shared_ptr<const ByProduct> known;
  {
    const std::lock_guard lock(mutex_);
    known = known_;
  }
  const auto found = known->find(gtin);
  return found == known->end() ? authenticity::Priors{} : found->second;
}

Result<void> ProductPriors::learn() {
  std::unordered_map<std::uint64_t, authenticity::ProductTotals> totals;
  TRY_VOID(
      scans_.each_last_judgement([&](const authenticity::CodeNumber& code, std::string_view bytes) {
        const auto judged = authenticity::decode(bytes);
        if (judged && judged->question.seen) totals[code.gtin].add(*judged->question.seen);
        const std::lock_guard lock(mutex_);
        return !closing_;
      }));
  auto known = std::make_shared<ByProduct>();
  for (const auto& [gtin, sums] : totals) known->emplace(gtin, sums.fit());
  const std::lock_guard lock(mutex_);
  known_ = std::move(known);
  return ok();
}

void ProductPriors::work() {
  for (;;) {
    if (const auto learnt = learn(); !learnt) {
      log::warn("what is usual for products was not learnt: {}", to_string(learnt.error()));
    }
    std::unique_lock lock(mutex_);
    closing_changed_.wait_for(lock, std::chrono::hours(hours_between), [this] { return closing_; });
    if (closing_) return;
  }
}

}  // namespace ocop::scans
