#pragma once

#include <initializer_list>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "event_store/event_store.h"

namespace ocop::application {

/// What recalls name, by identifier path, kept in memory: recalls are few, and every look at a
/// piece asks for them. Safe to use from several threads.
class RecallBook {
 public:
  /// The events, of the moment of the view or before, that say "recalled" of one of the paths: a
  /// piece in a list, or a lot of a quantity, by its identifier or by its master data. Ascending;
  /// those that were declared in error since are among them.
  Result<std::vector<event_store::Sequence>> naming(const event_store::View& view,
                                                    std::initializer_list<std::string_view> paths);

 private:
  Result<void> read_on(const event_store::View& view);
  void note(std::string path, event_store::Sequence sequence);

  std::shared_mutex mutex_;
  event_store::Sequence read_to_ = 0;
  std::unordered_map<std::string, std::vector<event_store::Sequence>> events_;
};

}  // namespace ocop::application
