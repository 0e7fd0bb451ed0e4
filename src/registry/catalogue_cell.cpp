#include "registry/catalogue_cell.h"

namespace ocop::registry {
namespace {

struct Seen {
  std::uint64_t version = 0;
  std::shared_ptr<const Catalogue> catalogue;
};

// A pointer with a counter of its own, which only this thread and its pages touch.
std::shared_ptr<const Catalogue> with_own_counter(std::shared_ptr<const Catalogue> catalogue) {
  const auto holder =
      std::make_shared<const std::shared_ptr<const Catalogue>>(std::move(catalogue));
  return {holder, holder->get()};
}

}  // namespace

std::shared_ptr<const Catalogue> CatalogueCell::get() const {
  thread_local Seen seen;
  if (seen.version != version_.load(std::memory_order_acquire)) {
    const std::lock_guard lock(mutex_);
    seen = {version_.load(std::memory_order_relaxed), with_own_counter(newest_)};
  }
  return seen.catalogue;
}

void CatalogueCell::set(std::shared_ptr<const Catalogue> catalogue) {
  static std::atomic<std::uint64_t> last_version{0};
  const std::lock_guard lock(mutex_);
  newest_ = std::move(catalogue);
  version_.store(++last_version, std::memory_order_release);
}

}  // namespace ocop::registry
