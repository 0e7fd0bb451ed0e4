#include "trace/event_pool.h"

#include <algorithm>
#include <memory>

namespace ocop::trace {

Result<EventPool::List> EventPool::find(event_store::Key key, std::string_view value,
                                        std::size_t limit) {
  List list;
  TRY_VOID(read(key, value, limit, list));
  arrange(list);
  return list;
}

Result<const EventPool::List*> EventPool::of_instance(std::string_view path) {
  const auto known = instances_.find(path);
  if (known != instances_.end()) return known->second.get();
  List list;
  TRY_VOID(read(event_store::Key::epc, path, limits::trace_events_max, list));
  TRY_VOID(read(event_store::Key::parent, path, limits::trace_events_max, list));
  arrange(list);
  auto kept = std::make_unique<const List>(std::move(list));
  return instances_.emplace(path, std::move(kept)).first->second.get();
}

Result<void> EventPool::read(event_store::Key key, std::string_view value, std::size_t limit,
                             List& list) {
  TRY(auto sequences, view_.find(key, value, 0, limit + 1));
  if (sequences.size() > limit) {
    is_cut_ = true;
    sequences.resize(limit);
  }
  for (const auto sequence : sequences) {
    const auto known = index_of_.find(sequence);
    if (known != index_of_.end()) {
      list.push_back(known->second);
    } else if (events_.size() == limits::trace_events_max) {
      is_cut_ = true;
    } else {
      TRY(const Index index, load(sequence));
      list.push_back(index);
    }
  }
  return ok();
}

Result<EventPool::Index> EventPool::load(event_store::Sequence sequence) {
  TRY(auto event, view_.event(sequence));
  const auto index = static_cast<Index>(events_.size());
  if (event.facts.is_error_declaration) declared_in_error_.push_back(event.facts.event_id);
  events_.push_back(std::move(event));
  index_of_.emplace(sequence, index);
  return index;
}

void EventPool::arrange(List& list) const {
  if (!declared_in_error_.empty()) {
    std::erase_if(list, [this](Index index) { return is_declared_in_error(index); });
  }
  std::sort(list.begin(), list.end(), [this](Index a, Index b) { return earlier(a, b); });
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

// The declaration carries the identifier of the event it concerns, so this takes out both.
bool EventPool::is_declared_in_error(Index index) const {
  return std::ranges::find(declared_in_error_, facts(index).event_id) != declared_in_error_.end();
}

}  // namespace ocop::trace
