#include <algorithm>
#include <optional>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include "base/text.h"
#include "epcis/encode.h"
#include "epcis/json_text.h"

namespace ocop::epcis {
namespace {

struct SourceField {
  std::string name;
  std::size_t begin = 0;  // of the name
  std::size_t end = 0;    // after the value
  std::string_view value;
};

// Walks over the fields of an object that is known to be right JSON.
class FieldWalker {
 public:
  explicit FieldWalker(std::string_view json) : json_(json) {
    skip_space();
    at_ = std::min(at_ + 1, json_.size());  // the brace
  }

  std::optional<SourceField> next() {
    skip_space();
    if (peek() == ',') ++at_;
    skip_space();
    if (peek() != '"') return std::nullopt;
    SourceField field;
    field.begin = at_;
    skip_string();
    field.name = unescaped(json_.substr(field.begin, at_ - field.begin));
    skip_space();
    ++at_;  // the colon
    skip_space();
    const std::size_t value = at_;
    skip_value();
    field.end = at_;
    field.value = json_.substr(value, at_ - value);
    return field;
  }

 private:
  char peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }

  void skip_space() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
  }

  void skip_string() {
    ++at_;
    while (at_ < json_.size() && json_[at_] != '"') at_ += json_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, json_.size());
  }

  void skip_value() {
    std::size_t depth = 0;
    while (at_ < json_.size()) {
      const char c = json_[at_];
      if (c == '"') {
        skip_string();
        if (depth == 0) return;
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') {
        if (depth == 0) return;  // the end of the object, after a number or a word
        if (--depth == 0) {
          ++at_;
          return;
        }
      }
      if (depth == 0 && (c == ',' || c == ' ' || c == '\t' || c == '\n' || c == '\r')) return;
      ++at_;
    }
  }

  static std::string unescaped(std::string_view quoted) {
    if (quoted.find('\\') == std::string_view::npos) {
      return std::string(quoted.substr(1, quoted.size() - 2));
    }
    boost::json::error_code failed;
    const auto value = boost::json::parse(quoted, failed);
    return failed ? std::string() : std::string(value.get_string());
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

void append_field(std::string& text, std::string_view name, std::string_view json) {
  append_json_string(text, name);
  text.append(":").append(json).append(",");
}

boost::json::array entries_of(std::string_view context) {
  boost::json::error_code failed;
  auto value = boost::json::parse(context, failed);
  if (failed) return {};
  if (value.is_array()) return std::move(value.get_array());
  return boost::json::array{std::move(value)};
}

// The document's context first, then the event's own, which may narrow it.
std::string joined(std::string_view outer, std::string_view inner) {
  auto entries = entries_of(outer);
  for (auto& entry : entries_of(inner)) {
    if (std::ranges::find(entries, entry) == entries.end()) entries.push_back(std::move(entry));
  }
  std::string text;
  append_json(text, entries);
  return text;
}

std::string in_quotes(std::string_view text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

}  // namespace

std::string with_record(std::string_view json, std::string_view event_id, Timestamp record_time,
                        std::string_view context) {
  std::vector<SourceField> replaced;
  FieldWalker walker(json);
  std::string own_context;
  while (auto field = walker.next()) {
    const bool is_context = field->name == "@context" && !context.empty();
    if (is_context) own_context = field->value;
    if (is_context || field->name == "eventID" || field->name == "recordTime") {
      replaced.push_back(std::move(*field));
    }
  }
  const std::size_t brace = json.find('{');
  std::string text(json.substr(0, brace + 1));
  if (!context.empty()) {
    append_field(text, "@context",
                 own_context.empty() ? std::string(context) : joined(context, own_context));
  }
  append_field(text, "eventID", in_quotes(event_id));
  append_field(text, "recordTime", in_quotes(format_rfc3339({record_time, 0})));
  std::size_t kept = brace + 1;
  for (const auto& field : replaced) {
    text += json.substr(kept, field.begin - kept);
    const std::size_t next = json.find_first_not_of(" \t\r\n", field.end);
    kept = next != std::string_view::npos && json[next] == ',' ? next + 1 : field.end;
  }
  text += json.substr(kept);
  // Where the last field was replaced, or none other is left, a comma stands before the brace.
  const std::size_t close = text.find_last_of('}');
  const std::size_t before = text.find_last_not_of(" \t\r\n", close - 1);
  if (text[before] == ',') text.erase(before, 1);
  return text;
}

}  // namespace ocop::epcis
