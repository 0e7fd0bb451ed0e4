#pragma once

#include "authenticity/code_book.h"
#include "authenticity/code_keys.h"
#include "base/clock.h"
#include "event_store/event_store.h"

namespace ocop::application {

/// Whoever looks at a piece reads the event of its birth with all that were born in it.
inline constexpr std::uint64_t pieces_of_a_birth_max = 50;

/// Captures the birth of pieces, as any other event is captured: object events (EPCIS 2.0 section
/// 7.4.1) of at most `pieces_of_a_birth_max`, ADD, business step commissioning, disposition active,
/// with the lot as their master data, at the place of the act, if it tells one. Returns when all
/// are on the disk; after an error none is. Pieces are born once in a lot, also when a
/// machine failed before it wrote down that they were and others are activated with them then.
Result<void> capture_commissioning(event_store::EventStore& store,
                                   const authenticity::CodeKeys& keys,
                                   const authenticity::RangeAct& codes, Timestamp now);

}  // namespace ocop::application
