#include "messages/message_kinds.h"

#include "accounts/people_store.h"
#include "accounts/sign_in_name.h"
#include "records/record_store.h"

namespace ocop::messages {
namespace {

using records::Checked;
using records::Faults;
using records::Reason;
using records::Record;
using records::Type;
using records::Writing;
namespace use = records::use;

Checked taken(Result<std::string> parsed, pages::Key otherwise) {
  if (parsed) return std::move(*parsed);
  return Reason{otherwise, {}};
}

Checked login_rule(std::string_view text) {
  return taken(accounts::parse_sign_in_name(text), "messages.fault_login"_key);
}
Checked email_rule(std::string_view text) {
  return taken(accounts::parse_email(text), "messages.fault_email"_key);
}
Checked phone_rule(std::string_view text) {
  return taken(accounts::parse_phone(text), "messages.fault_phone"_key);
}

constexpr records::Option channel_kinds[] = {{"portal", "messages.channel_portal"_key},
                                             {"loudspeaker", "messages.channel_loudspeaker"_key},
                                             {"zalo", "messages.channel_zalo"_key},
                                             {"notice_board", "messages.channel_notice_board"_key},
                                             {"newspaper", "messages.channel_newspaper"_key},
                                             {"email", "messages.channel_email"_key},
                                             {"sms", "messages.channel_sms"_key}};

Checked days_rule(std::string_view text) {
  const bool fits = text.size() <= 3 && text != "0" &&
                    text.find_first_not_of("0123456789") == std::string_view::npos;
  if (fits) return std::string(text);
  return Reason{"messages.fault_goal_days"_key, {}};
}

void check_days(const Record& row, Faults& faults) {
  const auto from = row.day("valid_from"), to = row.day("valid_to");
  if (from && to && *to < *from) faults.push_back({"valid_to", {"messages.fault_days"_key, {}}});
}

Result<Faults> guard_reader(Writing& writing, const Record*, const Record& after) {
  const std::string& login = after["login"];
  if (login.empty() || accounts::person_with_login(writing.session(), login)) return Faults{};
  return Faults{{"login", {"messages.fault_login"_key, {}}}};
}

}  // namespace

records::Kind reader_kind() {
  return {.name = "message_reader",
          .table = "message_readers",
          .path = "message-readers",
          .object = accounts::Object::audience,
          .one = "messages.reader"_key,
          .many = "messages.readers"_key,
          .add = "messages.add_reader"_key,
          .fields = {{.name = "audience_id",
                      .label = "registry.audience"_key,
                      .type = Type::reference,
                      .uses = use::list | use::required | use::fixed | use::filter,
                      .of = "audience",
                      .import_name = "audience"},
                     {.name = "name",
                      .label = "messages.reader_name"_key,
                      .uses = use::list | use::search | use::required},
                     {.name = "login",
                      .label = "messages.reader_login"_key,
                      .uses = use::list | use::person,
                      .rule = login_rule,
                      .hint = "messages.reader_login_hint"_key},
                     {.name = "email",
                      .label = "messages.reader_email"_key,
                      .rule = email_rule,
                      .hint = "messages.reader_email_hint"_key},
                     {.name = "phone",
                      .label = "messages.reader_phone"_key,
                      .rule = phone_rule,
                      .hint = "messages.reader_phone_hint"_key}},
          .title = "name",
          .key = {"audience_id", "name"},
          .owner = "audience_id",
          .guard = guard_reader};
}

records::Kind goal_kind() {
  return {.name = "message_goal",
          .table = "message_goals",
          .path = "message-goals",
          .object = accounts::Object::message,
          .one = "messages.goal"_key,
          .many = "messages.goals"_key,
          .add = "messages.add_goal"_key,
          .fields = {{.name = "name",
                      .label = "messages.goal_name"_key,
                      .uses = use::list | use::search | use::required},
                     {.name = "unit_code",
                      .label = "messages.goal_unit"_key,
                      .type = Type::unit,
                      .uses = use::list | use::filter | use::required,
                      .hint = "messages.goal_unit_hint"_key},
                     {.name = "days",
                      .label = "messages.goal_days"_key,
                      .type = Type::whole,
                      .uses = use::list | use::required,
                      .rule = days_rule,
                      .hint = "messages.goal_days_hint"_key,
                      .fallback = "7"},
                     {.name = "valid_from", .label = "messages.valid_from"_key, .type = Type::day},
                     {.name = "valid_to", .label = "messages.valid_to"_key, .type = Type::day}},
          .title = "name",
          .key = {"name", "unit_code"},
          .unit = "unit_code",
          .check = check_days};
}

records::Kind channel_kind() {
  return {.name = "message_channel",
          .table = "message_channels",
          .path = "message-channels",
          .object = accounts::Object::message,
          .one = "messages.channel"_key,
          .many = "messages.channel_register"_key,
          .add = "messages.add_channel"_key,
          .fields = {{.name = "name",
                      .label = "messages.channel_name"_key,
                      .uses = use::list | use::search | use::sort | use::required,
                      .hint = "messages.channel_name_hint"_key},
                     {.name = "kind",
                      .label = "messages.channel_kind"_key,
                      .type = Type::choice,
                      .uses = use::list | use::filter | use::required,
                      .options = channel_kinds},
                     {.name = "unit_code",
                      .label = "messages.channel_unit"_key,
                      .type = Type::unit,
                      .uses = use::list | use::filter | use::required},
                     {.name = "place",
                      .label = "messages.channel_place"_key,
                      .uses = use::list | use::search,
                      .hint = "messages.channel_place_hint"_key},
                     {.name = "valid_from", .label = "messages.valid_from"_key, .type = Type::day},
                     {.name = "valid_to", .label = "messages.valid_to"_key, .type = Type::day},
                     {.name = "note", .label = "messages.note"_key, .type = Type::text}},
          .title = "name",
          .key = {"name", "unit_code"},
          .unit = "unit_code",
          .check = check_days};
}

}  // namespace ocop::messages
