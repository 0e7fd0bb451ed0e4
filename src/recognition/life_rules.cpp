#include "recognition/life_rules.h"

namespace ocop::recognition {
namespace {

Date later(Date day, int days) { return date_from_days(days_from_date(day) + days); }

}  // namespace

RenewalDays renewal_days(Date last, const criteria::ReEvaluationDays& rule) {
  return {later(last, -rule.earliest_before_expiry), later(last, -rule.latest_before_expiry), last,
          later(last, rule.valid_after_expiry)};
}

bool is_filed_in_time(const RenewalDays& days, Date filed_on) {
  return days.opens <= filed_on && filed_on <= days.closes;
}

RenewalStep renewal_on(const RenewalDays& days, const std::optional<Date>& filed_on, Date day) {
  const bool is_asked = filed_on && *filed_on <= day && is_filed_in_time(days, *filed_on);
  if (day > days.last) {
    return is_asked && day <= days.grace_end ? RenewalStep::in_grace : RenewalStep::over;
  }
  if (is_asked) return RenewalStep::asked;
  if (day < days.opens) return RenewalStep::not_yet;
  return day <= days.closes ? RenewalStep::open : RenewalStep::missed;
}

Date revocation_due(Date concluded_on, int days) { return later(concluded_on, days); }

}  // namespace ocop::recognition
