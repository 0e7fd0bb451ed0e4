#include "http/forms.h"
#include "http/percent.h"
#include "office/account_pages.h"
#include "pages/page.h"

namespace ocop::office {
namespace {

using accounts::NewSession;
using accounts::Stage;
using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;

constexpr std::string_view code_path = "/office/sign-in/code";
constexpr std::string_view passkey_path = "/office/sign-in/passkey";
constexpr std::string_view second_passkey_path = "/office/sign-in/second-passkey";
constexpr std::string_view recover_path = "/office/recover";
constexpr std::string_view set_up_path = "/office/account/second-factor";

std::string said(Locale locale, pages::Key key) { return std::string(text(locale, key)); }

std::string get(const http::Form& form, std::string_view name) {
  return std::string(form.get(name).value_or(""));
}

/// Where to go on: only within the office.
std::string return_path(std::string_view typed, Locale locale) {
  return is_office_path(typed) ? std::string(typed) : pages::localized(locale, "/office");
}

struct OpenPage {
  std::string_view path;
  std::string title;
  std::vector<Block> blocks;
  std::string notice = {};
};

Response respond(Locale locale, Dictionary& page, const OpenPage& what, int status) {
  page.set("TITLE", what.title);
  page.set("PATH_VI", what.path);
  page.set("PATH_EN", pages::localized(Locale::english, what.path));
  if (!what.notice.empty()) page.set_in("NOTICE", "TEXT", what.notice);
  fill_blocks(page, what.blocks);
  Response response = pages::respond(status, locale, "sign_in.html", page);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

Response with_session(const NewSession& begun, std::string_view path, bool secure) {
  Response response = http::redirect(303, path);
  response.headers.add("Set-Cookie", session_cookie_header(begun.secret, secure));
  response.headers.set("Cache-Control", "no-store");
  return response;
}

class SignInPages {
 public:
  SignInPages(Office& office, const AccountGround& ground) : office_(office), ground_(ground) {}

  Response show(const Request& request, Locale locale) const {
    const bool was_reset = request.query_value("reset").has_value();
    return form(locale, "", request.query_value("return").value_or(""), nullptr,
                was_reset ? said(locale, "recover.done"_key) : "");
  }

  Response take(const Request& request, Locale locale) const {
    const auto typed = http::read_form(request);
    if (!typed || !is_same_origin(request)) return form(locale, "", "", nullptr, "");
    const std::string back = get(*typed, "return");
    const auto begun = ground_.accounts.sign_in().with_password(
        get(*typed, "name"), get(*typed, "password"), origin_of(request));
    if (!begun) return form(locale, get(*typed, "name"), back, &begun.error(), "");
    return lead_on(*begun, back, request, locale);
  }

  Response show_code(const Request& request, Locale locale) const {
    const auto half = half_of(request);
    if (!half) return http::redirect(303, pages::localized(locale, sign_in_path));
    return code_form(*half, request.query_value("return").value_or(""), locale, nullptr);
  }

  Response take_code(const Request& request, Locale locale) const {
    const auto half = half_of(request);
    const auto typed = http::read_form(request);
    if (!half || !typed || !is_same_origin(request)) {
      return http::redirect(303, pages::localized(locale, sign_in_path));
    }
    const std::string back = get(*typed, "return");
    const auto begun =
        ground_.accounts.sign_in().with_code(*half, get(*typed, "code"), origin_of(request));
    if (!begun) return code_form(*half, back, locale, &begun.error());
    return lead_on(*begun, back, request, locale);
  }

  Response take_passkey(const Request& request, Locale locale) const {
    const auto typed = http::read_form(request);
    if (!typed || !is_same_origin(request)) return form(locale, "", "", nullptr, "");
    const auto begun =
        ground_.accounts.sign_in().with_passkey(assertion_of(*typed), party(), origin_of(request));
    if (!begun) return form(locale, "", get(*typed, "return"), &begun.error(), "");
    return lead_on(*begun, get(*typed, "return"), request, locale);
  }

  Response take_second_passkey(const Request& request, Locale locale) const {
    const auto half = half_of(request);
    const auto typed = http::read_form(request);
    if (!half || !typed || !is_same_origin(request)) {
      return http::redirect(303, pages::localized(locale, sign_in_path));
    }
    const auto begun = ground_.accounts.sign_in().with_second_passkey(*half, assertion_of(*typed),
                                                                      party(), origin_of(request));
    if (!begun) return code_form(*half, get(*typed, "return"), locale, &begun.error());
    return lead_on(*begun, get(*typed, "return"), request, locale);
  }

  Response show_recovery(const Request&, Locale locale) const {
    return recovery_form(locale, "", nullptr);
  }

  Response take_recovery(const Request& request, Locale locale) const {
    const auto typed = http::read_form(request);
    if (!typed || !is_same_origin(request)) return recovery_form(locale, "", nullptr);
    const auto used = ground_.accounts.recovery().use_code(
        get(*typed, "name"), get(*typed, "code"), get(*typed, "password"), request.remote_address);
    if (!used) return recovery_form(locale, get(*typed, "name"), &used.error());
    return http::redirect(303, pages::localized(locale, sign_in_path) + "?reset=1");
  }

  Response sign_out(const Visitor& visitor, const Request& request) const {
    if (const auto secret = session_secret(request)) {
      const auto who = ground_.accounts.sessions().check(*secret);
      if (who) {
        const auto ended =
            ground_.accounts.sessions().end(who->session.id, who->person.id, visitor.login);
        if (!ended) return office_.failed(visitor, request, ended.error());
      }
    }
    Response response = http::redirect(303, pages::localized(visitor.locale, sign_in_path));
    response.headers.add("Set-Cookie", session_cookie_header("", request.secure));
    return response;
  }

 private:
  accounts::RelyingParty party() const { return accounts::RelyingParty::of(ground_.base_url()); }

  std::optional<accounts::SignedIn> half_of(const Request& request) const {
    const auto secret = session_secret(request);
    if (!secret) return std::nullopt;
    const auto who = ground_.accounts.sessions().check(*secret);
    if (!who || who->session.stage != Stage::second_factor) return std::nullopt;
    return *who;
  }

  /// To the second factor, to setting one up, or to where the person wanted to go.
  Response lead_on(const NewSession& begun, const std::string& back, const Request& request,
                   Locale locale) const {
    const std::string path = return_path(back, locale);
    if (begun.session.stage == Stage::second_factor) {
      return with_session(
          begun, pages::localized(locale, code_path) + "?return=" + http::percent_encode(path),
          request.secure);
    }
    const auto who = ground_.accounts.sessions().check(begun.secret);
    const bool must = who && who->must_set_up_second_factor(date_of(ground_.clock.now()));
    return with_session(begun, must ? pages::localized(locale, set_up_path) : path, request.secure);
  }

  static accounts::PasskeyAssertion assertion_of(const http::Form& form) {
    const auto bytes = [&](std::string_view name) {
      const auto decoded = accounts::from_base64url(get(form, name));
      return decoded ? *decoded : std::string();
    };
    return {bytes("credential"), bytes("client_data"), bytes("authenticator_data"),
            bytes("signature")};
  }

  void add_passkey(Dictionary& page, Locale locale, std::string_view path, std::string_view purpose,
                   std::string_view verification, const std::string& credentials,
                   const std::string& back) const {
    Dictionary& passkey = page.add("PASSKEY");
    passkey.set("ACTION", pages::localized(locale, path));
    passkey.set("CHALLENGE", ground_.accounts.sign_in().new_challenge(purpose));
    passkey.set("PARTY", party().id);
    passkey.set("VERIFICATION", verification);
    passkey.set("CREDENTIALS", credentials);
    passkey.set("RETURN", back);
  }

  Response form(Locale locale, const std::string& name, const std::string& back, const Error* error,
                const std::string& notice) const {
    AccountForm form{.action = pages::localized(locale, sign_in_path),
                     .button = said(locale, "sign_in.button"_key),
                     .inputs = {{.name = "name",
                                 .label = said(locale, "sign_in.name"_key),
                                 .value = name,
                                 .autocomplete = "username webauthn"},
                                {.name = "password",
                                 .label = said(locale, "sign_in.password"_key),
                                 .type = "password",
                                 .autocomplete = "current-password"},
                                {.name = "return", .label = "", .type = "hidden", .value = back}}};
    if (error != nullptr) form = with_fault(std::move(form), locale, *error);
    Dictionary page;
    add_passkey(page, locale, passkey_path, accounts::sign_in_purpose, "required", "", back);
    const Link recover{said(locale, "sign_in.forgotten"_key),
                       pages::localized(locale, recover_path)};
    return respond(locale, page,
                   {sign_in_path,
                    said(locale, "sign_in.title"_key),
                    {{.title = "", .forms = {form}}, {.title = "", .links = {recover}}},
                    notice},
                   error == nullptr ? 200 : http_status(error->code));
  }

  Response code_form(const accounts::SignedIn& half, const std::string& back, Locale locale,
                     const Error* error) const {
    AccountForm form{.action = pages::localized(locale, code_path),
                     .button = said(locale, "sign_in.button"_key),
                     .inputs = {{.name = "code",
                                 .label = said(locale, "sign_in.code"_key),
                                 .hint = said(locale, "sign_in.code_hint"_key),
                                 .autocomplete = "one-time-code"},
                                {.name = "return", .label = "", .type = "hidden", .value = back}}};
    if (error != nullptr) form = with_fault(std::move(form), locale, *error);
    Dictionary page;
    std::string credentials;
    const auto factors = ground_.accounts.second_factors().of(half.person.id);
    if (factors) {
      for (const auto& passkey : factors->passkeys) credentials += passkey.credential_id + " ";
    }
    if (!credentials.empty()) {
      add_passkey(page, locale, second_passkey_path, half.person.id.text(), "preferred",
                  credentials, back);
    }
    return respond(
        locale, page,
        {code_path, said(locale, "sign_in.code_title"_key), {{.title = "", .forms = {form}}}},
        error == nullptr ? 200 : http_status(error->code));
  }

  Response recovery_form(Locale locale, const std::string& name, const Error* error) const {
    AccountForm form{.action = pages::localized(locale, recover_path),
                     .button = said(locale, "recover.button"_key),
                     .inputs = {{.name = "name",
                                 .label = said(locale, "sign_in.name"_key),
                                 .value = name,
                                 .autocomplete = "username"},
                                {.name = "code",
                                 .label = said(locale, "recover.code"_key),
                                 .hint = said(locale, "recover.code_hint"_key),
                                 .autocomplete = "one-time-code"},
                                {.name = "password",
                                 .label = said(locale, "account.password.new"_key),
                                 .type = "password",
                                 .hint = said(locale, "account.password.hint"_key),
                                 .autocomplete = "new-password"}}};
    if (error != nullptr) {
      form = with_fault(std::move(form), locale, *error);
      if (error->code == Code::unauthenticated) form.fault = said(locale, "recover.wrong"_key);
    }
    Dictionary page;
    return respond(locale, page,
                   {recover_path,
                    said(locale, "recover.title"_key),
                    {{.title = "", .saying = said(locale, "recover.saying"_key), .forms = {form}}}},
                   error == nullptr ? 200 : http_status(error->code));
  }

  Office& office_;
  const AccountGround& ground_;
};

}  // namespace

void add_sign_in_pages(Office& office, const AccountGround& ground) {
  using enum http::Method;
  const auto pages = std::make_shared<SignInPages>(office, ground);  // shared by the routes
  const auto add = [&](http::Method method, std::string_view path,
                       Response (SignInPages::*handler)(const Request&, Locale) const) {
    office.add_open_page(method, std::string(path),
                         [pages, handler](const Request& request, Locale locale) {
                           return (pages.get()->*handler)(request, locale);
                         });
  };
  add(get, sign_in_path, &SignInPages::show);
  add(post, sign_in_path, &SignInPages::take);
  add(get, code_path, &SignInPages::show_code);
  add(post, code_path, &SignInPages::take_code);
  add(post, passkey_path, &SignInPages::take_passkey);
  add(post, second_passkey_path, &SignInPages::take_second_passkey);
  add(get, recover_path, &SignInPages::show_recovery);
  add(post, recover_path, &SignInPages::take_recovery);
  office.add_page(post, "/office/sign-out", std::nullopt,
                  [pages](const Visitor& visitor, const Request& request) {
                    return pages->sign_out(visitor, request);
                  });
}

}  // namespace ocop::office
