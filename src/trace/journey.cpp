#include "trace/journey.h"

#include <algorithm>
#include <tuple>

#include "trace/walk.h"

namespace ocop::trace {
namespace {

void start(Walk& walk, const gs1::Identifier& item) {
  switch (item.granularity()) {
    case gs1::Granularity::lot:
      walk.start(item.path(), Kind::lot, {});
      return;
    case gs1::Granularity::trade_class:
      walk.start(item.path(), Kind::trade_class, {});
      return;
    case gs1::Granularity::foreign:
      // Its spelling does not say what it names; it may stand in either kind of list.
      walk.start(item.path(), Kind::lot, {});
      walk.start(item.path(), Kind::instance, {});
      return;
    default:
      walk.start(item.path(), Kind::instance, item.lot_of_label());
  }
}

std::vector<Edge> edges_of(const EventPool& pool, const std::vector<EdgeDraft>& drafts) {
  std::vector<Edge> edges;
  edges.reserve(drafts.size());
  for (const auto& draft : drafts) {
    edges.push_back(
        {std::string(draft.input), std::string(draft.output), pool.sequence(draft.event)});
  }
  const auto key = [](const Edge& edge) {
    return std::tie(edge.sequence, edge.input, edge.output);
  };
  std::ranges::sort(edges, {}, key);
  const auto rest = std::ranges::unique(edges, {}, key);
  edges.erase(rest.begin(), rest.end());
  return edges;
}

std::vector<Finding> findings_of(const EventPool& pool, const std::vector<FindingDraft>& drafts) {
  std::vector<Finding> findings;
  for (const auto& draft : drafts) {
    findings.push_back({draft.kind, std::string(draft.subject), pool.sequence(draft.event)});
  }
  const auto key = [](const Finding& finding) {
    return std::tie(finding.kind, finding.subject, finding.sequence);
  };
  std::ranges::sort(findings, {}, key);
  const auto rest = std::ranges::unique(findings, {}, key);
  findings.erase(rest.begin(), rest.end());
  return findings;
}

// Takes the events out of the pool, so it comes last.
std::vector<Step> steps_of(EventPool& pool, std::vector<StepDraft>& drafts) {
  std::ranges::sort(drafts, {}, [&pool](const StepDraft& draft) {
    return std::pair(pool.time(draft.event), pool.sequence(draft.event));
  });
  std::vector<Step> steps;
  steps.reserve(drafts.size());
  for (const auto& draft : drafts) {
    steps.push_back({{}, draft.role, std::string(draft.subject), draft.distance});
  }
  for (std::size_t i = 0; i < drafts.size(); ++i) steps[i].event = pool.take(drafts[i].event);
  return steps;
}

}  // namespace

Result<Journey> journey(const event_store::View& view, const gs1::Identifier& item,
                        Direction direction) {
  EventPool pool(view);
  Walk walk(pool, direction);
  start(walk, item);
  TRY_VOID(walk.run());
  Journey journey;
  journey.edges = edges_of(pool, walk.edges());
  journey.findings = findings_of(pool, walk.findings());
  if (walk.is_cut()) journey.findings.push_back({FindingKind::cut_at_limit, item.path(), 0});
  journey.steps = steps_of(pool, walk.steps());
  return journey;
}

}  // namespace ocop::trace
