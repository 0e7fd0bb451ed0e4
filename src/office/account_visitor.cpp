#include "http/cookies.h"
#include "office/account_ground.h"

namespace ocop::office {

std::optional<std::string> session_secret(const http::Request& request) {
  return request.cookie(http::cookie_name(session_cookie, request.secure));
}

std::string session_cookie_header(std::string_view secret, bool secure) {
  const auto header = http::set_cookie({.name = std::string(session_cookie),
                                        .value = std::string(secret),
                                        .seconds_max = secret.empty() ? -1 : 30 * 86'400,
                                        .secure = secure});
  return header ? *header : std::string();
}

bool is_same_origin(const http::Request& request) {
  const std::string_view site = request.headers.get("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  const std::string_view origin = request.headers.get("Origin");
  if (origin.empty()) return true;
  const auto host = origin.find("://");
  return host != std::string_view::npos && origin.substr(host + 3) == request.headers.get("Host");
}

accounts::Origin origin_of(const http::Request& request) {
  return {accounts::device_words(request.headers.get("User-Agent")), request.remote_address};
}

VisitorSource visitor_source(accounts::Accounts& accounts, const Clock& clock,
                             accounts::UnitsUnder units_under) {
  return [&accounts, &clock, units_under = std::move(units_under)](
             const http::Request& request, pages::Locale locale) -> std::optional<Visitor> {
    const auto secret = session_secret(request);
    if (!secret) return std::nullopt;
    const auto who = accounts.sessions().check(*secret);
    if (!who || who->session.stage != accounts::Stage::complete) return std::nullopt;
    Visitor visitor{.person_id = who->person.id.text(),
                    .login = who->person.login,
                    .name = who->person.name,
                    .locale = locale,
                    .now = clock.now(),
                    .today = date_of(clock.now()),
                    .form_token = accounts.form_token(*secret)};
    if (!who->must_set_up_second_factor(visitor.today)) {
      visitor.rights = accounts::Rights(who->appointments, visitor.today, units_under);
    }
    return visitor;
  };
}

}  // namespace ocop::office
