#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "epcis/document.h"
#include "event_store/event_facts.h"
#include "ledger/leaf.h"

/// The bytes under which one event is kept. Numbers are big-endian, `varint` has seven bits a byte,
/// a text is a varint of its length and its bytes.
///
///     head, 65 bytes:
///         1  version, 0x01
///         8  record time, microseconds since 1970-01-01T00:00:00Z
///        16  salt
///        32  leaf hash (ledger/leaf.h)
///         8  sum of `term_digest` over the event's distinct index terms, so that the index can be
///            checked against the events in one pass over both
///     body:
///         varint length of the facts, the facts
///         text, the "@context" of the document as it came (repeated in every record: it is short,
///         and compressed to next to nothing among its like)
///         the original JSON bytes
///
/// The body does not depend on the place of the event in the store, so it is made by the caller's
/// thread; the head is made when the sequence number is known.
namespace ocop::event_store {

inline constexpr std::size_t record_head_bytes = 65;

struct RecordHead {
  Timestamp record_time;
  std::array<char, ledger::salt_bytes> salt{};
  ledger::Digest leaf{};
  std::uint64_t terms_digest = 0;
};

/// A hash of a term that stays the same on every machine (FNV-1a, 64 bits, mixed at the end).
std::uint64_t term_digest(std::string_view term);

void append_body(std::string& out, const epcis::SourcedEvent& sourced);
std::array<char, record_head_bytes> encode_head(const RecordHead& head);

/// `data_loss` when the bytes are no record.
Result<RecordHead> decode_head(std::string_view record);

/// Everything in the result looks into the record, which `owner` keeps. `data_loss` when the bytes
/// are no record.
Result<StoredEvent> decode_record(std::uint64_t sequence, std::string_view record,
                                  std::shared_ptr<const void> owner);
/// The same on a copy of the record.
Result<StoredEvent> decode_record(std::uint64_t sequence, std::string_view record);

/// Only the event time, without copying or allocating.
Result<Timestamp> event_time_of(std::string_view record);

}  // namespace ocop::event_store
