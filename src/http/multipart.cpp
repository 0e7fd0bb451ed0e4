#include "http/multipart.h"

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"

namespace ocop::http {
namespace {

constexpr std::size_t boundary_bytes_max = 70;  // RFC 2046 section 5.1.1
constexpr std::size_t part_head_bytes_max = 8U << 10;

Error broken(std::size_t part, std::string_view detail) {
  return {Code::invalid_argument, std::string(detail), "/" + std::to_string(part)};
}

/// The text up to `end`, which is taken off the front of `left` together with `end`.
bool take_until(std::string_view& left, std::string_view end, std::string_view& taken) {
  const auto at = left.find(end);
  if (at == std::string_view::npos) return false;
  taken = left.substr(0, at);
  left.remove_prefix(at + end.size());
  return true;
}

/// Browsers escape a quote and line ends in a name as %22, %0D and %0A, and nothing else.
std::string unescape(std::string_view quoted) {
  std::string text;
  text.reserve(quoted.size());
  while (!quoted.empty()) {
    if (equals_ignoring_case(quoted.substr(0, 3), "%22")) {
      text += '"';
      quoted.remove_prefix(3);
    } else if (equals_ignoring_case(quoted.substr(0, 3), "%0D") ||
               equals_ignoring_case(quoted.substr(0, 3), "%0A")) {
      quoted.remove_prefix(3);
    } else if (quoted.size() > 1 && quoted[0] == '\\' && (quoted[1] == '"' || quoted[1] == '\\')) {
      text += quoted[1];  // the older way of RFC 2616
      quoted.remove_prefix(2);
    } else {
      text += quoted[0];
      quoted.remove_prefix(1);
    }
  }
  return text;
}

/// The bytes of a quoted string up to its closing quote; `left` then stands behind that.
std::string_view take_quoted(std::string_view& left) {
  std::size_t end = 1;
  while (end < left.size() && left[end] != '"') {
    if (left[end] == '\\' && end + 1 < left.size() && left[end + 1] == '"') ++end;
    ++end;
  }
  end = std::min(end, left.size());
  const std::string_view inside = left.substr(1, end - 1);
  left.remove_prefix(std::min(left.size(), end + 1));
  return inside;
}

std::string_view last_component(std::string_view file_name) {
  const auto slash = file_name.find_last_of("/\\");
  return slash == std::string_view::npos ? file_name : file_name.substr(slash + 1);
}

bool is_label(std::string_view text) {
  return is_utf8(text) && std::ranges::none_of(text, [](char c) {
           return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
         });
}

Result<Part> parse_part_head(std::string_view head, std::size_t number) {
  Part part;
  part.content_type = "text/plain";
  bool disposed = false;
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(std::min(head.size(), line.size() + 2));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return broken(number, "a header of a part has no colon");
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trim(line.substr(colon + 1));
    if (equals_ignoring_case(name, "Content-Type")) part.content_type = value;
    if (!equals_ignoring_case(name, "Content-Disposition")) continue;
    if (!equals_ignoring_case(trim(value.substr(0, value.find(';'))), "form-data")) {
      return broken(number, "a part of a form has \"Content-Disposition: form-data\"");
    }
    part.name = header_parameter(value, "name");
    const std::string file_name = header_parameter(value, "filename");
    part.file_name = last_component(file_name);
    disposed = true;
  }
  if (!disposed || part.name.empty()) return broken(number, "a part of the form has no name");
  if (!is_label(part.name) || !is_label(part.file_name) || !is_label(part.content_type)) {
    return broken(number, "the name of a part is not plain UTF-8 text");
  }
  return part;
}

}  // namespace

std::string header_parameter(std::string_view header, std::string_view name) {
  std::string_view left = header;
  left.remove_prefix(std::min(left.size(), left.find(';')));
  while (!left.empty()) {
    left.remove_prefix(1);  // the semicolon
    const auto end = left.find_first_of("=;");
    const std::string_view key = trim(left.substr(0, end));
    left.remove_prefix(std::min(left.size(), end));
    if (!left.starts_with('=')) continue;
    left.remove_prefix(1);
    left.remove_prefix(std::min(left.size(), left.find_first_not_of(" \t")));
    const bool quoted = left.starts_with('"');
    const std::string_view value =
        quoted ? take_quoted(left) : trim(left.substr(0, left.find(';')));
    left.remove_prefix(std::min(left.size(), left.find(';')));
    if (!equals_ignoring_case(key, name)) continue;
    return quoted ? unescape(value) : std::string(value);
  }
  return {};
}

Result<std::vector<Part>> parse_multipart(std::string_view body, std::string_view boundary) {
  if (boundary.empty() || boundary.size() > boundary_bytes_max) {
    return Error{Code::invalid_argument, "the boundary of the form is missing or too long", ""};
  }
  const std::string delimiter = "\r\n--" + std::string(boundary);
  std::vector<Part> parts;
  // The first delimiter may stand at the very beginning, without a line end before it.
  std::string_view left = body;
  std::string_view ignored;
  if (left.starts_with(std::string_view(delimiter).substr(2))) {
    left.remove_prefix(delimiter.size() - 2);
  } else if (!take_until(left, delimiter, ignored)) {
    return broken(0, "the body does not hold the boundary that its Content-Type names");
  }
  while (!left.starts_with("--")) {
    if (parts.size() == limits::multipart_parts_max) {
      return Error{Code::payload_too_large,
                   "a form has at most " + std::to_string(limits::multipart_parts_max) +
                       " parts; send it in several",
                   "/" + std::to_string(parts.size())};
    }
    const std::size_t padding = std::min(left.find_first_not_of(" \t"), left.size());
    left.remove_prefix(padding);
    if (!left.starts_with("\r\n")) return broken(parts.size(), "a boundary ends its line");
    std::string_view head;
    // An empty head would leave "\r\n\r\n" at once; the line end of the boundary is part of it.
    if (!take_until(left, "\r\n\r\n", head) || head.size() > part_head_bytes_max) {
      return broken(parts.size(), "the headers of a part do not end");
    }
    head.remove_prefix(std::min<std::size_t>(2, head.size()));
    TRY(Part part, parse_part_head(head, parts.size()));
    if (!take_until(left, delimiter, part.content)) {
      return broken(parts.size(), "the form ends in the middle of a part; send it again");
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

Result<std::vector<Part>> read_multipart(const Request& request) {
  const std::string_view type = request.headers.get("Content-Type");
  const std::string boundary = header_parameter(type, "boundary");
  if (!equals_ignoring_case(trim(type.substr(0, type.find(';'))), "multipart/form-data") ||
      boundary.empty()) {
    return Error{Code::unsupported_media_type, "send the form as multipart/form-data", ""};
  }
  return parse_multipart(request.body, boundary);
}

}  // namespace ocop::http
