#include "event_store/query.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace ocop::event_store {
namespace {

constexpr std::size_t candidates_per_step = 512;

bool contains(const std::vector<std::string>& wanted, std::string_view value) {
  return std::ranges::find(wanted, value) != wanted.end();
}

template <class T>
bool allows(const std::vector<T>& wanted, const T& value) {
  return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

bool allows_text(const std::vector<std::string>& wanted, std::string_view value) {
  return wanted.empty() || contains(wanted, value);
}

template <class... Lists>
bool allows_any(const std::vector<std::string>& wanted, const Lists&... lists) {
  const auto hit = [&](const auto& list) {
    return std::ranges::any_of(list, [&](const auto& one) {
      if constexpr (requires { one.epc_class; }) {
        return contains(wanted, one.epc_class);
      } else {
        return contains(wanted, one);
      }
    });
  };
  return wanted.empty() || (hit(lists) || ...);
}

bool in_span(const std::optional<Timestamp>& from, const std::optional<Timestamp>& until,
             Timestamp at) {
  return (!from || at >= *from) && (!until || at < *until);
}

bool matches(const Query& query, const StoredEvent& event) {
  const EventFacts& facts = event.facts;
  const std::vector<std::string_view> parent{facts.parent};
  return allows(query.event_types, facts.type) && allows(query.actions, facts.action) &&
         in_span(query.event_time_from, query.event_time_until, facts.event_time.instant) &&
         in_span(query.record_time_from, query.record_time_until, event.record_time) &&
         allows_text(query.event_ids, facts.event_id) &&
         allows_text(query.business_steps, facts.business_step) &&
         allows_text(query.dispositions, facts.disposition) &&
         allows_text(query.read_points, facts.read_point) &&
         allows_text(query.business_locations, facts.business_location) &&
         allows_text(query.transformation_ids, facts.transformation_id) &&
         allows_text(query.parents, facts.parent) && allows_any(query.epcs, facts.epcs) &&
         allows_any(query.any_epcs, facts.epcs, facts.input_epcs, facts.output_epcs, parent) &&
         allows_any(query.classes, facts.quantities) &&
         allows_any(query.any_classes, facts.quantities, facts.input_quantities,
                    facts.output_quantities);
}

// One ascending source of candidates: sequence numbers above `after`, at most `limit`.
using Source = std::function<Result<std::vector<Sequence>>(Sequence after, std::size_t limit)>;

class Walk {
 public:
  Walk(const View& view, const Query& query) : view_(view), query_(query) { choose_sources(); }

  Result<QueryPage> page(Sequence after, std::size_t limit) {
    QueryPage page;
    for (;;) {
      TRY(const auto step, candidates(after));
      for (const Sequence sequence : step.sequences) {
        TRY(auto event, view_.event(sequence));
        if (!matches(query_, event)) continue;
        if (page.events.size() == limit) {
          page.next_after = page.events.back().sequence;
          return page;
        }
        page.events.push_back(std::move(event));
      }
      if (!step.more) return page;
      after = step.horizon;
    }
  }

 private:
  struct Step {
    std::vector<Sequence> sequences;
    Sequence horizon = 0;  // below or at it nothing is missing
    bool more = false;
  };

  // A source that was cut at its limit knows nothing above its last number, so the step ends at
  // the lowest of those.
  Result<Step> candidates(Sequence after) {
    Step step;
    step.horizon = std::numeric_limits<Sequence>::max();
    for (const Source& source : sources_) {
      TRY(const auto found, source(after, candidates_per_step));
      if (found.size() == candidates_per_step) {
        step.more = true;
        step.horizon = std::min(step.horizon, found.back());
      }
      step.sequences.insert(step.sequences.end(), found.begin(), found.end());
    }
    std::ranges::sort(step.sequences);
    const auto repeats = std::ranges::unique(step.sequences);
    step.sequences.erase(repeats.begin(), repeats.end());
    std::erase_if(step.sequences, [&](Sequence sequence) { return sequence > step.horizon; });
    return step;
  }

  void choose_sources() {
    using Choice = std::pair<const std::vector<std::string>*, std::vector<Key>>;
    const Choice choices[] = {
        {&query_.epcs, {Key::epc}},
        {&query_.any_epcs, {Key::epc, Key::parent}},
        {&query_.parents, {Key::parent}},
        {&query_.classes, {Key::epc_class}},
        {&query_.any_classes, {Key::epc_class}},
        {&query_.transformation_ids, {Key::transformation_id}},
        {&query_.business_locations, {Key::business_location}},
        {&query_.read_points, {Key::read_point}},
        {&query_.dispositions, {Key::disposition}},
        {&query_.business_steps, {Key::business_step}},
    };
    if (!query_.event_ids.empty()) return use_event_ids();
    for (const auto& [values, keys] : choices) {
      if (!values->empty()) return use_index(*values, keys);
    }
    if (query_.event_time_from || query_.event_time_until) return use_time();
    sources_.push_back([this](Sequence after, std::size_t limit) -> Result<std::vector<Sequence>> {
      std::vector<Sequence> all;
      for (Sequence next = after + 1; next <= view_.last() && all.size() < limit; ++next) {
        all.push_back(next);
      }
      return all;
    });
  }

  void use_index(const std::vector<std::string>& values, const std::vector<Key>& keys) {
    for (const auto& value : values) {
      for (const Key key : keys) {
        sources_.push_back([this, &value, key](Sequence after, std::size_t limit) {
          return view_.find(key, value, after, limit);
        });
      }
    }
  }

  void use_event_ids() {
    for (const auto& id : query_.event_ids) {
      sources_.push_back([this, &id](Sequence after, std::size_t) {
        auto found = view_.find_by_event_id(id);
        if (found) std::erase_if(*found, [&](Sequence sequence) { return sequence <= after; });
        return found;
      });
    }
  }

  void use_time() {
    const Timestamp from = query_.event_time_from.value_or(Timestamp{0});
    const Timestamp until =
        query_.event_time_until.value_or(Timestamp{std::numeric_limits<std::int64_t>::max()});
    sources_.push_back([this, from, until](Sequence after, std::size_t limit) {
      return view_.find_by_time(from, until, after, limit);
    });
  }

  const View& view_;
  const Query& query_;
  std::vector<Source> sources_;
};

}  // namespace

Result<QueryPage> run(const View& view, const Query& query, Sequence after, std::size_t limit) {
  return Walk(view, query).page(after, limit);
}

}  // namespace ocop::event_store
