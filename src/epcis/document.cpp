#include "epcis/document.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <set>

#include "base/limits.h"
#include "epcis/document_fields.h"
#include "epcis/document_slices.h"
#include "epcis/event_hash.h"
#include "epcis/event_reader.h"
#include "epcis/fault_list.h"
#include "epcis/syntax_fault.h"

namespace ocop::epcis {
namespace {

using Element = simdjson::dom::element;

Decoded refused(Fault fault) {
  Decoded decoded;
  decoded.faults.push_back(std::move(fault));
  decoded.fault_count = 1;
  return decoded;
}

// Parses slices, keeping one buffer that grows to the largest of them.
class SliceParser {
 public:
  // `depth` is how many levels of the document stand above the slice.
  simdjson::error_code parse(std::string_view slice, std::size_t depth, Element& value) {
    const std::size_t capacity = std::bit_ceil(std::max<std::size_t>(slice.size(), 4096));
    const std::size_t levels = limits::epcis_nesting_max - depth;
    if (parser_.capacity() < slice.size() || parser_.max_depth() != levels) {
      if (const auto failed = parser_.allocate(std::max(capacity, parser_.capacity()), levels)) {
        return failed;
      }
    }
    // The slice lies in a padded text, so reading beyond its end is safe and copying needless.
    return parser_.parse(slice.data(), slice.size(), false).get(value);
  }

 private:
  simdjson::dom::parser parser_{limits::epcis_document_bytes_max + 1};
};

class DocumentReader {
 public:
  explicit DocumentReader(std::string_view json) : json_(json), padded_(json) {}

  Decoded read() && {
    if (slice_document(padded_, slices_) != simdjson::SUCCESS) return refused(syntax_fault(json_));
    const auto kind = read_kind();
    if (broken_) return refused(syntax_fault(json_));
    if (kind == Kind::unknown) return refused(not_epcis());
    if (slices_.event_count > limits::epcis_events_per_document_max) {
      return refused({"", fmt::format("{} events in one document; at most {} are taken (limit "
                                      "epcis_events_per_document_max), so send it in parts",
                                      slices_.event_count, limits::epcis_events_per_document_max)});
    }
    if (kind == Kind::event) {
      read_bare_event();
    } else {
      read_document(kind);
    }
    if (broken_) return refused(syntax_fault(json_));
    decoded_.fault_count = faults_.count();
    decoded_.faults = std::move(faults_).take();
    return std::move(decoded_);
  }

 private:
  enum class Kind : std::uint8_t { unknown, document, query_document, event };

  Fault not_epcis() const {
    return {"",
            "this is no EPCIS document: an object whose type is EPCISDocument, "
            "EPCISQueryDocument or an event type such as ObjectEvent is expected"};
  }

  bool parse(std::string_view slice, std::size_t depth, Element& value) {
    broken_ = broken_ || parser_.parse(slice, depth, value) != simdjson::SUCCESS;
    return !broken_;
  }

  Kind read_kind() {
    Element value;
    if (!slices_.is_object) {
      parse(slices_.whole, 0, value);
      return Kind::unknown;
    }
    const Slice* type = slices_.find(Level::document, "type");
    std::string_view name;
    if (type == nullptr || !parse(type->json, 1, value) || value.get(name)) return Kind::unknown;
    if (name == "EPCISDocument") return Kind::document;
    if (name == "EPCISQueryDocument") return Kind::query_document;
    // A misspelt event type is told at its place when the rest looks like an event.
    return slices_.find(Level::document, "eventTime") != nullptr ? Kind::event
           : event_type_of(name)                                 ? Kind::event
                                                                 : Kind::unknown;
  }

  void read_bare_event() { read_event_slice(slices_.whole, 0, Path::root(""), 0); }

  void read_document(Kind kind) {
    read_document_context();
    check_fields(kind);
    check_required(kind);
    const bool is_query = kind == Kind::query_document;
    decoded_.list_pointer =
        is_query ? "/epcisBody/queryResults/resultsBody/eventList" : "/epcisBody/eventList";
    const auto& events = is_query ? slices_.queried_events : slices_.events;
    decoded_.events.reserve(events.size());
    decoded_.positions.reserve(events.size());
    const Path list = Path::root(decoded_.list_pointer);
    for (std::size_t i = 0; i < events.size() && !broken_; ++i) {
      read_event_slice(events[i], is_query ? 5 : 3, list / i, i);
    }
  }

  void read_document_context() {
    const Slice* field = slices_.find(Level::document, "@context");
    if (field == nullptr) return;
    Element value;
    if (!parse(field->json, 1, value)) return;
    auto context = std::make_shared<Context>();
    const Path root = Path::root("");
    read_context(faults_, value, root / "@context", *context);
    context_ = std::move(context);
    context_json_ = in_source(field->json);
  }

