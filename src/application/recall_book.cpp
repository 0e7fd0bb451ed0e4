#include "application/recall_book.h"

#include <algorithm>
#include <mutex>

#include "base/limits.h"
#include "trace/thing.h"

namespace ocop::application {

using event_store::Key;
using event_store::Sequence;

Result<std::vector<Sequence>> RecallBook::naming(const event_store::View& view,
                                                 std::initializer_list<std::string_view> paths) {
  std::shared_lock reading(mutex_);
  if (read_to_ < view.last()) {
    reading.unlock();
    TRY_VOID(read_on(view));
    reading.lock();
  }
  std::vector<Sequence> found;
  if (events_.empty()) return found;
  for (const std::string_view path : paths) {
    const auto at = events_.find(std::string(path));
    if (at != events_.end()) found.insert(found.end(), at->second.begin(), at->second.end());
  }
  std::ranges::sort(found);
  const auto again = std::ranges::unique(found);
  found.erase(again.begin(), again.end());
  std::erase_if(found, [&](Sequence sequence) { return sequence > view.last(); });
  return found;
}

Result<void> RecallBook::read_on(const event_store::View& view) {
  const std::unique_lock writing(mutex_);
  while (read_to_ < view.last()) {
    TRY(const auto recalls,
        view.find(Key::disposition, "recalled", read_to_, limits::find_results_max));
    for (const Sequence sequence : recalls) {
      TRY(const auto event, view.event(sequence));
      for (const auto epc : event.facts.epcs) note(std::string(epc), sequence);
      for (const auto& quantity : event.facts.quantities) {
        const bool is_class = trace::kind_of_class(quantity.epc_class) == trace::Kind::trade_class;
        note(is_class ? trace::lot_path(quantity.epc_class, event.facts.lot)
                      : std::string(quantity.epc_class),
             sequence);
      }
      read_to_ = sequence;
    }
    if (recalls.size() < limits::find_results_max) read_to_ = view.last();
  }
  return ok();
}

void RecallBook::note(std::string path, Sequence sequence) {
  if (path.empty()) return;
  auto& list = events_[std::move(path)];
  if (list.empty() || list.back() != sequence) list.push_back(sequence);
}

}  // namespace ocop::application
