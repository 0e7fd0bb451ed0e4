#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/accounts.h"
#include "accounts/token_store.h"
#include "base/clock.h"
#include "http/message.h"
#include "office/visitor.h"

namespace ocop::office {

class Office;

/// A producer, as the pages about people show it.
struct SubjectName {
  std::string id;
  std::string code;
  std::string name;
  std::string unit_code;
};

/// The producers; the register of subjects sets it at start.
struct Subjects {
  std::function<std::optional<SubjectName>(std::string_view id)> find;
  std::function<std::optional<SubjectName>(std::string_view code)> find_by_code;
};

/// What the pages about people stand on. All of it outlives the office.
struct AccountGround {
  accounts::Accounts& accounts;
  accounts::TokenStore& tokens;
  const Clock& clock;
  Subjects subjects;
  std::function<bool(std::string_view unit_code)> unit_exists;
  std::function<std::string()> base_url;  ///< the address that people use; passkeys are bound to it
};

/// Signing in and out, recovery, "my account", people and their appointments, delegates, tokens,
/// declarations of conflicts, the audit. `ground` must outlive the office.
void add_account_pages(Office& office, const AccountGround& ground);

/// Finds the visitor by the session cookie. Who must set up a second factor first has no rights.
VisitorSource visitor_source(accounts::Accounts& accounts, const Clock& clock,
                             accounts::UnitsUnder units_under);

/// For the pages of this room.
inline constexpr std::string_view session_cookie = "session";
std::optional<std::string> session_secret(const http::Request& request);
/// The Set-Cookie header of a session; an empty secret ends it.
std::string session_cookie_header(std::string_view secret, bool secure);
/// A browser says where a form came from (Fetch metadata, Origin): from this site, or it does not
/// say. Guards the forms that no session protects yet.
bool is_same_origin(const http::Request& request);
accounts::Origin origin_of(const http::Request& request);

}  // namespace ocop::office
