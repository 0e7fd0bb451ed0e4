#pragma once

#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"

namespace ocop::bulletins {

/// Makes papers on demand and keeps the last ones, within `limits::papers_kept_bytes_max`. No more
/// than `limits::papers_made_at_once_max` are made at a time, so that papers take no processor from
/// scans; `limits::papers_waiting_max` wait for their turn, whoever comes then is asked to come
/// back. Safe to use from several threads.
class Workshop {
 public:
  using Paper = std::shared_ptr<const std::string>;
  using Making = std::function<Result<std::string>()>;

  /// The paper of that name. `basis`: what it is made of; one that was made of something else is
  /// made anew. `unavailable` when too many wait; errors of `make` as they come, and not kept.
  Result<Paper> get(const std::string& name, const std::shared_ptr<const void>& basis,
                    const Making& make);

  std::size_t made() const;  ///< how often something was made

 private:
  struct Kept {
    std::string name;
    std::shared_ptr<const void> basis;
    Paper paper;
  };
  class Turn;

  Paper find(const std::string& name, const std::shared_ptr<const void>& basis);
  void keep(const std::string& name, const std::shared_ptr<const void>& basis, const Paper& paper);

  mutable std::mutex mutex_;
  std::condition_variable free_;
  std::size_t making_ = 0, waiting_ = 0, made_ = 0, bytes_ = 0;
  std::list<Kept> kept_;  ///< the last used first
};

}  // namespace ocop::bulletins
