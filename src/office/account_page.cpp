#include "office/account_pages.h"

namespace ocop::office {
namespace {

using http::Request;
using http::Response;

class AccountPage {
 public:
  AccountPage(Office& office, const AccountGround& ground) : office_(office), ground_(ground) {}

  Response show(const Visitor& visitor, const Request& request) const {
    return page(visitor, request, {}, {}, 200);
  }

  Response change(const Visitor& visitor, const Request& request) const {
    const auto form = read_form_data(request);
    if (!form) return office_.failed(visitor, request, form.error());
    const auto person = ground_.accounts.people().find(person_of(visitor));
    if (!person) return office_.failed(visitor, request, person.error());
    const accounts::PersonChange typed{form->get("name"), form->get("phone"), form->get("email")};
    const auto changed =
        ground_.accounts.people().change(person->id, person->version, typed, visitor.login);
    if (changed) return office_.done(visitor, request, account_path, "account.changed"_key);
    AccountForm again = contact_form(visitor, *person);
    again.inputs[0].value = typed.name;
    again.inputs[1].value = typed.phone;
    again.inputs[2].value = typed.email;
    return page(visitor, request, with_fault(again, visitor.locale, changed.error()), {}, 400);
  }

  Response change_password(const Visitor& visitor, const Request& request) const {
    const auto form = read_form_data(request);
    if (!form) return office_.failed(visitor, request, form.error());
    const auto done = set_password(visitor, request, *form);
    if (done) return office_.done(visitor, request, account_path, "account.password.changed"_key);
    AccountForm again = with_fault(password_form(visitor), visitor.locale, done.error());
    if (done.error().pointer == "password") again.fault_field = "current";
    return page(visitor, request, {}, again, 400);
  }

  Response end_session(const Visitor& visitor, const Request& request) const {
    const accounts::SessionId id(request.parameter("id").value_or(""));
    const auto ended = ground_.accounts.sessions().end(id, person_of(visitor), visitor.login);
    if (!ended) return office_.failed(visitor, request, ended.error());
    return office_.done(visitor, request, account_path, "account.session.ended"_key);
  }

  Response end_others(const Visitor& visitor, const Request& request) const {
    const auto kept = own_session(request);
    if (!kept) return office_.failed(visitor, request, kept.error());
    const auto ended =
        ground_.accounts.sessions().end_others(person_of(visitor), *kept, visitor.login);
    if (!ended) return office_.failed(visitor, request, ended.error());
    return office_.done(visitor, request, account_path, "account.session.ended"_key);
  }

 private:
  Result<accounts::SessionId> own_session(const Request& request) const {
    TRY(const auto who, ground_.accounts.sessions().check(session_secret(request).value_or("")));
    return who.session.id;
  }

  Result<void> set_password(const Visitor& visitor, const Request& request,
                            const FormData& form) const {
    TRY(const accounts::SessionId kept, own_session(request));
    TRY(const accounts::Person person, ground_.accounts.people().find(person_of(visitor)));
    if (person.has_password) {
      TRY_VOID(ground_.accounts.sign_in().confirm_password(person, form.get("current")));
    }
    return ground_.accounts.people().set_password(person.id, form.get("password"), visitor.login,
                                                  kept.text());
  }

  AccountForm contact_form(const Visitor& visitor, const accounts::Person& person) const {
    return {.action = Office::href(visitor, "/office/account"),
            .button = words(visitor, "account.save"_key),
            .inputs = {{.name = "name",
                        .label = words(visitor, "account.name"_key),
                        .value = person.name,
                        .autocomplete = "name"},
                       {.name = "phone",
                        .label = words(visitor, "account.phone"_key),
                        .type = "tel",
                        .value = person.phone,
                        .autocomplete = "tel",
                        .optional = true},
                       {.name = "email",
                        .label = words(visitor, "account.email"_key),
                        .type = "email",
                        .value = person.email,
                        .autocomplete = "email",
                        .optional = true}}};
  }

  AccountForm password_form(const Visitor& visitor) const {
    return {.action = Office::href(visitor, "/office/account/password"),
            .button = words(visitor, "account.password.button"_key),
            .inputs = {{.name = "current",
                        .label = words(visitor, "account.password.current"_key),
                        .type = "password",
                        .autocomplete = "current-password"},
                       {.name = "password",
                        .label = words(visitor, "account.password.new"_key),
                        .type = "password",
                        .hint = words(visitor, "account.password.hint"_key),
                        .autocomplete = "new-password"}},
            .key = "secret"};
  }

  Result<Block> roles(const Visitor& visitor) const {
    Block block{.title = words(visitor, "account.roles"_key),
                .empty = words(visitor, "account.roles.none"_key)};
    TRY(const auto records, ground_.accounts.appointments().of_person(person_of(visitor)));
    for (const auto& record : records) {
      block.items.push_back(appointment_item(office_, ground_, visitor, record));
    }
    if (visitor.may(accounts::Object::appointment, accounts::Act::enter)) {
      for (const auto& appointment : visitor.rights.appointments()) {
        if (appointment.role != accounts::Role::subject_owner) continue;
        block.links = {
            {words(visitor, "delegate.title"_key),
             Office::href(visitor, "/office/account/delegates")},
            {words(visitor, "token.title"_key), Office::href(visitor, "/office/account/tokens")}};
      }
    }
    block.links.push_back(
        {words(visitor, "declaration.title"_key), Office::href(visitor, "/office/declarations")});
    return block;
  }

