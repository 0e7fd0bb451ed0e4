#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "criteria/regime.h"
#include "records/record_store.h"

/// The registers of dossiers: what is asked for, the answers, and what was handed in.
namespace ocop::evaluation {

/// The states of a dossier, as stored. Only acts move it (dossier_acts.h).
namespace state {
inline constexpr std::string_view practice = "practice";        ///< the producer tries and gathers
inline constexpr std::string_view filed = "filed";              ///< the ward checks it
inline constexpr std::string_view returned = "returned";        ///< to be completed and filed again
inline constexpr std::string_view at_district = "at_district";  ///< until 30 June 2025
inline constexpr std::string_view checked = "checked";        ///< waits for the province's receipt
inline constexpr std::string_view completing = "completing";  ///< the province asked for more
inline constexpr std::string_view received = "received";      ///< the advisory team and the council
inline constexpr std::string_view concluded = "concluded";    ///< waits for the province's decision
inline constexpr std::string_view at_centre = "at_centre";    ///< sent on, from 90 points
inline constexpr std::string_view decided = "decided";        ///< the way is at its end
}  // namespace state

/// Dossiers take their decision from the day, their set from the product (26/2026/QĐ-TTg).
records::Kind dossier_kind(std::shared_ptr<const criteria::Regimes> regimes);
/// Lets a dossier that is still practice follow its product: its set, its decision, its unit.
void keep_dossiers(records::Kinds& kinds, std::shared_ptr<const criteria::Regimes> regimes);
/// One answer for each criterion; refused once the dossier was handed in.
records::Kind dossier_answer_kind(std::shared_ptr<const criteria::Regimes> regimes);
/// What was handed in, word for word, with its hash.
records::Kind dossier_filing_kind();

/// All states, the first one first.
std::span<const records::Option> dossier_states();

/// Whether a dossier can still be changed: it was not handed in, was given back, or has to be
/// completed.
bool is_open(const records::Record& dossier);

/// The decision that a dossier has to follow: that of the day on which it was lodged, or of today
/// while it is practice; its own, once it was handed in. Null before the first one.
const criteria::Regime* regime_for(const criteria::Regimes& regimes, const records::Record& dossier,
                                   Date today);
/// Whether another decision came into force since: it has to be taken over before anything is
/// handed in.
bool is_outdated(const criteria::Regimes& regimes, const records::Record& dossier, Date today);
/// Lets an outdated dossier follow the decision of today; its answers have to be looked at again.
/// `failed_precondition` when that has no set for its product.
Result<void> take_over(const criteria::Regimes& regimes, records::Writing& writing,
                       const records::Record& dossier);

/// The set of criteria of a dossier; null when its decision has none for it.
const criteria::CriteriaSet* set_of(const criteria::Regimes& regimes,
                                    const records::Record& dossier);

}  // namespace ocop::evaluation
