#include <algorithm>

#include "office/account_pages.h"

namespace ocop::office {
namespace {

using accounts::Act;
using accounts::Object;
using http::Request;
using http::Response;

constexpr std::string_view path = "/office/people";

AccountForm search_form(const Visitor& visitor, const std::string& typed) {
  return {.action = Office::href(visitor, path),
          .button = words(visitor, "people.search"_key),
          .inputs = {{.name = "q",
                      .label = words(visitor, "people.words"_key),
                      .type = "search",
                      .value = typed}},
          .method = "get"};
}

/// Officers of a unit see the people of their unit, and only those they look for by name.
Result<Block> found(const AccountGround& ground, const Visitor& visitor, const std::string& typed) {
  Block block{.title = words(visitor, "people.found"_key),
              .empty = words(visitor, "people.none"_key)};
  const bool sees_all = visitor.rights.reach(Object::account, Act::see).everything;
  if (!sees_all && typed.size() < 2) {
    block.empty = words(visitor, "people.type_first"_key);
    return block;
  }
  TRY(const auto page, ground.accounts.people().list(typed));
  for (const accounts::Person& person : page.people) {
    TRY(const auto records, ground.accounts.appointments().of_person(person.id));
    if (!reaches_person(ground, visitor, Act::see, records)) continue;
    Item item{.title = person.name,
              .detail = person.login,
              .href = Office::href(visitor, std::string(path) + "/" + person.id.text())};
    if (person.disabled_at) {
      item.tone = Tone::stop;
      item.chip = words(visitor, "people.disabled"_key);
    }
    block.items.push_back(std::move(item));
  }
  if (page.has_more) block.saying = words(visitor, "people.more"_key);
  return block;
}

Response list(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request) {
  const std::string typed = request.query_value("q").value_or("");
  auto people = found(ground, visitor, typed);
  if (!people) return office.failed(visitor, request, people.error());
  std::vector<Block> blocks{{.title = "", .forms = {search_form(visitor, typed)}}, *people};
  if (visitor.may(Object::account, Act::enter)) {
    blocks.front().links = {
        {words(visitor, "people.add"_key), Office::href(visitor, "/office/people/new")}};
  }
  return respond_blocks(office, visitor, request, {words(visitor, "people.title"_key)}, blocks);
}

AccountForm making_form(const Visitor& visitor) {
  return {.action = Office::href(visitor, "/office/people/new"),
          .button = words(visitor, "people.make"_key),
          .inputs = {{.name = "name", .label = words(visitor, "account.name"_key)},
                     {.name = "phone",
                      .label = words(visitor, "account.phone"_key),
                      .type = "tel",
                      .optional = true},
                     {.name = "email",
                      .label = words(visitor, "account.email"_key),
                      .type = "email",
                      .optional = true},
                     {.name = "login",
                      .label = words(visitor, "people.login"_key),
                      .hint = words(visitor, "people.login_hint"_key),
                      .optional = true},
                     {.name = "subject",
                      .label = words(visitor, "people.subject"_key),
                      .hint = words(visitor, "people.subject_hint"_key),
                      .optional = true}}};
}

Response making_page(const Office& office, const Visitor& visitor, const Request& request,
                     const AccountForm& form) {
  return respond_blocks(
      office, visitor, request,
      {words(visitor, "people.add"_key),
       {{words(visitor, "people.title"_key), Office::href(visitor, path)}}},
      {{.title = "", .saying = words(visitor, "people.saying"_key), .forms = {form}}},
      form.fault.empty() ? 200 : 400);
}

/// A ward officer makes accounts for the producers of the ward, and for nobody else.
Result<accounts::Person> create(const AccountGround& ground, const Visitor& visitor,
                                const FormData& form) {
  const accounts::Reach reach = visitor.rights.reach(Object::account, Act::enter);
  const std::string code = form.get("subject");
  const auto subject = code.empty() ? std::nullopt : ground.subjects.find_by_code(code);
  const auto is_near = [&](const SubjectName& each) {
    return std::ranges::find(reach.units, each.unit_code) != reach.units.end();
  };
  const bool is_wrong = !code.empty() && !subject;
  if (is_wrong || (!reach.everything && (!subject || !is_near(*subject)))) {
    return Error{Code::invalid_argument, "write the code of a subject of the unit", "subject"};
  }
  TRY(const accounts::Person person, ground.accounts.people().create({.login = form.get("login"),
                                                                      .name = form.get("name"),
                                                                      .phone = form.get("phone"),
                                                                      .email = form.get("email")},
                                                                     visitor.login));
  if (subject) {
    TRY_VOID(ground.accounts.appointments().make({.person = person.id,
                                                  .role = accounts::Role::subject_owner,
                                                  .subject_id = subject->id,
                                                  .valid_from = visitor.today},
                                                 visitor.login));
  }
  return person;
}

Response make(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request) {
  const auto form = read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  const auto person = create(ground, visitor, *form);
  if (person) {
    return office.done(visitor, request, std::string(path) + "/" + person->id.text(),
                       "people.made"_key);
  }
  AccountForm again = making_form(visitor);
  for (Input& input : again.inputs) input.value = form->get(input.name);
  return making_page(office, visitor, request,
                     with_fault(std::move(again), visitor.locale, person.error()));
}

Response set_disabled(const Office& office, const AccountGround& ground, const Visitor& visitor,
                      const Request& request) {
  const auto found_person = find_person(ground, visitor, request, Act::decide);
  if (!found_person) return office.failed(visitor, request, found_person.error());
  const accounts::Person& person = found_person->person;
  accounts::PeopleStore& people = ground.accounts.people();
  const auto done = person.disabled_at ? people.enable(person.id, visitor.login)
                                       : people.disable(person.id, visitor.login);
  if (!done) return office.failed(visitor, request, done.error());
  return office.done(visitor, request, std::string(path) + "/" + person.id.text(),
                     person.disabled_at ? "people.was_enabled"_key : "people.was_disabled"_key);
}

Response show(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request) {
  const auto found_person = find_person(ground, visitor, request, Act::see);
  if (!found_person) return office.failed(visitor, request, found_person.error());
  return respond_blocks(office, visitor, request,
                        {found_person->person.name,
                         {{words(visitor, "people.title"_key), Office::href(visitor, path)}}},
                        person_blocks(office, ground, visitor, *found_person));
}

}  // namespace

void add_account_people_pages(Office& office, const AccountGround& ground) {
  office.add_section({.path = std::string(path),
                      .label = "people.title"_key,
                      .icon = "users",
                      .group = "people.group"_key,
                      .needs = Needs{Object::account}});
  office.add_page(http::Method::get, std::string(path), Needs{Object::account},
                  [&](const Visitor& visitor, const Request& request) {
                    return list(office, ground, visitor, request);
                  });
  const Needs enters{Object::account, Act::enter};
  office.add_page(http::Method::get, std::string(path) + "/new", enters,
                  [&](const Visitor& visitor, const Request& request) {
                    return making_page(office, visitor, request, making_form(visitor));
                  });
  office.add_page(http::Method::post, std::string(path) + "/new", enters,
                  [&](const Visitor& visitor, const Request& request) {
                    return make(office, ground, visitor, request);
                  });
  office.add_page(http::Method::get, std::string(path) + "/{id}", Needs{Object::account},
                  [&](const Visitor& visitor, const Request& request) {
                    return show(office, ground, visitor, request);
                  });
  office.add_page(http::Method::post, std::string(path) + "/{id}/disable",
                  Needs{Object::account, Act::decide},
                  [&](const Visitor& visitor, const Request& request) {
                    return set_disabled(office, ground, visitor, request);
                  });
}

}  // namespace ocop::office
