#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"
#include "ledger/digest.h"

/// What the ledger keeps of one event. The leaf can be published whole: it tells when an event was
/// recorded and in which place, and nothing of what it says.
///
/// Commitment, 32 bytes:
///     SHA-256("ocop/event-commitment/v1" || 0x00 || salt || length of context || context || event)
/// where `salt` is 16 unpredictable bytes, fresh for each event, `event` its original JSON bytes,
/// and `context` the original bytes of the "@context" of the document it came in, which says what
/// the prefixes in the event mean (empty when the event came alone). The length is in bytes, 8
/// bytes big-endian. Without the salt nobody can test a guess at the event; with event, context and
/// salt anybody can recompute the commitment, and nobody can find other ones that give it.
///
/// Leaf data, 49 bytes:
///     offset  0   1 byte    version, 0x01
///     offset  1  32 bytes   commitment
///     offset 33   8 bytes   sequence number, big-endian; the leaf with number n is entry n-1
///     offset 41   8 bytes   record time, microseconds since 1970-01-01T00:00:00Z, big-endian
///                           two's complement
///
/// Leaf hash: RFC 6962 section 2.1, SHA-256(0x00 || leaf data).
///
/// To prove an event: hand over its bytes, its context, its salt, its sequence number and record
/// time, and the inclusion proof of the leaf hash.
namespace ocop::ledger {

inline constexpr std::size_t salt_bytes = 16;
inline constexpr std::size_t leaf_data_bytes = 49;

/// `salt` must be `salt_bytes` long.
Digest event_commitment(std::string_view salt, std::string_view context, std::string_view event);

struct Leaf {
  Digest commitment{};
  std::uint64_t sequence = 0;
  Timestamp record_time;
};

std::array<char, leaf_data_bytes> leaf_data(const Leaf& leaf);
Digest leaf_hash(const Leaf& leaf);

}  // namespace ocop::ledger
