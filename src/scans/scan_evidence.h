#pragma once

#include "authenticity/scan_history.h"
#include "scans/scan_store.h"

namespace ocop::scans {

/// Looks that prove nothing and change no state.
bool is_mere_look(const authenticity::Scan& scan);

/// The same device once more within ten minutes, as when a page is loaded again, or with the place
/// that it told then.
bool is_same_look(const authenticity::Scan& before, const authenticity::Scan& now);

/// What the copy test is given: the kept scans of a code and the one at hand behind them, without
/// the looks of officers (the place of a look belongs to that look and is none of its own), and
/// which of the devices read many unsold codes, with what became of their other codes.
authenticity::ScanHistory evidence_of(const History& kept, const authenticity::Scan& at_hand);

}  // namespace ocop::scans
