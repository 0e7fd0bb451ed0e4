#include "accounts/totp.h"
#include "labels/outline.h"
#include "labels/symbol.h"
#include "office/account_pages.h"
#include "pages/page.h"

namespace ocop::office {
namespace {

using http::Request;
using http::Response;

constexpr std::string_view path = "/office/account/second-factor";

class FactorPages {
 public:
  FactorPages(Office& office, const AccountGround& ground) : office_(office), ground_(ground) {}

  Response show(const Visitor& visitor, const Request& request) const {
    return page(visitor, request, nullptr);
  }

  Response confirm(const Visitor& visitor, const Request& request) const {
    const auto form = read_form_data(request);
    if (!form) return office_.failed(visitor, request, form.error());
    const auto codes = factors().confirm_totp(person_of(visitor), form->get("code"));
    if (!codes) return page(visitor, request, &codes.error());
    return codes_page(visitor, request, *codes);
  }

  Response renew(const Visitor& visitor, const Request& request) const {
    return after_password(visitor, request, [&]() -> Response {
      const auto codes = factors().renew_backup_codes(person_of(visitor), visitor.login);
      if (!codes) return office_.failed(visitor, request, codes.error());
      return codes_page(visitor, request, *codes);
    });
  }

  Response remove_totp(const Visitor& visitor, const Request& request) const {
    return after_password(visitor, request, [&] {
      const auto removed = factors().remove_totp(person_of(visitor), visitor.login);
      if (!removed) return office_.failed(visitor, request, removed.error());
      return office_.done(visitor, request, path, "account.totp.removed"_key);
    });
  }

  Response add_passkey(const Visitor& visitor, const Request& request) const {
    const auto form = read_form_data(request);
    if (!form) return office_.failed(visitor, request, form.error());
    const auto added = register_passkey(visitor, request, *form);
    if (!added) return page(visitor, request, &added.error());
    return office_.done(visitor, request, path, "account.passkey.added"_key);
  }

  Response remove_passkey(const Visitor& visitor, const Request& request) const {
    const auto removed = factors().remove_passkey(
        person_of(visitor), request.parameter("id").value_or(""), visitor.login);
    if (!removed) return office_.failed(visitor, request, removed.error());
    return office_.done(visitor, request, path, "account.passkey.removed"_key);
  }

 private:
  accounts::SecondFactorStore& factors() const { return ground_.accounts.second_factors(); }

  /// Taking a factor away, or making codes that stand in for one, asks for the password again: an
  /// unlocked phone on a table is not enough.
  template <class Work>
  Response after_password(const Visitor& visitor, const Request& request, Work&& work) const {
    const auto form = read_form_data(request);
    if (!form) return office_.failed(visitor, request, form.error());
    const auto person = ground_.accounts.people().find(person_of(visitor));
    if (!person) return office_.failed(visitor, request, person.error());
    const auto confirmed =
        ground_.accounts.sign_in().confirm_password(*person, form->get("password"));
    if (!confirmed) return page(visitor, request, &confirmed.error());
    return work();
  }

  Result<void> register_passkey(const Visitor& visitor, const Request& request,
                                const FormData& form) const {
    TRY(const std::string client_data, accounts::from_base64url(form.get("client_data")));
    TRY(const std::string attestation, accounts::from_base64url(form.get("attestation")));
    TRY(const std::string challenge,
        ground_.accounts.sign_in().take_challenge(client_data, visitor.person_id));
    TRY(const accounts::NewPasskey passkey,
        accounts::verify_registration({client_data, attestation}, challenge, party()));
    return factors().add_passkey(person_of(visitor), passkey, origin_of(request).device,
                                 visitor.login);
  }

  accounts::RelyingParty party() const { return accounts::RelyingParty::of(ground_.base_url()); }

  Response codes_page(const Visitor& visitor, const Request& request,
                      const std::vector<std::string>& codes) const {
    const Block block{.title = words(visitor, "account.backup.title"_key),
                      .saying = words(visitor, "account.backup.saying"_key),
                      .codes = codes,
                      .links = {{words(visitor, "account.backup.kept"_key),
                                 Office::href(visitor, account_path)}}};
    return respond_blocks(office_, visitor, request,
                          {words(visitor, "account.factor"_key), crumbs(visitor)}, {block});
  }

  static std::vector<Link> crumbs(const Visitor& visitor) {
    return {{words(visitor, "account.title"_key), Office::href(visitor, account_path)}};
  }

