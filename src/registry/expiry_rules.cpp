#include "registry/expiry_rules.h"

#include <algorithm>

namespace ocop::registry {
namespace {

std::int64_t days_between(Date from, Date to) { return days_from_date(to) - days_from_date(from); }

}  // namespace

Expiry expiry_on(const std::optional<Date>& valid_to, Date day) {
  if (!valid_to) return {};
  const std::int64_t left = days_between(day, *valid_to);
  if (left < 0) return {ExpiryState::expired, left};
  if (left <= 30) return {ExpiryState::within_30, left};
  if (left <= 60) return {ExpiryState::within_60, left};
  if (left <= 90) return {ExpiryState::within_90, left};
  return {ExpiryState::lasting, left};
}

std::optional<int> alarm_on(const std::optional<Date>& valid_to, Date day) {
  if (!valid_to) return std::nullopt;
  const std::int64_t left = days_between(day, *valid_to);
  if (left == -1) return 0;
  const auto* at = std::ranges::find(expiry_alarm_days, left);
  return at == expiry_alarm_days.end() ? std::nullopt : std::optional(*at);
}

StarredPacksFinding starred_packs_on(const std::optional<Date>& stars_ended,
                                     const std::optional<int>& shelf_life_days, Date day) {
  if (!stars_ended || day <= *stars_ended) return {};
  if (!shelf_life_days) return {StarredPacks::unknown, std::nullopt};
  const Date until = date_from_days(days_from_date(*stars_ended) + *shelf_life_days);
  if (until < day) return {};
  return {StarredPacks::may_remain, until};
}

}  // namespace ocop::registry
