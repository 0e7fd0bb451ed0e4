#pragma once

#include <functional>
#include <optional>
#include <string>

#include "accounts/rights.h"
#include "base/time.h"
#include "http/message.h"
#include "pages/locale.h"
#include "records/record_store.h"

namespace ocop::office {

/// The person behind one request to the back office, and what that person may do today.
struct Visitor {
  std::string person_id;
  std::string login;  ///< what the audit calls the person
  std::string name;   ///< "Vũ Thanh Hà"
  pages::Locale locale = pages::Locale::vietnamese;
  Timestamp now = {};
  Date today = {};
  accounts::Rights rights = {};
  std::string form_token = {};  ///< a secret of the session; every POST brings it back

  bool may(accounts::Object object, accounts::Act act) const { return rights.may(object, act); }
  /// Who acts on what rows, for the register engine.
  records::Acting acting(accounts::Object object, accounts::Act act) const {
    return {login, rights.reach(object, act)};
  }
};

/// Finds out who asks, by the session cookie; nothing when nobody is signed in. Called once for
/// each request.
using VisitorSource = std::function<std::optional<Visitor>(const http::Request&, pages::Locale)>;

}  // namespace ocop::office