  Result<Block> factors(const Visitor& visitor, bool must) const {
    TRY(const auto known, ground_.accounts.second_factors().of(person_of(visitor)));
    Block block{.title = words(visitor, "account.factor"_key),
                .saying = words(visitor, "account.factor.saying"_key)};
    if (must) {
      block.alerts.push_back({Tone::caution, words(visitor, "account.factor.must"_key)});
    }
    block.facts = {{words(visitor, "account.totp"_key),
                    known.totp ? words(visitor, "account.totp.on"_key,
                                       {std::to_string(known.backup_codes_left)})
                               : words(visitor, "account.totp.off"_key)},
                   {words(visitor, "account.passkey"_key),
                    known.passkeys.empty() ? words(visitor, "account.totp.off"_key)
                                           : words(visitor, "account.passkey.count"_key,
                                                   {std::to_string(known.passkeys.size())})}};
    block.links = {{words(visitor, "account.factor.manage"_key),
                    Office::href(visitor, "/office/account/second-factor")}};
    return block;
  }

  Result<Block> sessions(const Visitor& visitor, const Request& request) const {
    TRY(const accounts::SessionId own, own_session(request));
    TRY(const auto all, ground_.accounts.sessions().list(person_of(visitor)));
    Block block{.title = words(visitor, "account.sessions"_key)};
    for (const accounts::Session& session : all) {
      Item item{.title = session.device.empty() ? words(visitor, "account.session.unknown"_key)
                                                : session.device,
                .detail = words(visitor, "account.session.seen"_key,
                                {moment(session.last_seen_at), moment(session.created_at)})};
      if (session.id == own) {
        item.tone = Tone::good;
        item.chip = words(visitor, "account.session.this"_key);
      } else {
        item.acts = {{words(visitor, "account.session.end"_key),
                      Office::href(visitor, "/office/account/sessions/" + session.id.text())}};
      }
      block.items.push_back(std::move(item));
    }
    if (all.size() > 1) {
      block.forms = {{.action = Office::href(visitor, "/office/account/other-sessions"),
                      .button = words(visitor, "account.session.end_others"_key)}};
    }
    return block;
  }

  Result<std::vector<Alert>> recoveries(const Visitor& visitor) const {
    std::vector<Alert> alerts;
    TRY(const auto codes, ground_.accounts.recovery().codes_of(person_of(visitor)));
    for (const accounts::RecoveryCode& code : codes) {
      const bool is_recent = visitor.now.micros - code.made_at.micros < 30 * micros_per_day;
      if (!is_recent) continue;
      alerts.push_back(
          {Tone::caution,
           words(visitor, code.used_at ? "account.recovery.used"_key : "account.recovery.made"_key,
                 {code.made_by, moment(code.made_at)})});
    }
    return alerts;
  }

  Result<std::vector<Block>> blocks(const Visitor& visitor, const Request& request,
                                    const std::optional<AccountForm>& contact,
                                    const std::optional<AccountForm>& password) const {
    TRY(const accounts::Person person, ground_.accounts.people().find(person_of(visitor)));
    TRY(const auto who, ground_.accounts.sessions().check(session_secret(request).value_or("")));
    TRY(auto alerts, recoveries(visitor));
    TRY(Block role_block, roles(visitor));
    TRY(Block factor_block, factors(visitor, who.must_set_up_second_factor(visitor.today)));
    TRY(Block session_block, sessions(visitor, request));
    return std::vector<Block>{{.title = words(visitor, "account.contact"_key),
                               .alerts = std::move(alerts),
                               .forms = {contact ? *contact : contact_form(visitor, person)}},
                              std::move(role_block),
                              std::move(factor_block),
                              {.title = words(visitor, "account.password"_key),
                               .forms = {password ? *password : password_form(visitor)}},
                              std::move(session_block)};
  }

  Response page(const Visitor& visitor, const Request& request,
                const std::optional<AccountForm>& contact,
                const std::optional<AccountForm>& password, int status) const {
    const auto shown = blocks(visitor, request, contact, password);
    if (!shown) return office_.failed(visitor, request, shown.error());
    return respond_blocks(office_, visitor, request, {words(visitor, "account.title"_key)}, *shown,
                          status);
  }

  Office& office_;
  const AccountGround& ground_;
};

/// On the home page of who decides things and has no second factor yet.
Result<std::vector<WorkItem>> missing_factor(const AccountGround& ground, const Visitor& visitor) {
  if (!visitor.rights.appointments().empty()) return std::vector<WorkItem>();
  TRY(const auto records, ground.accounts.appointments().of_person(person_of(visitor)));
  for (const auto& record : records) {
    if (record.approved_at && record.appointment.is_valid_on(visitor.today)) {
      return std::vector<WorkItem>{{.title = words(visitor, "account.factor.manage"_key),
                                    .detail = words(visitor, "account.factor.must"_key),
                                    .href = "/office/account/second-factor",
                                    .tone = Tone::caution}};
    }
  }
  return std::vector<WorkItem>();
}

}  // namespace

void add_account_page(Office& office, const AccountGround& ground) {
  const auto page = std::make_shared<AccountPage>(office, ground);  // shared by the routes
  const auto add = [&](http::Method method, std::string path,
                       Response (AccountPage::*handler)(const Visitor&, const Request&) const) {
    office.add_page(method, std::move(path), std::nullopt,
                    [page, handler](const Visitor& visitor, const Request& request) {
                      return (page.get()->*handler)(visitor, request);
                    });
  };
  add(http::Method::get, "/office/account", &AccountPage::show);
  add(http::Method::post, "/office/account", &AccountPage::change);
  add(http::Method::post, "/office/account/password", &AccountPage::change_password);
  add(http::Method::post, "/office/account/sessions/{id}", &AccountPage::end_session);
  add(http::Method::post, "/office/account/other-sessions", &AccountPage::end_others);
  office.add_work([&ground](const Visitor& visitor) { return missing_factor(ground, visitor); });
}

}  // namespace ocop::office
