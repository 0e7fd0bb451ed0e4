#include "epcis/syntax_fault.h"

#include <fmt/format.h>

#include <algorithm>

#include <boost/json/basic_parser_impl.hpp>

#include "base/limits.h"

namespace ocop::epcis {
namespace {

// Takes every value and keeps none: we want to know where a text breaks, not what it says.
struct SilentHandler {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  using Code = boost::json::error_code;
  using Text = boost::json::string_view;

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_object_begin(Code&) { return true; }
  bool on_object_end(std::size_t, Code&) { return true; }
  bool on_array_begin(Code&) { return true; }
  bool on_array_end(std::size_t, Code&) { return true; }
  bool on_key_part(Text, std::size_t, Code&) { return true; }
  bool on_key(Text, std::size_t, Code&) { return true; }
  bool on_string_part(Text, std::size_t, Code&) { return true; }
  bool on_string(Text, std::size_t, Code&) { return true; }
  bool on_number_part(Text, Code&) { return true; }
  bool on_int64(std::int64_t, Text, Code&) { return true; }
  bool on_uint64(std::uint64_t, Text, Code&) { return true; }
  bool on_double(double, Text, Code&) { return true; }
  bool on_bool(bool, Code&) { return true; }
  bool on_null(Code&) { return true; }
  bool on_comment_part(Text, Code&) { return true; }
  bool on_comment(Text, Code&) { return true; }
};

std::string place_of(std::string_view json, std::size_t offset) {
  const auto before = json.substr(0, std::min(offset, json.size()));
  const auto line = std::ranges::count(before, '\n') + 1;
  const auto line_start = before.rfind('\n');
  const auto column =
      line_start == std::string_view::npos ? before.size() + 1 : before.size() - line_start;
  return fmt::format("byte {} (line {}, column {})", before.size(), line, column);
}

// The length of the UTF-8 sequence at the front (RFC 3629 section 4), 0 when there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const unsigned second = byte(1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool surrogate = lead == 0xED && second > 0x9F;
  const bool beyond = lead == 0xF4 && second > 0x8F;
  return overlong || surrogate || beyond ? 0 : length;
}

std::size_t first_byte_not_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = sequence_length(text.substr(at));
    if (length == 0) break;
    at += length;
  }
  return at;
}

}  // namespace

Fault syntax_fault(std::string_view json) {
  using boost::json::error;
  if (const auto bad = first_byte_not_utf8(json); bad < json.size()) {
    return {"", fmt::format("at {}: these bytes are not UTF-8; save the text as UTF-8",
                            place_of(json, bad))};
  }
  boost::json::parse_options options;
  options.max_depth = limits::epcis_nesting_max;
  boost::json::basic_parser<SilentHandler> parser(options);
  boost::json::error_code code;
  std::size_t offset = parser.write_some(false, json.data(), json.size(), code);
  if (!code && offset < json.size()) {
    const auto rest = json.find_first_not_of(" \t\r\n", offset);
    if (rest != std::string_view::npos) {
      return {"", fmt::format("at {}: something follows the end of the JSON; remove it",
                              place_of(json, rest))};
    }
  }
  const std::string place = place_of(json, offset);
  if (!code) {
    return {"", "a number in this text is larger than can be kept exactly; write it as a text"};
  }
  if (code == error::incomplete) {
    return {"", fmt::format("the JSON ends too early, at {}; was it cut on its way?", place)};
  }
  if (code == error::too_deep) {
    return {"", fmt::format("at {}: nested deeper than {} levels (limit epcis_nesting_max)", place,
                            limits::epcis_nesting_max)};
  }
  return {"", fmt::format("this is not JSON, at {}: {}", place, code.message())};
}

}  // namespace ocop::epcis
