#pragma once

#include <cstdint>
#include <optional>

#include "base/time.h"
#include "criteria/regime.h"

/// When a certificate has to be renewed, how long it holds meanwhile, and how long a revocation may
/// take (26/2026/QĐ-TTg, articles 7 to 9). Days of the calendar. Pure.
namespace ocop::recognition {

/// The days of one certificate.
struct RenewalDays {
  Date opens, closes;  ///< both included: a re-evaluation is filed from 180 to 120 days before
  Date last;           ///< the last day in force
  Date grace_end;      ///< the last day on which it may still hold while the answer is awaited
};
RenewalDays renewal_days(Date last, const criteria::ReEvaluationDays& rule);

enum class RenewalStep : std::uint8_t {
  not_yet,   ///< before the window
  open,      ///< to be filed now
  asked,     ///< filed within the window
  missed,    ///< the window is over and nothing was filed in it; still in force
  in_grace,  ///< over, filed within the window, the answer is awaited
  over,
};
/// `filed_on`: of the first re-evaluation dossier of the product filed within the window.
RenewalStep renewal_on(const RenewalDays& days, const std::optional<Date>& filed_on, Date day);

bool is_filed_in_time(const RenewalDays& days, Date filed_on);

/// The last day on which a decision to revoke is in time; the day of the conclusion is not counted.
Date revocation_due(Date concluded_on, int days);

}  // namespace ocop::recognition
