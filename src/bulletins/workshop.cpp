#include "bulletins/workshop.h"

#include <chrono>

#include "bulletins/limits.h"

namespace ocop::bulletins {

/// One of the places at the press; given back at the end.
class Workshop::Turn {
 public:
  explicit Turn(Workshop& workshop) : workshop_(workshop) {}
  ~Turn() {
    const std::lock_guard lock(workshop_.mutex_);
    --workshop_.making_;
    workshop_.free_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  Workshop& workshop_;
};

Workshop::Paper Workshop::find(const std::string& name, const std::shared_ptr<const void>& basis) {
  for (auto at = kept_.begin(); at != kept_.end(); ++at) {
    if (at->name != name) continue;
    if (at->basis == basis) {
      kept_.splice(kept_.begin(), kept_, at);
      return kept_.front().paper;
    }
    bytes_ -= at->paper->size();
    kept_.erase(at);
    return nullptr;
  }
  return nullptr;
}

void Workshop::keep(const std::string& name, const std::shared_ptr<const void>& basis,
                    const Paper& paper) {
  if (paper->size() > limits::papers_kept_bytes_max) return;
  kept_.push_front({name, basis, paper});
  bytes_ += paper->size();
  while (bytes_ > limits::papers_kept_bytes_max) {
    bytes_ -= kept_.back().paper->size();
    kept_.pop_back();
  }
}

Result<Workshop::Paper> Workshop::get(const std::string& name,
                                      const std::shared_ptr<const void>& basis,
                                      const Making& make) {
  {
    std::unique_lock lock(mutex_);
    if (auto paper = find(name, basis)) return paper;
    const Error busy{Code::unavailable, "other papers are being made; try again in a minute", ""};
    if (making_ >= limits::papers_made_at_once_max) {
      if (waiting_ >= limits::papers_waiting_max) return busy;
      ++waiting_;
      const bool is_free =
          free_.wait_for(lock, std::chrono::milliseconds(limits::paper_wait_ms),
                         [&] { return making_ < limits::papers_made_at_once_max; });
      --waiting_;
      if (!is_free) return busy;
      // Whoever was before may have made the same.
      if (auto paper = find(name, basis)) {
        free_.notify_one();
        return paper;
      }
    }
    ++making_;
  }
  const Turn turn(*this);
  TRY(std::string bytes, make());
  const Paper paper = std::make_shared<const std::string>(std::move(bytes));
  const std::lock_guard lock(mutex_);
  ++made_;
  keep(name, basis, paper);
  return paper;
}

std::size_t Workshop::made() const {
  const std::lock_guard lock(mutex_);
  return made_;
}

}  // namespace ocop::bulletins
