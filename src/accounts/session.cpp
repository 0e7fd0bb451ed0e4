#include "accounts/session.h"

#include <algorithm>

#include "base/limits.h"

namespace ocop::accounts {
namespace {

struct Age {
  std::int64_t idle_ms, whole_ms;
};

Age allowed(const SignedIn& signed_in, Date day) {
  if (signed_in.session.stage == Stage::second_factor) {
    return {limits::session_half_age_ms_max, limits::session_half_age_ms_max};
  }
  const bool acts_for_an_office =
      std::ranges::any_of(signed_in.appointments, [&](const Appointment& appointment) {
        return appointment.is_valid_on(day) && is_staff(appointment.role);
      });
  if (acts_for_an_office) {
    return {limits::session_staff_idle_ms_max, limits::session_staff_age_ms_max};
  }
  return {limits::session_idle_ms_max, limits::session_age_ms_max};
}

}  // namespace

bool SignedIn::must_set_up_second_factor(Date day) const {
  if (has_second_factor) return false;
  return std::ranges::any_of(appointments, [&](const Appointment& appointment) {
    return appointment.is_valid_on(day) && needs_second_factor(appointment.role);
  });
}

bool is_alive(const SignedIn& signed_in, Timestamp now) {
  const Age most = allowed(signed_in, date_of(now));
  const auto since = [&](Timestamp then) { return (now.micros - then.micros) / 1'000; };
  return since(signed_in.session.last_seen_at) < most.idle_ms &&
         since(signed_in.session.created_at) < most.whole_ms;
}

}  // namespace ocop::accounts
