#include "trace/containment.h"

#include <algorithm>
#include <tuple>

namespace ocop::trace {
namespace {

using epcis::Action;
using epcis::EventType;
using event_store::EventFacts;

struct Share {
  bool is_named = false;
  std::optional<double> amount;
  std::string_view unit;
};

Share share_of_lot(const EventPool& pool, const Subject& subject, EventPool::Index index) {
  const EventFacts& facts = pool.facts(index);
  for (const auto& quantity : facts.quantities) {
    if (quantity.epc_class == subject.path)
      return {true, quantity.quantity, quantity.unit_of_measure};
  }
  const auto earlier = [&pool](auto a, auto b) { return pool.earlier(a, b); };
  if (facts.epcs.empty() || !std::ranges::binary_search(*subject.events, index, earlier)) return {};
  const auto trade_class = trade_class_of(subject.path);
  const auto count = std::ranges::count_if(
      facts.epcs, [&](std::string_view epc) { return trade_class_of(epc) == trade_class; });
  return {count > 0, static_cast<double>(count), {}};
}

Share share_of(const EventPool& pool, const Subject& subject, EventPool::Index index) {
  if (subject.kind != Kind::instance) return share_of_lot(pool, subject, index);
  const auto& epcs = pool.facts(index).epcs;
  return {std::ranges::find(epcs, subject.path) != epcs.end(), std::nullopt, {}};
}

bool empties_all(const EventFacts& facts) {
  return facts.action == Action::remove && facts.epcs.empty() && facts.quantities.empty();
}

bool is_packing(const EventFacts& facts) {
  return facts.type == EventType::aggregation &&
         (facts.action == Action::add || facts.action == Action::remove);
}

}  // namespace

std::vector<Packing> packings_of(const EventPool& pool, const Subject& subject,
                                 std::string_view container, const EventPool::List& events) {
  std::vector<Packing> packings;
  for (const auto index : events) {
    const EventFacts& facts = pool.facts(index);
    if (!is_packing(facts) || facts.parent != container) continue;
    const Share share = share_of(pool, subject, index);
    if (share.is_named) {
      packings.push_back({pool.time(index), facts.action == Action::add, share.amount, share.unit,
                          index, packings.size()});
    } else if (empties_all(facts)) {
      packings.push_back({pool.time(index), false, std::nullopt, {}, index, packings.size()});
    }
  }
  return packings;
}

namespace {

// How much of a thing is in one container, while the packings pass by in the order of time.
class Content {
 public:
  Content(std::string_view container, std::vector<Window>& windows)
      : container_(container), windows_(windows) {}

  void add(const Packing& packing) {
    if (undone_ == packing.time) return;
    if (!window_) {
      window_ = Window{container_, packing.time, for_ever, packing.event, std::nullopt};
      amount_ = packing.amount;
      unit_ = packing.unit;
    } else if (amount_ && packing.amount && unit_ == packing.unit) {
      *amount_ += *packing.amount;
    } else {
      amount_.reset();
    }
  }

  void remove(const Packing& packing) {
    if (!window_) {
      undone_ = packing.time;
    } else if (amount_ && packing.amount && unit_ == packing.unit && *packing.amount < *amount_) {
      *amount_ -= *packing.amount;
    } else {
      window_->until = packing.time;
      window_->closed_by = packing.event;
      finish();
    }
  }

  void finish() {
    if (window_) windows_.push_back(*window_);
    window_.reset();
  }

 private:
  std::string_view container_;
  std::vector<Window>& windows_;
  std::optional<Window> window_;
  std::optional<double> amount_;
  std::string_view unit_;
  std::optional<std::int64_t> undone_;  ///< the instant of a DELETE that found nothing
};

}  // namespace

void replay(std::vector<Packing> packings, std::string_view container,
            std::vector<Window>& windows) {
  std::ranges::sort(packings, {}, [](const Packing& packing) {
    return std::tuple(packing.time, packing.is_add, packing.position);
  });
  Content content(container, windows);
  for (const auto& packing : packings) {
    if (packing.is_add) {
      content.add(packing);
    } else {
      content.remove(packing);
    }
  }
  content.finish();
}

std::vector<EventPool::Index> end_at_second_packing(std::vector<Window>& windows) {
  std::ranges::sort(windows, [](const Window& a, const Window& b) {
    return a.from != b.from ? a.from < b.from : a.container < b.container;
  });
  std::vector<EventPool::Index> second_packings;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    for (std::size_t j = i + 1; j < windows.size() && windows[j].from < windows[i].until; ++j) {
      second_packings.push_back(windows[j].opened_by);
      if (windows[j].from == windows[i].from) continue;
      windows[i].until = windows[j].from;
      windows[i].closed_by.reset();
    }
  }
  return second_packings;
}

Result<Stays> stays_of(EventPool& pool, const Subject& subject) {
  Stays stays;
  std::vector<std::string_view> containers;
  for (const auto index : *subject.events) {
    const EventFacts& facts = pool.facts(index);
    const bool packs = is_packing(facts) && facts.action == Action::add &&
                       facts.parent != subject.path && share_of(pool, subject, index).is_named;
    if (packs && std::ranges::find(containers, facts.parent) == containers.end()) {
      containers.push_back(facts.parent);
    }
  }
  for (const auto container : containers) {
    TRY(const auto* events, pool.of_instance(container));
    replay(packings_of(pool, subject, container, *events), container, stays.windows);
  }
  if (subject.kind == Kind::instance) stays.second_packings = end_at_second_packing(stays.windows);
  return stays;
}

}  // namespace ocop::trace