  AccountForm password_form(const Visitor& visitor, std::string_view to, pages::Key button) const {
    return {.action = Office::href(visitor, to),
            .button = words(visitor, button),
            .inputs = {{.name = "password",
                        .label = words(visitor, "account.password.current"_key),
                        .type = "password",
                        .autocomplete = "current-password"}}};
  }

  Result<Block> app_block(const Visitor& visitor, const accounts::SecondFactors& known,
                          const Error* error) const {
    Block block{.title = words(visitor, "account.totp"_key)};
    const auto told = [&](AccountForm form) {
      return error == nullptr ? form : with_fault(std::move(form), visitor.locale, *error);
    };
    if (known.totp) {
      block.saying =
          words(visitor, "account.totp.on"_key, {std::to_string(known.backup_codes_left)});
      block.forms = {
          told(password_form(visitor, "/office/account/backup-codes", "account.backup.renew"_key))};
      AccountForm removing =
          password_form(visitor, "/office/account/remove-totp", "account.totp.remove"_key);
      removing.key = "remove";
      block.forms.push_back(removing);
      return block;
    }
    TRY(const std::string secret, factors().begin_totp(person_of(visitor)));
    TRY(const auto symbol, labels::Symbol::encode(accounts::totp_uri(secret, visitor.login), {}));
    block.saying = words(visitor, "account.totp.saying"_key);
    block.qr = labels::outline_path(symbol);
    block.qr_side = symbol.side_with_quiet_zone_modules();
    block.facts = {{words(visitor, "account.totp.secret"_key), accounts::to_base32(secret)}};
    block.forms = {told({.action = Office::href(visitor, path),
                         .button = words(visitor, "account.totp.confirm"_key),
                         .inputs = {{.name = "code",
                                     .label = words(visitor, "account.totp.code"_key),
                                     .autocomplete = "one-time-code"}}})};
    return block;
  }

  Block passkey_block(const Visitor& visitor, const accounts::SecondFactors& known) const {
    Block block{.title = words(visitor, "account.passkey"_key),
                .empty = words(visitor, "account.passkey.none"_key)};
    for (const auto& passkey : known.passkeys) {
      const std::string name =
          passkey.name.empty() ? words(visitor, "account.session.unknown"_key) : passkey.name;
      block.items.push_back(
          {.title = name,
           .detail = words(visitor, "account.passkey.made"_key, {moment(passkey.made_at)}),
           .acts = {{words(visitor, "account.passkey.remove"_key),
                     Office::href(visitor, "/office/account/passkeys/" + passkey.credential_id)}}});
    }
    return block;
  }

  Response page(const Visitor& visitor, const Request& request, const Error* error) const {
    const auto known = factors().of(person_of(visitor));
    if (!known) return office_.failed(visitor, request, known.error());
    const auto app = app_block(visitor, *known, error);
    if (!app) return office_.failed(visitor, request, app.error());
    pages::Dictionary page;
    fill_blocks(page, {*app, passkey_block(visitor, *known)});
    pages::Dictionary& making = page.add("PASSKEY_MAKING");
    making.set("ACTION", Office::href(visitor, "/office/account/passkeys"));
    making.set("CHALLENGE", ground_.accounts.sign_in().new_challenge(visitor.person_id));
    making.set("PARTY", party().id);
    making.set("USER", visitor.person_id);
    making.set("LOGIN", visitor.login);
    making.set("PERSON", visitor.name);
    return office_.respond(visitor, request, "account_page.html", page,
                           {words(visitor, "account.factor"_key), crumbs(visitor)},
                           error == nullptr ? 200 : 400);
  }

  Office& office_;
  const AccountGround& ground_;
};

}  // namespace

void add_account_factor_pages(Office& office, const AccountGround& ground) {
  const auto pages = std::make_shared<FactorPages>(office, ground);  // shared by the routes
  const auto add = [&](http::Method method, std::string pattern,
                       Response (FactorPages::*handler)(const Visitor&, const Request&) const) {
    office.add_page(method, std::move(pattern), std::nullopt,
                    [pages, handler](const Visitor& visitor, const Request& request) {
                      return (pages.get()->*handler)(visitor, request);
                    });
  };
  add(http::Method::get, std::string(path), &FactorPages::show);
  add(http::Method::post, std::string(path), &FactorPages::confirm);
  add(http::Method::post, "/office/account/backup-codes", &FactorPages::renew);
  add(http::Method::post, "/office/account/remove-totp", &FactorPages::remove_totp);
  add(http::Method::post, "/office/account/passkeys", &FactorPages::add_passkey);
  add(http::Method::post, "/office/account/passkeys/{id}", &FactorPages::remove_passkey);
}

}  // namespace ocop::office
