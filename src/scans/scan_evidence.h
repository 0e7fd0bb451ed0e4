#pragma once

#include "authenticity/scan_history.h"
#include "scans/scan_store.h"

namespace ocop::scans {

/// What the copy test is given: the kept scans of a code and the one at hand behind them, without
/// the looks of officers, and which of the devices read many unsold codes, with what became of
/// their other codes.
authenticity::ScanHistory evidence_of(const History& kept, const authenticity::Scan& at_hand);

}  // namespace ocop::scans
