#include "epcis/uri.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace ocop::epcis {
namespace {

// RFC 3986 section 3: which characters may stand where.
enum CharacterSet : std::uint8_t {
  alpha = 1,
  digit = 2,
  scheme_tail = 4,
  host = 8,    // unreserved and sub-delims
  path = 16,   // pchar and "/"
  query = 32,  // pchar, "/" and "?"
  hexadecimal = 64,
};

constexpr std::array<std::uint8_t, 256> make_table() {
  std::array<std::uint8_t, 256> table{};
  const auto mark = [&table](std::string_view characters, int sets) {
    for (const char c : characters) {
      auto& entry = table[static_cast<unsigned char>(c)];
      entry = static_cast<std::uint8_t>(entry | sets);
    }
  };
  mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
       alpha | scheme_tail | host | path | query);
  mark("0123456789", digit | scheme_tail | host | path | query | hexadecimal);
  mark("abcdefABCDEF", hexadecimal);
  mark("+-.", scheme_tail);
  mark("-._~!$&'()*+,;=", host | path | query);
  mark(":@/", path | query);
  mark("?", query);
  return table;
}

constexpr auto table = make_table();

bool is(char c, CharacterSet set) { return (table[static_cast<unsigned char>(c)] & set) != 0; }

// Takes the longest run of the set, counting "%41" as one of it; stops before anything else.
std::size_t run(std::string_view text, CharacterSet set) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (is(text[at], set)) {
      ++at;
    } else if (text[at] == '%' && at + 2 < text.size() && is(text[at + 1], hexadecimal) &&
               is(text[at + 2], hexadecimal)) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

bool is_bracketed_address(std::string_view text) {
  if (text.size() < 4 || text.front() != '[' || text.back() != ']') return false;
  for (const char c : text.substr(1, text.size() - 2)) {
    if (!is(c, hexadecimal) && c != ':' && c != '.') return false;
  }
  return true;
}

// [ userinfo "@" ] host [ ":" port ]
bool is_authority(std::string_view text) {
  if (const auto at = text.find('@'); at != std::string_view::npos) {
    for (std::size_t from = 0; from < at; ++from) {
      from += run(text.substr(from, at - from), host);
      if (from < at && text[from] != ':') return false;
    }
    text.remove_prefix(at + 1);
  }
  std::size_t host_end = run(text, host);
  if (!text.empty() && text.front() == '[') {
    host_end = text.find(']');
    if (host_end == std::string_view::npos) return false;
    if (!is_bracketed_address(text.substr(0, ++host_end))) return false;
  }
  text.remove_prefix(host_end);
  if (text.empty()) return true;
  if (text.front() != ':') return false;
  for (const char c : text.substr(1)) {
    if (!is(c, digit)) return false;
  }
  return true;
}

std::size_t scheme_length(std::string_view text) {
  if (text.empty() || !is(text.front(), alpha)) return 0;
  std::size_t at = 1;
  while (at < text.size() && is(text[at], scheme_tail)) ++at;
  return at < text.size() && text[at] == ':' ? at : 0;
}

}  // namespace

bool is_uri(std::string_view text) {
  const std::size_t scheme = scheme_length(text);
  if (scheme == 0) return false;
  text.remove_prefix(scheme + 1);
  if (text.starts_with("//")) {
    const std::size_t end = text.find_first_of("/?#", 2);
    if (!is_authority(text.substr(2, end == std::string_view::npos ? end : end - 2))) return false;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end);
    if (!text.empty() && text.front() == '/') text.remove_prefix(run(text, path));
  } else {
    const std::size_t length = run(text, path);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  if (!text.empty() && text.front() == '?') text.remove_prefix(1 + run(text.substr(1), query));
  if (!text.empty() && text.front() == '#') text.remove_prefix(1 + run(text.substr(1), query));
  return text.empty();
}

}  // namespace ocop::epcis
