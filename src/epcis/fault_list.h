#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "epcis/document.h"
#include "epcis/path.h"

namespace ocop::epcis {

/// Names the first faults and counts all, so that a document of nothing but faults stays cheap.
class FaultList {
 public:
  void add(const Path& path, std::string reason) {
    if (++count_ > limits::epcis_faults_named_max) return;
    faults_.push_back({path.pointer(), std::move(reason)});
  }

  std::size_t count() const { return count_; }
  std::vector<Fault> take() && { return std::move(faults_); }

 private:
  std::vector<Fault> faults_;
  std::size_t count_ = 0;
};

}  // namespace ocop::epcis
