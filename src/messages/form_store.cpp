#include <soci/soci.h>

#include "messages/forms.h"

namespace ocop::messages {
namespace {

constexpr std::string_view source_name = "source", sound_name = "sound";

void put_one(soci::session& session, const std::string& message_id, std::string_view form,
             const std::string& content) {
  const std::string name(form);
  session << "insert into message_forms (message_id, form, content) values (:message, :form, "
             ":content) on conflict (message_id, form) do update set content = excluded.content",
      soci::use(message_id), soci::use(name), soci::use(content);
}

}  // namespace

StoredForms stored_forms(soci::session& session, const std::string& message_id) {
  StoredForms stored;
  std::string form, content;
  soci::statement rows = (session.prepare << "select form, content from message_forms "
                                             "where message_id = :message",
                          soci::into(form), soci::into(content), soci::use(message_id));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) {
    if (form == source_name) stored.source = content;
    if (form == sound_name) stored.sound_id = content;
    for (const Form each : all_forms) {
      if (form == name_of(each)) stored.forms[each] = content;
    }
  }
  return stored;
}

void put_forms(soci::session& session, const Message& message, const Forms& forms) {
  for (const auto& [form, text] : forms) put_one(session, message.id, name_of(form), text);
  put_one(session, message.id, source_name, source_of(message));
}

void put_sound(soci::session& session, const std::string& message_id, const std::string& file_id) {
  put_one(session, message_id, sound_name, file_id);
}

void remove_forms(soci::session& session, const std::string& message_id) {
  session << "delete from message_forms where message_id = :message", soci::use(message_id);
}

}  // namespace ocop::messages
