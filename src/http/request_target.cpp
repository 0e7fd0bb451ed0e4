#include "http/request_target.h"

#include <algorithm>

#include "base/text.h"
#include "http/percent.h"

namespace ocop::http {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }
bool is_visible(char c) { return c > ' ' && c < '\x7f'; }

/// What the decoded bytes of a path or a query may not be. `line_breaks` are fine where a person
/// may have typed them, in a query.
enum class LineBreaks { refused, allowed };

std::optional<std::string> fault_in_escapes(std::string_view text, LineBreaks line_breaks) {
  if (text.find('%') == std::string_view::npos) return std::nullopt;
  const auto decoded = percent_decode(text);
  if (!decoded) return "the address is wrong: " + decoded.error().detail;
  const bool has_control = std::ranges::any_of(*decoded, [&](char c) {
    if (line_breaks == LineBreaks::allowed && (c == '\t' || c == '\n' || c == '\r')) return false;
    return is_control(c);
  });
  if (has_control) return "the address holds an escaped control character; take it out";
  if (!is_utf8(*decoded)) return "the escapes in the address are not UTF-8; encode it as UTF-8";
  return std::nullopt;
}

}  // namespace

bool is_host(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~:[]").find(c) != std::string_view::npos;
  });
}

std::optional<std::string> split_target(Request& request) {
  std::string_view target = request.target;
  if (!std::ranges::all_of(target, is_visible) || target.find('#') != std::string_view::npos) {
    return "the address holds a character that must be percent-encoded";
  }
  if (target == "*" && request.method == Method::options) {
    request.path = "*";
    return std::nullopt;
  }
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!equals_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
    target.remove_prefix(scheme.size());
    const std::string_view authority = target.substr(0, target.find_first_of("/?"));
    if (!is_host(authority)) return "the address names no host";
    request.headers.set("Host", std::string(authority));
    target.remove_prefix(authority.size());
    if (target.empty()) target = "/";
    break;
  }
  if (!target.starts_with('/')) return "the address must begin with \"/\"";
  const auto question = target.find('?');
  request.path = target.substr(0, question);
  request.query = question == std::string_view::npos ? "" : target.substr(question + 1);
  if (auto fault = fault_in_escapes(request.path, LineBreaks::refused)) return fault;
  return fault_in_escapes(request.query, LineBreaks::allowed);
}

}  // namespace ocop::http
