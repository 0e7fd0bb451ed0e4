#pragma once

#include <map>
#include <memory>
#include <string>

#include "criteria/next_star.h"
#include "criteria/regime.h"
#include "records/record_store.h"

/// What it costs a producer to improve: money and days by criterion, entered by the office with
/// where the figure comes from. Without an entry nothing is claimed, and minimums and points alone
/// order the way to a star.
namespace ocop::evaluation {

/// The register. A criterion goes by its Vietnamese name, as some set of some decision has it.
records::Kind effort_kind(std::shared_ptr<const criteria::Regimes> regimes);

using Efforts = std::map<std::string, criteria::Effort, std::less<>>;  ///< by name of criterion

/// Of the criteria of a set that have an entry.
Result<Efforts> efforts_of(records::Reading& reading, const criteria::CriteriaSet& set);

/// For `criteria::way_to`, while `efforts` lives: an entry stands for one improvement, however many
/// points it brings. A criterion without one weighs as the mean of the others, so that what nobody
/// knows does not look free.
criteria::EffortOf effort_of(const Efforts& efforts);

}  // namespace ocop::evaluation
