#pragma once

#include <optional>

#include "criteria/regime.h"
#include "records/kind.h"

namespace ocop::regimes {

/// Why that decision cannot come into force beside those that are known. Pure. Nothing when it can:
/// it begins after today, so that no dossier that was filed falls under it, and after every other
/// one, so that each day has one decision.
std::optional<records::Reason> why_not(const criteria::Regimes& regimes,
                                       const criteria::Regime& regime, Date today);

}  // namespace ocop::regimes
