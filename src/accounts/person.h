#pragma once

#include <optional>
#include <string>

#include "accounts/rights.h"
#include "base/id.h"
#include "base/time.h"

namespace ocop::accounts {

struct PersonTag {};
using PersonId = Id<PersonTag>;

/// Somebody with an account. The password and the second factors are known to the stores alone.
struct Person {
  PersonId id;
  std::string login;  ///< the name in the audit: what was given, else the phone, else the e-mail
  std::string name;   ///< "Nguyễn Thị Thu Hương"
  std::string phone;  ///< "0900000001"; may be empty
  std::string email;  ///< may be empty
  bool has_password = false;
  Timestamp created_at;
  std::optional<Timestamp> disabled_at;  ///< may not sign in any more
  long long version = 1;
};

/// The roles that decide over others need a second factor: without one, their holders can only set
/// one up (requirements, 9: who decides proves who they are).
bool needs_second_factor(Role role);
/// All but producers and their delegates, buyers and party members: shorter sessions.
bool is_staff(Role role);

}  // namespace ocop::accounts
