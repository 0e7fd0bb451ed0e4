#include <algorithm>

#include "office/account_pages.h"

namespace ocop::office {
namespace {

using accounts::Act;
using accounts::Object;
using accounts::Role;
using http::Request;
using http::Response;

constexpr std::string_view path = "/office/account/delegates";

/// What an owner can hand on: what a delegate's role has at all.
std::vector<Object> delegable() {
  std::vector<Object> objects;
  for (const Object object : accounts::all_objects()) {
    if (accounts::extent_of(Role::delegate, object, Act::see) != accounts::Extent::none) {
      objects.push_back(object);
    }
  }
  return objects;
}

std::vector<std::string> own_subjects(const Visitor& visitor) {
  return visitor.rights.reach(Object::appointment, Act::enter).subjects;
}

bool is_own(const Visitor& visitor, std::string_view subject) {
  const auto subjects = own_subjects(visitor);
  return std::ranges::find(subjects, subject) != subjects.end();
}

AccountForm making_form(const AccountGround& ground, const Visitor& visitor) {
  AccountForm form{.action = Office::href(visitor, path),
                   .button = words(visitor, "delegate.make"_key)};
  Input subject{.name = "subject", .label = words(visitor, "token.subject"_key)};
  for (const std::string& id : own_subjects(visitor)) {
    const auto known = ground.subjects.find(id);
    subject.choices.push_back({id, known ? known->name : id});
  }
  Input objects{.name = "only", .label = words(visitor, "delegate.objects"_key)};
  for (const Object object : delegable()) {
    objects.ticks.push_back(
        {std::string(accounts::name_of(object)), object_name(visitor.locale, object)});
  }
  form.inputs = {subject,
                 {.name = "login",
                  .label = words(visitor, "delegate.person"_key),
                  .type = "tel",
                  .hint = words(visitor, "delegate.person_hint"_key)},
                 {.name = "name", .label = words(visitor, "account.name"_key)},
                 objects,
                 {.name = "valid_from",
                  .label = words(visitor, "account.valid_from"_key),
                  .type = "day",
                  .value = format_vietnamese(visitor.today)},
                 {.name = "valid_to",
                  .label = words(visitor, "account.valid_to"_key),
                  .type = "day",
                  .optional = true}};
  return form;
}

Response show(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request, const std::string& code, const AccountForm& form) {
  if (own_subjects(visitor).empty()) return office.not_found(visitor, request);
  Block list{.title = words(visitor, "delegate.list"_key),
             .empty = words(visitor, "delegate.none"_key)};
  for (const std::string& subject : own_subjects(visitor)) {
    const auto records = ground.accounts.appointments().of_subject(subject);
    if (!records) return office.failed(visitor, request, records.error());
    for (const auto& record : *records) {
      if (record.appointment.role != Role::delegate) continue;
      Item item = appointment_item(office, ground, visitor, record);
      item.title = record.person_name + " (" + record.person_login + ")";
      if (record.appointment.is_valid_on(visitor.today)) {
        item.acts = {{words(visitor, "delegate.end"_key),
                      Office::href(visitor, std::string(path) + "/" + record.appointment.id)}};
      }
      list.items.push_back(std::move(item));
    }
  }
  std::vector<Block> blocks;
  if (!code.empty()) {
    blocks.push_back({.title = words(visitor, "recovery.code"_key),
                      .saying = words(visitor, "delegate.code"_key),
                      .codes = {code}});
  }
  blocks.push_back(std::move(list));
  blocks.push_back({.title = words(visitor, "delegate.new"_key),
                    .saying = words(visitor, "delegate.saying"_key),
                    .forms = {form}});
  return respond_blocks(
      office, visitor, request,
      {words(visitor, "delegate.title"_key),
       {{words(visitor, "account.title"_key), Office::href(visitor, account_path)}}},
      blocks, form.fault.empty() ? 200 : 400);
}

std::vector<Object> ticked(const FormData& form) {
  std::vector<Object> objects;
  for (const std::string_view name : form.fields.get_all("only")) {
    const auto object = accounts::object_from(name);
    if (object &&
        accounts::extent_of(Role::delegate, *object, Act::see) != accounts::Extent::none) {
      objects.push_back(*object);
    }
  }
  return objects;
}

/// The person with that phone number; a new one gets a code to choose a password with, for the
/// owner to hand over.
Result<std::string> appoint(const AccountGround& ground, const Visitor& visitor,
                            const FormData& form) {
  const auto objects = ticked(form);
  if (objects.empty()) {
    return Error{Code::invalid_argument, "choose at least one thing", "only"};
  }
  TRY(const auto from, day_of(form.get("valid_from"), "valid_from"));
  TRY(const auto to, day_of(form.get("valid_to"), "valid_to"));
  accounts::NewAppointment wanted{.person = {},
                                  .role = Role::delegate,
                                  .subject_id = form.get("subject"),
                                  .only = objects,
                                  .valid_from = from.value_or(visitor.today),
                                  .valid_to = to};
  TRY_VOID(accounts::check_appointment(wanted));
  accounts::PeopleStore& people = ground.accounts.people();
  TRY(const auto known, people.find_by_sign_in_name(form.get("login")));
  std::string code;
  if (known) {
    wanted.person = known->id;
  } else {
    TRY(const accounts::Person made,
        people.create({.name = form.get("name"), .phone = form.get("login")}, visitor.login));
    wanted.person = made.id;
    TRY(code, ground.accounts.recovery().make_code(made.id, visitor.login));
  }
  TRY_VOID(ground.accounts.appointments().make(wanted, visitor.login));
  return code;
}

Response make(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request) {
  const auto form = read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  if (!is_own(visitor, form->get("subject"))) return office.not_found(visitor, request);
  const auto code = appoint(ground, visitor, *form);
  AccountForm again = making_form(ground, visitor);
  if (code && code->empty()) return office.done(visitor, request, path, "delegate.made"_key);
  if (code) return show(office, ground, visitor, request, *code, again);
  for (Input& input : again.inputs) {
    if (input.ticks.empty() && input.choices.empty()) input.value = form->get(input.name);
    for (Choice& tick : input.ticks) {
      const auto all = form->fields.get_all(input.name);
      tick.chosen = std::ranges::find(all, tick.value) != all.end();
    }
  }
  again = with_fault(std::move(again), visitor.locale, code.error());
  if (again.fault_field == "phone") again.fault_field = "login";
  return show(office, ground, visitor, request, "", again);
}

Response end(const Office& office, const AccountGround& ground, const Visitor& visitor,
             const Request& request) {
  accounts::AppointmentStore& appointments = ground.accounts.appointments();
  const auto record = appointments.find(request.parameter("id").value_or(""));
  if (!record || record->appointment.role != Role::delegate ||
      !is_own(visitor, record->appointment.subject_id)) {
    return office.not_found(visitor, request);
  }
  const Date yesterday = date_from_days(days_from_date(visitor.today) - 1);
  const auto ended = appointments.end(record->appointment.id, yesterday, visitor.login);
  if (!ended) return office.failed(visitor, request, ended.error());
  return office.done(visitor, request, path, "delegate.ended"_key);
}

}  // namespace

void add_account_delegate_pages(Office& office, const AccountGround& ground) {
  const Needs needs{Object::appointment, Act::enter};
  office.add_page(http::Method::get, std::string(path), needs,
                  [&](const Visitor& visitor, const Request& request) {
                    return show(office, ground, visitor, request, "", making_form(ground, visitor));
                  });
  office.add_page(http::Method::post, std::string(path), needs,
                  [&](const Visitor& visitor, const Request& request) {
                    return make(office, ground, visitor, request);
                  });
  office.add_page(http::Method::post, std::string(path) + "/{id}", needs,
                  [&](const Visitor& visitor, const Request& request) {
                    return end(office, ground, visitor, request);
                  });
}

}  // namespace ocop::office
