#include <utility>

#include "office/account_pages.h"
#include "office/person_name.h"

namespace ocop::office {
namespace {

using accounts::Act;
using accounts::Object;
using accounts::Role;
using http::Request;
using http::Response;

std::string person_path(const accounts::PersonId& id) { return "/office/people/" + id.text(); }

/// The keeper and the city office appoint; an owner only delegates, on a page of its own.
bool may_appoint(const Visitor& visitor) {
  return visitor.rights.reach(Object::appointment, Act::enter).everything;
}

AccountForm making_form(const Visitor& visitor, const accounts::PersonId& person) {
  AccountForm form{.action = Office::href(visitor, person_path(person) + "/appointments"),
                   .button = words(visitor, "appointment.make"_key)};
  Input role{.name = "role", .label = words(visitor, "appointment.role"_key)};
  role.choices.push_back({"", words(visitor, "office.form.choose"_key)});  // none by accident
  for (const Role each : accounts::all_roles()) {
    role.choices.push_back({std::string(accounts::name_of(each)), role_name(visitor.locale, each)});
  }
  form.inputs = {role,
                 {.name = "unit",
                  .label = words(visitor, "appointment.unit"_key),
                  .hint = words(visitor, "appointment.unit_hint"_key),
                  .optional = true},
                 {.name = "subject",
                  .label = words(visitor, "people.subject"_key),
                  .hint = words(visitor, "appointment.subject_hint"_key),
                  .optional = true},
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

Result<void> appoint(const AccountGround& ground, const Visitor& visitor,
                     const accounts::PersonId& person, const FormData& form) {
  const auto role = accounts::role_from(form.get("role"));
  if (!role) return Error{Code::invalid_argument, "choose a role", "role"};
  accounts::NewAppointment wanted{.person = person, .role = *role, .unit_code = form.get("unit")};
  if (!wanted.unit_code.empty() && !ground.unit_exists(wanted.unit_code)) {
    return Error{Code::invalid_argument, "there is no such unit", "unit"};
  }
  if (const std::string code = form.get("subject"); !code.empty()) {
    const auto subject = ground.subjects.find_by_code(code);
    if (!subject) return Error{Code::invalid_argument, "there is no such subject", "subject"};
    wanted.subject_id = subject->id;
  }
  TRY(const auto from, day_of(form.get("valid_from"), "valid_from"));
  TRY(wanted.valid_to, day_of(form.get("valid_to"), "valid_to"));
  wanted.valid_from = from.value_or(visitor.today);
  TRY_VOID(ground.accounts.appointments().make(wanted, visitor.login));
  return ok();
}

Response make(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request) {
  const auto found = find_person(ground, visitor, request, Act::see);
  if (!found || !may_appoint(visitor)) return office.not_found(visitor, request);
  const auto form = read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  const auto made = appoint(ground, visitor, found->person.id, *form);
  if (made) {
    return office.done(visitor, request, person_path(found->person.id), "appointment.made"_key);
  }
  AccountForm again = making_form(visitor, found->person.id);
  for (Input& input : again.inputs) {
    input.value = form->get(input.name);
    for (Choice& choice : input.choices) choice.chosen = choice.value == input.value;
  }
  auto blocks = person_blocks(office, ground, visitor, *found);
  for (Block& block : blocks) {
    for (AccountForm& each : block.forms) {
      if (each.action == again.action) {
        each = with_fault(again, visitor.locale, made.error());
      }
    }
  }
  return respond_blocks(office, visitor, request, {found->person.name}, blocks, 400);
}

Response end(const Office& office, const AccountGround& ground, const Visitor& visitor,
             const Request& request) {
  accounts::AppointmentStore& appointments = ground.accounts.appointments();
  const auto record = appointments.find(request.parameter("id").value_or(""));
  if (!record || !may_appoint(visitor)) return office.not_found(visitor, request);
  const Date yesterday = date_from_days(days_from_date(visitor.today) - 1);
  const auto ended = appointments.end(record->appointment.id, yesterday, visitor.login);
  if (!ended) return office.failed(visitor, request, ended.error());
  return office.done(visitor, request, person_path(record->person), "appointment.ended"_key);
}

/// Whose appointment waits, and the two ways to decide on it, each asking once more.
Item waiting_item(const Office& office, const AccountGround& ground, const Visitor& visitor,
                  const accounts::AppointmentRecord& record, const std::string& maker) {
  Item item = appointment_item(office, ground, visitor, record);
  const std::string role = std::exchange(item.title, record.person_name);
  item.href = Office::href(visitor, person_path(record.person));
  item.detail = role + " · " + item.detail + " · " + words(visitor, "appointment.by"_key, {maker});
  if (record.made_by == visitor.login || record.person_login == visitor.login) return item;
  const std::string at = "/office/appointments/" + record.appointment.id;
  item.acts = {{words(visitor, "appointment.approve"_key), Office::href(visitor, at + "/approved"),
                words(visitor, "appointment.approve_warning"_key, {record.person_name, role})},
               {words(visitor, "appointment.refuse"_key), Office::href(visitor, at + "/refused"),
                words(visitor, "appointment.refuse_warning"_key, {record.person_name, role})}};
  return item;
}

Response list(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request) {
  const auto waiting = ground.accounts.appointments().waiting();
  if (!waiting) return office.failed(visitor, request, waiting.error());
  Block block{.title = words(visitor, "appointment.waits"_key),
              .saying = words(visitor, "appointment.four_eyes"_key),
              .empty = words(visitor, "appointment.none_waits"_key)};
  for (const auto& record : *waiting) {
    const auto maker = office.ground().records.read([&](records::Reading& reading) {
      return person_name(reading, visitor.locale, record.made_by);
    });
    if (!maker) return office.failed(visitor, request, maker.error());
    block.items.push_back(waiting_item(office, ground, visitor, record, *maker));
  }
  return respond_blocks(office, visitor, request, {words(visitor, "appointment.title"_key)},
                        {block});
}

Response decide(const Office& office, const AccountGround& ground, const Visitor& visitor,
                const Request& request) {
  const std::string id = request.parameter("id").value_or("");
  const std::string outcome = request.parameter("outcome").value_or("");
  accounts::AppointmentStore& appointments = ground.accounts.appointments();
  if (outcome != "approved" && outcome != "refused") return office.not_found(visitor, request);
  const auto decided = outcome == "approved" ? appointments.approve(id, visitor.login)
                                             : appointments.refuse(id, visitor.login);
  if (!decided) return office.failed(visitor, request, decided.error());
  return office.done(visitor, request, "/office/appointments", "appointment.decided"_key);
}

Result<std::vector<WorkItem>> work(const AccountGround& ground, const Visitor& visitor) {
  std::vector<WorkItem> items;
  if (!visitor.may(Object::appointment, Act::decide)) return items;
  TRY(const auto waiting, ground.accounts.appointments().waiting());
  for (const auto& record : waiting) {
    if (record.made_by == visitor.login || record.person_login == visitor.login) continue;
    items.push_back({.title = words(visitor, "appointment.work"_key, {record.person_name}),
                     .detail = role_name(visitor.locale, record.appointment.role),
                     .href = "/office/appointments",
                     .tone = Tone::caution});
  }
  return items;
}

}  // namespace

std::vector<Block> person_blocks(const Office& office, const AccountGround& ground,
                                 const Visitor& visitor, const FoundPerson& found) {
  const accounts::Person& person = found.person;
  const std::string at = person_path(person.id);
  Block facts{.title = words(visitor, "account.contact"_key),
              .facts = {{words(visitor, "people.login"_key), person.login},
                        {words(visitor, "account.phone"_key), person.phone},
                        {words(visitor, "account.email"_key), person.email}}};
  if (person.disabled_at) {
    facts.alerts = {{Tone::stop, words(visitor, "people.disabled"_key)}};
  }
  Block roles{.title = words(visitor, "account.roles"_key),
              .empty = words(visitor, "account.roles.none"_key)};
  for (const auto& record : found.appointments) {
    Item item = appointment_item(office, ground, visitor, record);
    if (may_appoint(visitor) && record.appointment.is_valid_on(visitor.today) &&
        record.approved_at) {
      item.acts = {{words(visitor, "appointment.end"_key),
                    Office::href(visitor, "/office/appointments/" + record.appointment.id),
                    words(visitor, "appointment.end_warning"_key, {person.name, item.title})}};
    }
    roles.items.push_back(std::move(item));
  }
  std::vector<Block> blocks{std::move(facts), std::move(roles)};
  if (may_appoint(visitor)) {
    blocks.push_back({.title = words(visitor, "appointment.new"_key),
                      .forms = {making_form(visitor, person.id)}});
  }
  if (reaches_person(ground, visitor, Act::enter, found.appointments)) {
    blocks.push_back({.title = words(visitor, "recovery.title"_key),
                      .saying = words(visitor, "recovery.help"_key),
                      .forms = {{.action = Office::href(visitor, at + "/recovery"),
                                 .button = words(visitor, "recovery.make"_key)},
                                {.action = Office::href(visitor, at + "/reset"),
                                 .button = words(visitor, "reset.ask"_key),
                                 .inputs = {{.name = "reason",
                                             .label = words(visitor, "reset.reason"_key),
                                             .hint = words(visitor, "reset.hint"_key)}},
                                 .key = "reset"}}});
  }
  if (reaches_person(ground, visitor, Act::decide, found.appointments)) {
    AccountForm form{.action = Office::href(visitor, at + "/disable"),
                     .button = words(visitor, "people.enable"_key)};
    if (!person.disabled_at) {
      form.button = words(visitor, "people.disable"_key);
      form.warning = words(visitor, "people.disable_warning"_key, {person.name});
    }
    blocks.push_back({.title = words(visitor, "people.closing"_key),
                      .saying = words(visitor, "people.closing_saying"_key),
                      .forms = {std::move(form)}});
  }
  return blocks;
}

void add_appointment_pages(Office& office, const AccountGround& ground) {
  office.add_section({.path = "/office/appointments",
                      .label = "appointment.title"_key,
                      .icon = "check",
                      .group = "people.group"_key,
                      .needs = Needs{Object::appointment, Act::decide}});
  const auto add = [&](http::Method method, std::string pattern, Needs needs, auto handler) {
    office.add_page(method, std::move(pattern), needs,
                    [&office, &ground, handler](const Visitor& visitor, const Request& request) {
                      return handler(office, ground, visitor, request);
                    });
  };
  add(http::Method::post, "/office/people/{id}/appointments", {Object::appointment, Act::enter},
      make);
  add(http::Method::get, "/office/appointments", {Object::appointment, Act::decide}, list);
  add(http::Method::post, "/office/appointments/{id}", {Object::appointment, Act::enter}, end);
  add(http::Method::post, "/office/appointments/{id}/{outcome}", {Object::appointment, Act::decide},
      decide);
  office.add_work([&ground](const Visitor& visitor) { return work(ground, visitor); });
}

}  // namespace ocop::office
