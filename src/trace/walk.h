#pragma once

#include <cstdint>
#include <forward_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "base/result.h"
#include "trace/containment.h"
#include "trace/event_pool.h"
#include "trace/findings.h"
#include "trace/journey.h"
#include "trace/thing.h"

namespace ocop::trace {

/// On which side of the item a thing stands. A walk never turns: what else was made from an
/// ingredient is not part of a backward journey.
enum class Line : std::uint8_t { item, backward, forward };

struct Thing {
  std::string_view path;
  Kind kind = Kind::instance;
  Line line = Line::item;
  int distance = 0;
  /// Later events are other people's: an ingredient's after the day on which it was used up here,
  /// a lot's after the day on which the instance asked for went its own way.
  std::int64_t until = for_ever;
  /// The lot of an instance that the walk came from: what happened to its other instances is not
  /// that one's story.
  bool is_without_instances = false;
};

/// A step and an edge before their events leave the pool.
struct StepDraft {
  EventPool::Index event = 0;
  Role role = Role::observed;
  std::string_view subject;
  int distance = 0;
};
struct EdgeDraft {
  std::string_view input;
  std::string_view output;
  EventPool::Index event = 0;
};

/// Walks from one thing along containment and transformations, breadth first, nearest things first.
/// One use only: construct, `start`, `run`, read the drafts while the pool lives.
class Walk {
 public:
  Walk(EventPool& pool, Direction direction) : pool_(pool), direction_(direction) {}

  /// The thing asked for; `lot_of_label` as in `gs1::Identifier`. May be called for more than one
  /// reading of the same identifier.
  void start(std::string_view path, Kind kind, std::string_view lot_of_label);
  Result<void> run();

  std::vector<StepDraft>& steps() { return steps_; }
  std::vector<EdgeDraft>& edges() { return edges_; }
  std::vector<FindingDraft>& findings() { return findings_; }
  bool is_cut() const { return is_cut_ || pool_.is_cut(); }

 private:
  using Index = EventPool::Index;
  using List = EventPool::List;

  struct Child {
    std::string_view path;
    Kind kind;
  };
  /// Something used up by a transformation: when, and for what. `opened` are the containers whose
  /// content has been taken account of; a container may stand in itself by mistake.
  struct Use {
    std::string_view output;
    Index says_output;
    std::int64_t time;
    std::vector<std::string_view> opened;
  };

  Result<void> visit(const Thing& thing);
  Result<List> events_of_class(const Thing& thing);
  Result<void> direct(const Thing& thing, Index event);
  Result<void> stays(const Thing& thing, const Subject& subject);
  Result<void> inside(const Thing& thing, const Window& window, std::size_t depth);
  Result<void> inside_event(const Thing& thing, std::string_view container, Index event);
  Result<void> outer_containers(const Thing& thing, const Window& window, std::size_t depth);
  Result<const Stays*> stays_of_container(std::string_view container);

  Result<void> made_from(const Thing& thing, Index event);
  Result<void> used_with_contents(const Thing& input, Use& use);
  Result<std::vector<Child>> contents_at(std::string_view container, std::int64_t time);
  Result<bool> is_inside_at(const Child& child, std::string_view container, const List& events,
                            std::int64_t time);
  Result<void> made_into(const Thing& thing, Index event, Role role, std::string_view subject);
  Result<List> merged_transformation(Index event);

  void instances_of_lot(const Thing& lot, const List& events);
  void lot_of_instance(const Thing& instance, const List& events);

  bool walks_backward(const Thing& thing) const;
  bool walks_forward(const Thing& thing) const;
  /// Queues a thing for a visit; false when it is not followed.
  bool add(const Thing& thing);
  void add_edge(std::string_view input, std::string_view output, Index event);
  std::string_view keep(std::string path);
  void record(const Thing& thing, Index event, Role role, std::string_view subject);

  EventPool& pool_;
  Direction direction_;
  Thing item_;
  std::string_view lot_of_label_;
  std::vector<Thing> things_;
  std::vector<std::size_t> queue_;  ///< indices of `things_`, in the order of the visits
  boost::unordered_flat_map<std::pair<Line, std::string_view>, std::size_t> known_;
  boost::unordered_flat_map<std::string_view, std::unique_ptr<const Stays>> container_stays_;
  std::vector<Window> walked_;       ///< of the thing being visited: guards against circles
  std::vector<Sighting> sightings_;  ///< of the thing being visited
  std::vector<bool> is_recorded_;    ///< by event index
  std::vector<StepDraft> steps_;
  std::vector<EdgeDraft> edges_;
  std::vector<FindingDraft> findings_;
  std::forward_list<std::string> made_paths_;  ///< owns paths that stand in no event
  bool is_cut_ = false;
};

}  // namespace ocop::trace
