#include "http/etag.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace ocop::http {
namespace {

// FNV-1a over words of 8 bytes, then the tail, so that a page costs a fraction of its rendering.
std::uint64_t hash(std::string_view bytes) {
  constexpr std::uint64_t prime = 0x100000001b3ULL;
  std::uint64_t state = 0xcbf29ce484222325ULL ^ bytes.size();
  while (!bytes.empty()) {
    const std::size_t part = std::min<std::size_t>(8, bytes.size());
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < part; ++i) {
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
    state = (state ^ word) * prime;
    state ^= state >> 32;
    bytes.remove_prefix(part);
  }
  return state;
}

std::string_view without_weakness(std::string_view etag) {
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  return etag;
}

}  // namespace

std::string etag_of(std::string_view bytes) {
  constexpr char digits[] = "0123456789abcdef";
  const std::uint64_t value = hash(bytes);
  std::string etag = "\"";
  for (int shift = 60; shift >= 0; shift -= 4) etag += digits[(value >> shift) & 15];
  etag += '"';
  return etag;
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  if (trim(if_none_match) == "*") return true;
  const std::string_view wanted = without_weakness(etag);
  while (!if_none_match.empty()) {
    const std::string_view one = if_none_match.substr(0, if_none_match.find(','));
    if_none_match.remove_prefix(std::min(if_none_match.size(), one.size() + 1));
    if (without_weakness(trim(one)) == wanted) return true;
  }
  return false;
}

}  // namespace ocop::http