  // A view into the padded copy → the same bytes of the caller's text.
  std::string_view in_source(std::string_view slice) const {
    return json_.substr(static_cast<std::size_t>(slice.data() - padded_.data()), slice.size());
  }

  void check_fields(Kind kind) {
    ValueReader reader(faults_, *context_);
    std::set<std::pair<Level, std::string_view>> seen;
    for (const auto& field : slices_.fields) {
      const Path parent = Path::root(pointer_of(field.level));
      const Path here = parent / field.name;
      if (!seen.emplace(field.level, field.name).second) {
        faults_.add(here, "this field is there twice; keep one");
        continue;
      }
      if (field.json.empty()) continue;  // its own fields stand in the list too
      Element value;
      if (!parse(field.json, 1 + static_cast<std::size_t>(field.level), value)) return;
      if (field.level == Level::document) {
        check_document_field(reader, field.name, value, here);
      } else if (kind == Kind::document) {
        // In the body of this kind the schema knows the list of events and lets all else be.
        if (field.level == Level::body && field.name == "eventList") reader.list(value, here);
      } else {
        check_results_field(reader, field.name, value, here);
      }
    }
  }

  static std::string_view pointer_of(Level level) {
    switch (level) {
      case Level::document:
        return "";
      case Level::body:
        return "/epcisBody";
      case Level::query_results:
        return "/epcisBody/queryResults";
      case Level::results_body:
        break;
    }
    return "/epcisBody/queryResults/resultsBody";
  }

  void require(Level level, std::string_view name, std::string_view advice) {
    const bool parent_is_there =
        level == Level::document || slices_.find(level_above(level), name_of(level)) != nullptr;
    if (!parent_is_there || slices_.find(level, name) != nullptr) return;
    faults_.add(Path::root(pointer_of(level)), fmt::format("{} is missing; {}", name, advice));
  }

  static Level level_above(Level level) {
    return static_cast<Level>(static_cast<std::uint8_t>(level) - 1);
  }
  static std::string_view name_of(Level level) {
    return level == Level::body            ? "epcisBody"
           : level == Level::query_results ? "queryResults"
                                           : "resultsBody";
  }

  void check_required(Kind kind) {
    require(Level::document, "@context", "name the context of EPCIS 2.0");
    require(Level::document, "epcisBody", "the events stand in it");
    if (kind == Kind::document) {
      require(Level::document, "schemaVersion", "write \"2.0\"");
      require(Level::document, "creationDate", "write when the document was made");
      require(Level::body, "eventList", "the events stand in it");
      return;
    }
    require(Level::body, "queryResults", "the events stand in its resultsBody");
    require(Level::query_results, "queryName", "name the query that was answered");
    require(Level::query_results, "resultsBody", "the events stand in it");
    require(Level::results_body, "eventList", "the events stand in it");
  }

  void read_event_slice(std::string_view slice, std::size_t depth, const Path& path,
                        std::size_t position) {
    if (slice.size() > limits::epcis_event_bytes_max) {
      faults_.add(path, fmt::format("this event is {} bytes long; at most {} are taken (limit "
                                    "epcis_event_bytes_max)",
                                    slice.size(), limits::epcis_event_bytes_max));
      return;
    }
    Element value;
    if (!parse(slice, depth, value)) return;
    const std::size_t before = faults_.count();
    Event event = read_event(faults_, context_, value, path,
                             depth == 0 ? Surroundings::alone : Surroundings::document);
    if (faults_.count() != before) return;
    if (!event.event_id.empty() &&
        !event_ids_.emplace(event.event_id, event.error_declaration.has_value()).second) {
      faults_.add(path / "eventID",
                  "an earlier event of this document has the same eventID; an event has its own, "
                  "and only its error declaration repeats it");
      return;
    }
    // Sending one document twice then stores its events once.
    if (event.event_id.empty()) event.event_id = event_hash(event);
    decoded_.events.push_back({std::move(event), in_source(slice), context_json_});
    decoded_.positions.push_back(position);
  }

  std::string_view json_;
  simdjson::padded_string padded_;
  Slices slices_;
  SliceParser parser_;
  FaultList faults_;
  Decoded decoded_;
  std::shared_ptr<const Context> context_ = std::make_shared<Context>();
  std::string_view context_json_;
  std::set<std::pair<std::string, bool>> event_ids_;
  bool broken_ = false;  // some slice is not JSON
};

}  // namespace

Decoded decode(std::string_view json) {
  if (json.size() > limits::epcis_document_bytes_max) {
    return refused({"", fmt::format("{} bytes are more than one document may have, which is {} "
                                    "(limit epcis_document_bytes_max); send it in parts",
                                    json.size(), limits::epcis_document_bytes_max)});
  }
  return DocumentReader(json).read();
}

}  // namespace ocop::epcis
