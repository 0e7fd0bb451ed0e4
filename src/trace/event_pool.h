#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "base/result.h"
#include "event_store/event_store.h"
#include "trace/limits.h"

namespace ocop::trace {

/// The events one journey has looked at, each read once. Texts of their facts stay valid as long as
/// the pool, so the walk passes views around and copies nothing.
class EventPool {
 public:
  using Index = std::uint32_t;  ///< of an event in this pool
  using List = std::vector<Index>;

  explicit EventPool(const event_store::View& view) : view_(view) {}

  /// The events found by a key, in the order of `earlier`, without error declarations and the
  /// events they concern. An error declaration repeats the event it concerns, so the same key finds
  /// both. More than `limit` are a cut.
  Result<List> find(event_store::Key key, std::string_view value,
                    std::size_t limit = limits::trace_events_max);

  /// Everything that names an instance, as itself or as a parent. Asked often for containers, hence
  /// kept; the reference holds until the pool goes.
  Result<const List*> of_instance(std::string_view path);

  const event_store::EventFacts& facts(Index index) const { return events_[index].facts; }
  event_store::Sequence sequence(Index index) const { return events_[index].sequence; }
  std::int64_t time(Index index) const { return facts(index).event_time.instant.micros; }
  std::size_t size() const { return events_.size(); }
  /// Hands the event out; its facts are not to be read from the pool afterwards.
  event_store::StoredEvent take(Index index) { return std::move(events_[index]); }

  /// A limit was reached and something was left unread.
  bool is_cut() const { return is_cut_; }

  /// By event time, then by event identifier: at one and the same instant the order of arrival must
  /// not decide anything.
  bool earlier(Index a, Index b) const {
    return time(a) != time(b) ? time(a) < time(b) : facts(a).event_id < facts(b).event_id;
  }

 private:
  Result<void> read(event_store::Key key, std::string_view value, std::size_t limit, List& list);
  Result<Index> load(event_store::Sequence sequence);
  void arrange(List& list) const;
  bool is_declared_in_error(Index index) const;

  const event_store::View& view_;
  std::deque<event_store::StoredEvent> events_;  ///< a deque, so that facts stay where they are
  boost::unordered_flat_map<event_store::Sequence, Index> index_of_;
  std::vector<std::string_view> declared_in_error_;  ///< event identifiers
  boost::unordered_flat_map<std::string_view, std::unique_ptr<const List>> instances_;
  bool is_cut_ = false;
};

}  // namespace ocop::trace
