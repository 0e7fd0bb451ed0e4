#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "event_store/event_store.h"
#include "trace/thing.h"

/// For tests only: a store of a few events in memory, in the order in which they were added.
namespace ocop::trace {

struct Amount {
  std::string path;
  std::optional<double> quantity;
};

struct TestEvent {
  std::string name;  ///< its event identifier
  epcis::EventType type = epcis::EventType::object;
  epcis::Action action = epcis::Action::none;
  std::int64_t time = 0;
  std::string parent, transformation_id, business_step, lot;
  std::vector<std::string> epcs, input_epcs, output_epcs;
  std::vector<Amount> quantities, input_quantities, output_quantities;
  std::vector<std::string> lots_of_labels;  ///< that the labels of `epcs` carry
  bool is_error_declaration = false;
};

class MemoryView : public event_store::View {
 public:
  using Key = event_store::Key;
  using Sequence = event_store::Sequence;

  void add(TestEvent event) {
    events_.push_back(std::make_shared<const TestEvent>(std::move(event)));
  }
  std::vector<std::shared_ptr<const TestEvent>>& events() { return events_; }
  const std::string& name_of(Sequence sequence) const { return events_[sequence - 1]->name; }

  Sequence last() const override { return events_.size(); }

  Result<event_store::StoredEvent> event(Sequence sequence) const override {
    if (sequence == 0 || sequence > events_.size()) return Error{Code::not_found, "no event", ""};
    const auto& from = events_[sequence - 1];
    event_store::StoredEvent stored;
    stored.sequence = sequence;
    stored.record = from;
    event_store::EventFacts& facts = stored.facts;
    facts.type = from->type;
    facts.action = from->action;
    facts.event_time = {{from->time}, vietnam_offset_minutes};
    facts.event_id = from->name;
    facts.parent = from->parent;
    facts.transformation_id = from->transformation_id;
    facts.business_step = from->business_step;
    facts.lot = from->lot;
    facts.epcs.assign(from->epcs.begin(), from->epcs.end());
    facts.input_epcs.assign(from->input_epcs.begin(), from->input_epcs.end());
    facts.output_epcs.assign(from->output_epcs.begin(), from->output_epcs.end());
    facts.quantities = facts_of(from->quantities);
    facts.input_quantities = facts_of(from->input_quantities);
    facts.output_quantities = facts_of(from->output_quantities);
    facts.is_error_declaration = from->is_error_declaration;
    return stored;
  }

  Result<std::vector<Sequence>> find(Key key, std::string_view value, Sequence after,
                                     std::size_t limit) const override {
    std::vector<Sequence> found;
    for (Sequence sequence = after + 1; sequence <= events_.size(); ++sequence) {
      if (found.size() == limit) break;
      if (is_found_by(*events_[sequence - 1], key, value)) found.push_back(sequence);
    }
    return found;
  }

  Result<std::vector<Sequence>> find_by_time(Timestamp, Timestamp, Sequence,
                                             std::size_t) const override {
    return Error{Code::unimplemented, "journeys do not ask this", ""};
  }
  Result<std::vector<Sequence>> find_by_event_id(std::string_view) const override {
    return Error{Code::unimplemented, "journeys do not ask this", ""};
  }

 private:
  static std::vector<event_store::QuantityFact> facts_of(const std::vector<Amount>& amounts) {
    std::vector<event_store::QuantityFact> facts;
    for (const auto& amount : amounts) facts.push_back({amount.path, amount.quantity, ""});
    return facts;
  }

  static bool has(const std::vector<std::string>& list, std::string_view value) {
    return std::ranges::find(list, value) != list.end();
  }

  static bool has(const std::vector<Amount>& list, std::string_view value) {
    return std::ranges::find(list, value, &Amount::path) != list.end();
  }

  static bool names_lot_of(const TestEvent& event, const std::vector<std::string>& instances,
                           std::string_view lot) {
    return std::ranges::any_of(
        instances, [&](const std::string& path) { return lot_path(path, event.lot) == lot; });
  }

  static bool is_found_by(const TestEvent& event, Key key, std::string_view value) {
    switch (key) {
      case Key::epc:
        return has(event.epcs, value) || has(event.input_epcs, value) ||
               has(event.output_epcs, value);
      case Key::epc_class:
        return has(event.quantities, value) || has(event.input_quantities, value) ||
               has(event.output_quantities, value) || names_lot_of(event, event.output_epcs, value);
      case Key::instance_of_lot:
        return names_lot_of(event, event.epcs, value) || has(event.lots_of_labels, value);
      case Key::parent:
        return event.parent == value;
      case Key::transformation_id:
        return event.transformation_id == value;
      default:
        return false;
    }
  }

  std::vector<std::shared_ptr<const TestEvent>> events_;
};

}  // namespace ocop::trace
