#pragma once

#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "epcis/document.h"

/// Events for tests and benchmarks, made by hand.
namespace ocop::event_store {

/// A folder of its own that goes away with the object.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::filesystem::path& parent) {
    SystemRandom random;
    path_ = parent / random_hex(random, 8);
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline gs1::Identifier identifier(std::string_view path) {
  return gs1::Identifier::from_stored(std::string(path));
}

inline Timestamp at(std::string_view time) { return parse_time(time).value().instant; }

/// An object event with that identifier that observes those instances. The JSON carries only what
/// makes events differ; the store does not read it.
inline epcis::Event object_event(std::string id, const std::vector<std::string>& epcs = {}) {
  epcis::Event event;
  event.event_id = std::move(id);
  event.action = epcis::Action::observe;
  event.event_time = {at("2026-07-06T05:40:00+07:00"), vietnam_offset_minutes};
  for (const auto& epc : epcs) event.epcs.push_back(identifier(epc));
  return event;
}

/// Owns events and their JSON, and lends them out as the decoder would.
class Batch {
 public:
  Batch& add(epcis::Event event, std::string json, std::string_view context = {}) {
    texts_.push_back(std::move(json));
    sourced_.push_back({std::move(event), texts_.back(), context});
    return *this;
  }
  Batch& add(epcis::Event event) {
    std::string json = R"({"type":"ObjectEvent","eventID":")" + event.event_id + R"("})";
    return add(std::move(event), std::move(json));
  }
  Batch& add(std::string id, const std::vector<std::string>& epcs = {}) {
    return add(object_event(std::move(id), epcs));
  }
  const std::vector<epcis::SourcedEvent>& events() const { return sourced_; }

 private:
  std::deque<std::string> texts_;  // never moves them
  std::vector<epcis::SourcedEvent> sourced_;
};

}  // namespace ocop::event_store
