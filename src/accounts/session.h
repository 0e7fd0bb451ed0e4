#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "accounts/person.h"

namespace ocop::accounts {

struct SessionTag {};
using SessionId = Id<SessionTag>;

enum class Stage : std::uint8_t {
  second_factor,  ///< the password was right; opens nothing but the page for the second factor
  complete,
};

/// One browser in which somebody signed in.
struct Session {
  SessionId id;
  Stage stage = Stage::complete;
  std::string device;  ///< "Chrome, Android": words for the person to tell it by, no more
  Timestamp created_at;
  Timestamp last_seen_at;  ///< to the minute
};

/// Who is behind a session.
struct SignedIn {
  Person person;
  Session session;
  std::vector<Appointment> appointments;  ///< approved ones of all days
  bool has_second_factor = false;

  /// A role of that day needs a second factor, and there is none: only setting one up is open.
  bool must_set_up_second_factor(Date day) const;
};

/// Neither idle nor old for too long: an office is left at the end of the day, a household's phone
/// stays signed in.
bool is_alive(const SignedIn& signed_in, Timestamp now);

}  // namespace ocop::accounts
