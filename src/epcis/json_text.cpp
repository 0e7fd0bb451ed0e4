#include "epcis/json_text.h"

#include <fmt/format.h>

#include <cmath>

namespace ocop::epcis {
namespace {

void append_escaped(std::string& text, char c) {
  switch (c) {
    case '"':
      text += "\\\"";
      return;
    case '\\':
      text += "\\\\";
      return;
    case '\n':
      text += "\\n";
      return;
    case '\t':
      text += "\\t";
      return;
    case '\r':
      text += "\\r";
      return;
    default:
      fmt::format_to(std::back_inserter(text), "\\u{:04x}", static_cast<unsigned>(c));
  }
}

void append_list(std::string& text, const boost::json::array& list) {
  char separator = '[';
  for (const auto& item : list) {
    text += separator;
    append_json(text, item);
    separator = ',';
  }
  text += list.empty() ? "[]" : "]";
}

void append_object(std::string& text, const boost::json::object& object) {
  char separator = '{';
  for (const auto& [name, value] : object) {
    text += separator;
    append_json_string(text, name);
    text += ':';
    append_json(text, value);
    separator = ',';
  }
  text += object.empty() ? "{}" : "}";
}

}  // namespace

std::string number_text(double value) {
  constexpr double exact_integers_end = 9007199254740992.0;  // 2^53
  if (std::trunc(value) == value && std::abs(value) < exact_integers_end) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  return fmt::format("{}", value);
}

void append_json_string(std::string& text, std::string_view value) {
  text += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20) {
      append_escaped(text, c);
    } else {
      text += c;
    }
  }
  text += '"';
}

void append_json(std::string& text, const boost::json::value& value) {
  switch (value.kind()) {
    case boost::json::kind::null:
      text += "null";
      return;
    case boost::json::kind::bool_:
      text += value.get_bool() ? "true" : "false";
      return;
    case boost::json::kind::int64:
      text += std::to_string(value.get_int64());
      return;
    case boost::json::kind::uint64:
      text += std::to_string(value.get_uint64());
      return;
    case boost::json::kind::double_:
      text += number_text(value.get_double());
      return;
    case boost::json::kind::string:
      append_json_string(text, value.get_string());
      return;
    case boost::json::kind::array:
      append_list(text, value.get_array());
      return;
    case boost::json::kind::object:
      append_object(text, value.get_object());
      return;
  }
}

}  // namespace ocop::epcis
