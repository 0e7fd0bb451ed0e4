#pragma once

#include "criteria/regime.h"
#include "office/panel.h"
#include "office/visitor.h"

/// A decision as officers see it.
namespace ocop::regimes {

/// "Bộ 7. Chế biến từ rau, củ, quả, hạt"
std::string set_name(pages::Locale locale, const criteria::CriteriaSet& set);

/// Its days, its sets, its hash.
office::Panel regime_panel(const office::Visitor& visitor, const criteria::Regimes& regimes,
                           const criteria::Regime& regime);

/// What it changes against the decision that holds on the day before it begins.
office::Panel changes_panel(const office::Visitor& visitor, const criteria::Regime& before,
                            const criteria::Regime& after);

}  // namespace ocop::regimes
