#include "registry/member_kinds.h"

#include <algorithm>

#include "records/record_store.h"
#include "registry/field_rules.h"
#include "registry/kind_faults.h"

namespace ocop::registry {
namespace {

using records::Faults;
using records::Field;
using records::Kind;
using records::Option;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

constexpr Option bodies[] = {{"person", "registry.body_person"_key},
                             {"organisation", "registry.body_organisation"_key}};

constexpr Option posts[] = {{"owner", "registry.post_owner"_key},
                            {"group_head", "registry.post_group_head"_key},
                            {"chair", "registry.post_chair"_key},
                            {"director", "registry.post_director"_key},
                            {"controller", "registry.post_controller"_key},
                            {"accountant", "registry.post_accountant"_key},
                            {"distribution", "registry.post_distribution"_key},
                            {"quality", "registry.post_quality"_key},
                            {"other", "registry.post_other"_key}};

void check_member(const Record& row, Faults& faults) {
  check_days(row, "date_in", "date_out", faults);
}

Result<Faults> guard_member(Writing& writing, const Record*, const Record& after) {
  Faults faults;
  check_not_later(after, "date_in", date_of(writing.now()), faults);
  return faults;
}

void check_post(const Record& row, Faults& faults) {
  check_days(row, "held_from", "held_to", faults);
}

Field subject_field() {
  return {.name = "subject_id",
          .label = "registry.subject"_key,
          .type = Type::reference,
          .uses = use::list | use::search | use::required | use::fixed,
          .of = "subject",
          .import_name = "subject_code"};
}

std::vector<Field> member_fields() {
  return {
      subject_field(),
      {.name = "name",
       .label = "registry.member_name"_key,
       .uses = use::list | use::search | use::sort | use::required},
      {.name = "body",
       .label = "registry.body"_key,
       .type = Type::choice,
       .uses = use::filter,
       .options = bodies,
       .fallback = "person"},
      {.name = "born",
       .label = "registry.born"_key,
       .rule = field_rule::year,
       .hint = "registry.born_hint"_key},
      {.name = "is_local",
       .label = "registry.is_local"_key,
       .type = Type::flag,
       .uses = use::list | use::filter,
       .hint = "registry.is_local_hint"_key},
      {.name = "contribution",
       .label = "registry.contribution"_key,
       .type = Type::money,
       .uses = use::list | use::sort,
       .fallback = "0"},
      {.name = "date_in",
       .label = "registry.date_in"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required},
      {.name = "date_out",
       .label = "registry.date_out"_key,
       .type = Type::day,
       .uses = use::list | use::sort,
       .hint = "registry.date_out_hint"_key},
      {.name = "basis", .label = "registry.member_basis"_key},
  };
}

std::vector<Field> post_fields() {
  return {
      subject_field(),
      {.name = "post",
       .label = "registry.post"_key,
       .type = Type::choice,
       .uses = use::list | use::filter | use::search | use::required,
       .options = posts},
      {.name = "holder",
       .label = "registry.person_name"_key,
       .uses = use::list | use::search | use::required},
      {.name = "held_from",
       .label = "registry.held_from"_key,
       .type = Type::day,
       .uses = use::list | use::sort | use::required},
      {.name = "held_to",
       .label = "registry.held_to"_key,
       .type = Type::day,
       .uses = use::list | use::sort},
      {.name = "duties", .label = "registry.duties"_key, .type = Type::text},
  };
}

}  // namespace

Kind member_kind() {
  return {.name = "member",
          .table = "members",
          .path = "members",
          .object = accounts::Object::member_book,
          .one = "registry.member"_key,
          .many = "registry.members"_key,
          .add = "registry.add_member"_key,
          .fields = member_fields(),
          .title = "name",
          .key = {"subject_id", "name", "born", "date_in"},
          .subject = "subject_id",
          .owner = "subject_id",
          .check = check_member,
          .guard = guard_member};
}

Kind post_kind() {
  return {.name = "post",
          .table = "posts",
          .path = "posts",
          .object = accounts::Object::member_book,
          .one = "registry.post"_key,
          .many = "registry.posts"_key,
          .add = "registry.add_post"_key,
          .fields = post_fields(),
          .title = "holder",
          .key = {"subject_id", "post", "holder", "held_from"},
          .subject = "subject_id",
          .owner = "subject_id",
          .check = check_post};
}

MemberEntry member_entry_of(const Record& row) {
  return {row["name"],
          row["born"],
          row.flag("is_local"),
          row.whole("contribution").value_or(0),
          row.day("date_in").value_or(Date{}),
          row.day("date_out")};
}

PostHeld post_held_of(const Record& row) {
  return {row["post"], row["holder"], row.day("held_from").value_or(Date{}), row.day("held_to")};
}

std::optional<pages::Key> post_label(std::string_view post) {
  const auto* at = std::ranges::find(posts, post, &Option::value);
  return at == std::end(posts) ? std::nullopt : std::optional(at->label);
}

}  // namespace ocop::registry
