#include "epcis/document_slices.h"

#include <algorithm>
#include <optional>

#include "base/limits.h"
#include "base/text.h"

namespace ocop::epcis {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;
using simdjson::SUCCESS;

#define OCOP_TRY_JSON(...) \
  if (const error_code failed = (__VA_ARGS__); failed != SUCCESS) return failed

class Slicer {
 public:
  explicit Slicer(Slices& slices) : slices_(slices) {}

  error_code slice(ondemand::object object, Level level) {
    for (auto result : object) {
      ondemand::field field;
      OCOP_TRY_JSON(std::move(result).get(field));
      std::string_view name;
      OCOP_TRY_JSON(field.unescaped_key().get(name));
      OCOP_TRY_JSON(slice_field(level, std::string(name), field.value()));
    }
    return SUCCESS;
  }

 private:
  error_code slice_field(Level level, std::string name, ondemand::value value) {
    ondemand::json_type type{};
    OCOP_TRY_JSON(value.type().get(type));
    const bool first = slices_.find(level, name) == nullptr;
    if (const auto inner = level_within(level, name);
        inner && first && type == ondemand::json_type::object) {
      slices_.fields.push_back({level, std::move(name), {}});
      ondemand::object object;
      OCOP_TRY_JSON(value.get_object().get(object));
      return slice(object, *inner);
    }
    if (const bool holds_events = level == Level::body || level == Level::results_body;
        holds_events && first && name == "eventList" && type == ondemand::json_type::array) {
      slices_.fields.push_back({level, std::move(name), {}});
      return slice_events(value, level == Level::body ? slices_.events : slices_.queried_events);
    }
    std::string_view json;
    OCOP_TRY_JSON(text_of(value, type).get(json));
    slices_.fields.push_back({level, std::move(name), json});
    return SUCCESS;
  }

  static std::optional<Level> level_within(Level level, std::string_view name) {
    if (level == Level::document && name == "epcisBody") return Level::body;
    if (level == Level::body && name == "queryResults") return Level::query_results;
    if (level == Level::query_results && name == "resultsBody") return Level::results_body;
    return std::nullopt;
  }

  error_code slice_events(ondemand::value value, std::vector<std::string_view>& events) {
    ondemand::array array;
    OCOP_TRY_JSON(value.get_array().get(array));
    for (auto result : array) {
      ondemand::value item;
      OCOP_TRY_JSON(std::move(result).get(item));
      ondemand::json_type type{};
      OCOP_TRY_JSON(item.type().get(type));
      std::string_view json;
      OCOP_TRY_JSON(text_of(item, type).get(json));
      if (++slices_.event_count <= limits::epcis_events_per_document_max) events.push_back(json);
    }
    return SUCCESS;
  }

  static simdjson::simdjson_result<std::string_view> text_of(ondemand::value value,
                                                             ondemand::json_type type) {
    if (type == ondemand::json_type::object) {
      ondemand::object object;
      OCOP_TRY_JSON(value.get_object().get(object));
      return trimmed(object.raw_json());
    }
    if (type == ondemand::json_type::array) {
      ondemand::array array;
      OCOP_TRY_JSON(value.get_array().get(array));
      return trimmed(array.raw_json());
    }
    return trim(value.raw_json_token());
  }

  // The library hands out everything up to the next token.
  static simdjson::simdjson_result<std::string_view> trimmed(
      simdjson::simdjson_result<std::string_view>&& json) {
    std::string_view text;
    OCOP_TRY_JSON(std::move(json).get(text));
    return trim(text);
  }

  Slices& slices_;
};

}  // namespace

const Slice* Slices::find(Level level, std::string_view name) const {
  const auto found = std::ranges::find_if(
      fields, [&](const Slice& field) { return field.level == level && field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

error_code slice_document(const simdjson::padded_string& json, Slices& slices) {
  slices.whole = trim(std::string_view(json));
  ondemand::parser parser;
  ondemand::document document;
  OCOP_TRY_JSON(parser.iterate(json).get(document));
  ondemand::json_type type{};
  OCOP_TRY_JSON(document.type().get(type));
  slices.is_object = type == ondemand::json_type::object;
  if (!slices.is_object) return SUCCESS;
  ondemand::object object;
  OCOP_TRY_JSON(document.get_object().get(object));
  OCOP_TRY_JSON(Slicer(slices).slice(object, Level::document));
  // The end of the object must be the end of the text.
  const char* after = nullptr;
  return document.current_location().get(after) == SUCCESS ? simdjson::TRAILING_CONTENT : SUCCESS;
}

}  // namespace ocop::epcis
