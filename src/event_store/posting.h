#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/coding.h"

/// One entry of the index: the events of one appended batch that share a term (index_terms.h).
///
///     key    term, 0x00, sequence number of the first event, 8 bytes big-endian
///     value  for each further event, ascending, a varint of its distance from the one before
///
/// So a step or a place costs one entry a batch however many events name it, a serial number one
/// entry an event, and nothing that is written is ever read or changed by a later append.
namespace ocop::event_store {

inline constexpr std::size_t posting_tail_bytes = 9;

inline void append_posting_key(std::string& out, std::string_view term, std::uint64_t first) {
  out.append(term);
  out.push_back('\0');
  put_fixed64(out, first);
}

/// The term of a key and the 0x00 after it: what all postings of the term begin with.
inline std::string_view posting_prefix(std::string_view key) {
  return key.substr(0, key.find('\0') + 1);
}

struct Posting {
  std::string_view term;
  std::uint64_t first = 0;
  bool good = false;
};

inline Posting parse_posting_key(std::string_view key) {
  const std::size_t end = key.find('\0');
  if (end == std::string_view::npos || key.size() != end + posting_tail_bytes) return {};
  return {key.substr(0, end), read_fixed64(key.data() + end + 1), true};
}

/// Calls `take(sequence)` in ascending order until it returns false. False when the bytes are no
/// posting.
template <class Take>
bool walk_posting(std::uint64_t first, std::string_view value, Take take) {
  std::uint64_t sequence = first;
  ByteReader reader(value);
  while (take(sequence) && !reader.rest().empty()) {
    const std::uint64_t distance = reader.varint();
    if (!reader.good() || distance == 0) return false;
    sequence += distance;
  }
  return true;
}

}  // namespace ocop::event_store
