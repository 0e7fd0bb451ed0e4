#include "accounts/person.h"

namespace ocop::accounts {

bool needs_second_factor(Role role) {
  switch (role) {
    case Role::city_office:
    case Role::keeper:
    case Role::council_member:
    case Role::secretary:
    case Role::approver:
      return true;
    default:
      return false;
  }
}

bool is_staff(Role role) {
  switch (role) {
    case Role::subject_owner:
    case Role::delegate:
    case Role::buyer:
    case Role::party_member:
      return false;
    default:
      return true;
  }
}

}  // namespace ocop::accounts
