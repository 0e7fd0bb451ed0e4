#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "epcis/document.h"
#include "ledger/leaf.h"

/// Everything about a batch that can be computed before its place in the store is known. It is done
/// by the caller's thread, so that the one thread that commits has little left to do.
namespace ocop::event_store {

/// Under which an event is known by its identifier: the first 16 bytes of
/// SHA-256(identifier || 0x00 || '0' or, for an error declaration, '1').
using IdKey = std::array<char, 16>;
struct IdKeyHash {
  std::size_t operator()(const IdKey& key) const;
};
IdKey id_key(std::string_view event_id, bool is_error_declaration);

struct PreparedEvent {
  IdKey id{};
  std::array<char, ledger::salt_bytes> salt{};
  ledger::Digest commitment{};
  std::uint64_t terms_digest = 0;
  std::size_t body_begin = 0;  ///< into `PreparedBatch::bodies`
  std::size_t body_bytes = 0;
  std::uint32_t place = 0;  ///< index in the span given to `append`
};

/// The events of the batch that share one index term.
struct PreparedPosting {
  std::size_t key_begin = 0;  ///< into `PreparedBatch::keys`; the last 8 bytes of the key stay open
  std::size_t key_bytes = 0;
  std::size_t value_begin = 0;  ///< into `PreparedBatch::values`
  std::size_t value_bytes = 0;
  std::uint32_t first = 0;  ///< index into `PreparedBatch::events`
};

struct PreparedBatch {
  std::vector<PreparedEvent> events;
  std::vector<PreparedPosting> postings;  ///< in the order of their keys
  std::string bodies, keys, values;

  std::size_t bytes() const { return bodies.size() + keys.size() + values.size(); }
};

/// For each event the index of the first one in the batch with the same identifier: its own, unless
/// it repeats an earlier one. `already_exists` with the pointer "/<index>/eventID" when a repeated
/// identifier stands on other content.
Result<std::vector<std::uint32_t>> first_of_each_id(std::span<const epcis::SourcedEvent> events);

/// Prepares the events at the given places, which must have different identifiers.
PreparedBatch prepare(std::span<const epcis::SourcedEvent> events,
                      std::span<const std::uint32_t> places, Random& random);

/// `already_exists` for the event at that index.
Error identifier_taken(std::size_t index, const epcis::Event& event);

}  // namespace ocop::event_store
