#include <algorithm>
#include <array>

#include "office/account_pages.h"

namespace ocop::office {
namespace {

using accounts::Act;
using accounts::Declaration;
using accounts::Object;
using accounts::Relation;
using http::Request;
using http::Response;

constexpr std::string_view path = "/office/declarations";

constexpr std::array<pages::Key, 5> relation_keys{"relation.adviser"_key, "relation.relative"_key,
                                                  "relation.supplier"_key,
                                                  "relation.competitor"_key, "relation.other"_key};

std::string relation_name(pages::Locale locale, Relation relation) {
  return std::string(pages::text(locale, relation_keys[static_cast<std::size_t>(relation)]));
}

/// Within the reach of an officer: those about producers of the unit.
bool reaches(const AccountGround& ground, const accounts::Reach& reach,
             const std::string& subject_id) {
  if (reach.everything) return true;
  const auto subject = ground.subjects.find(subject_id);
  return subject && std::ranges::find(reach.units, subject->unit_code) != reach.units.end();
}

AccountForm making_form(const Visitor& visitor) {
  AccountForm form{.action = Office::href(visitor, path),
                   .button = words(visitor, "declaration.make"_key)};
  Input relation{.name = "relation", .label = words(visitor, "declaration.relation"_key)};
  for (std::size_t i = 0; i < relation_keys.size(); ++i) {
    const auto each = static_cast<Relation>(i);
    relation.choices.push_back(
        {std::string(accounts::name_of(each)), relation_name(visitor.locale, each)});
  }
  if (visitor.may(Object::declaration, Act::enter)) {
    form.inputs.push_back({.name = "person",
                           .label = words(visitor, "declaration.person"_key),
                           .hint = words(visitor, "declaration.person_hint"_key),
                           .optional = true});
  }
  form.inputs.insert(
      form.inputs.end(),
      {{.name = "subject",
        .label = words(visitor, "people.subject"_key),
        .hint = words(visitor, "declaration.subject_hint"_key)},
       relation,
       {.name = "note", .label = words(visitor, "declaration.note"_key), .optional = true},
       {.name = "valid_from",
        .label = words(visitor, "account.valid_from"_key),
        .type = "day",
        .value = format_vietnamese(visitor.today)},
       {.name = "valid_to",
        .label = words(visitor, "account.valid_to"_key),
        .type = "day",
        .optional = true}});
  return form;
}

Item item_of(const AccountGround& ground, const Visitor& visitor, const Declaration& declaration) {
  const auto subject = ground.subjects.find(declaration.what.subject_id);
  Item item{
      .title = declaration.person_name + " · " +
               relation_name(visitor.locale, declaration.what.relation) + " · " +
               (subject ? subject->name : declaration.what.subject_id),
      .detail = period(visitor.locale, declaration.what.valid_from, declaration.what.valid_to)};
  if (!declaration.what.note.empty()) item.detail += " · " + declaration.what.note;
  if (declaration.what.person == person_of(visitor)) {
    item.acts = {{words(visitor, "declaration.withdraw"_key),
                  Office::href(visitor, std::string(path) + "/" + declaration.id)}};
  }
  return item;
}

Response show(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request, const AccountForm& form) {
  const auto own = ground.accounts.declarations().of_person(person_of(visitor));
  if (!own) return office.failed(visitor, request, own.error());
  Block mine{.title = words(visitor, "declaration.mine"_key),
             .empty = words(visitor, "declaration.none"_key)};
  for (const Declaration& each : *own) mine.items.push_back(item_of(ground, visitor, each));
  std::vector<Block> blocks{std::move(mine),
                            {.title = words(visitor, "declaration.new"_key),
                             .saying = words(visitor, "declaration.saying"_key),
                             .forms = {form}}};
  if (const auto reach = visitor.rights.reach(Object::declaration, Act::see); !reach.nothing()) {
    const auto all = ground.accounts.declarations().all();
    if (!all) return office.failed(visitor, request, all.error());
    Block others{.title = words(visitor, "declaration.all"_key),
                 .empty = words(visitor, "declaration.none"_key)};
    for (const Declaration& each : *all) {
      if (!reaches(ground, reach, each.what.subject_id)) continue;
      others.items.push_back(item_of(ground, visitor, each));
      others.items.back().acts.clear();
    }
    blocks.push_back(std::move(others));
  }
  return respond_blocks(office, visitor, request, {words(visitor, "declaration.title"_key)}, blocks,
                        form.fault.empty() ? 200 : 400);
}

Result<void> enter(const AccountGround& ground, const Visitor& visitor, const FormData& form) {
  const auto subject = ground.subjects.find_by_code(form.get("subject"));
  if (!subject) return Error{Code::invalid_argument, "there is no such subject", "subject"};
  accounts::NewDeclaration what{.person = person_of(visitor), .subject_id = subject->id};
  if (const std::string login = form.get("person"); !login.empty()) {
    TRY(const auto person, ground.accounts.people().find_by_sign_in_name(login));
    const auto reach = visitor.rights.reach(Object::declaration, Act::enter);
    if (!person || !reaches(ground, reach, subject->id)) {
      return Error{Code::invalid_argument, "nobody signs in by that name", "person"};
    }
    what.person = person->id;
  }
  what.relation = accounts::relation_from(form.get("relation")).value_or(Relation::other);
  what.note = form.get("note");
  TRY(const auto from, day_of(form.get("valid_from"), "valid_from"));
  TRY(what.valid_to, day_of(form.get("valid_to"), "valid_to"));
  what.valid_from = from.value_or(visitor.today);
  TRY_VOID(ground.accounts.declarations().enter(what, visitor.login));
  return ok();
}

Response make(const Office& office, const AccountGround& ground, const Visitor& visitor,
              const Request& request) {
  const auto form = read_form_data(request);
  if (!form) return office.failed(visitor, request, form.error());
  const auto entered = enter(ground, visitor, *form);
  if (entered) return office.done(visitor, request, path, "declaration.made"_key);
  AccountForm again = making_form(visitor);
  for (Input& input : again.inputs) {
    input.value = form->get(input.name);
    for (Choice& choice : input.choices) choice.chosen = choice.value == input.value;
  }
  return show(office, ground, visitor, request,
              with_fault(std::move(again), visitor.locale, entered.error()));
}

Response withdraw(const Office& office, const AccountGround& ground, const Visitor& visitor,
                  const Request& request) {
  const auto found = ground.accounts.declarations().find(request.parameter("id").value_or(""));
  if (!found || found->what.person != person_of(visitor)) {
    return office.not_found(visitor, request);
  }
  const auto withdrawn = ground.accounts.declarations().withdraw(found->id, visitor.login);
  if (!withdrawn) return office.failed(visitor, request, withdrawn.error());
  return office.done(visitor, request, path, "declaration.withdrawn"_key);
}

}  // namespace

void add_declaration_pages(Office& office, const AccountGround& ground) {
  office.add_section({.path = std::string(path),
                      .label = "declaration.title"_key,
                      .icon = "flag",
                      .group = "people.group"_key,
                      .needs = Needs{Object::declaration}});
  office.add_page(http::Method::get, std::string(path), std::nullopt,
                  [&](const Visitor& visitor, const Request& request) {
                    return show(office, ground, visitor, request, making_form(visitor));
                  });
  office.add_page(http::Method::post, std::string(path), std::nullopt,
                  [&](const Visitor& visitor, const Request& request) {
                    return make(office, ground, visitor, request);
                  });
  office.add_page(http::Method::post, std::string(path) + "/{id}", std::nullopt,
                  [&](const Visitor& visitor, const Request& request) {
                    return withdraw(office, ground, visitor, request);
                  });
}

}  // namespace ocop::office
