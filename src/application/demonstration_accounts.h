#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/accounts.h"
#include "base/random.h"

namespace ocop::application {

/// An account of the demonstration with what it takes to sign in. The person is invented.
struct DemonstrationAccount {
  std::string login;
  std::string password;
  std::string role;
  std::string totp;  ///< base32, for an authenticator app; empty: no second factor
};

/// Makes one account for each kind of user, with passwords by chance. An account that is there
/// already gets a new password, so that a fill that was broken off goes on. `subject_id` turns the
/// code of a demonstration producer into its identifier.
Result<std::vector<DemonstrationAccount>> make_demonstration_accounts(
    accounts::Accounts& accounts, Date today, Random& random,
    const std::function<std::string(std::string_view code)>& subject_id);

}  // namespace ocop::application
