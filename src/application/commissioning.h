#pragma once

#include <functional>

#include "authenticity/code_book.h"
#include "authenticity/code_keys.h"
#include "base/clock.h"
#include "base/random.h"
#include "event_store/event_store.h"

namespace ocop::application {

/// Captures the birth of pieces, as any other event is captured: an object event (EPCIS 2.0 section
/// 7.4.1), ADD, business step commissioning, disposition active, with the lot as its master data.
/// Returns when it is on the disk.
Result<void> capture_commissioning(event_store::EventStore& store,
                                   const authenticity::CodeKeys& keys,
                                   const authenticity::RangeAct& codes, Timestamp now,
                                   Random& random);

}  // namespace ocop::application
