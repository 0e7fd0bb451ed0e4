#include <fmt/format.h>
#include <soci/soci.h>

#include "base/limits.h"
#include "records/form_drafts.h"
#include "records/values_json.h"

namespace ocop::records {
namespace {

void discard_old(Writing& writing, const std::string& person) {
  const long long oldest = writing.now().micros - limits::form_draft_days_max * micros_per_day;
  soci::session& session = writing.session();
  session << "delete from drafts where saved_at < :oldest", soci::use(oldest, "oldest");
  session << "delete from drafts where person = :person and saved_at < (select min(saved_at) from "
             "(select saved_at from drafts where person = :same order by saved_at desc limit "
          << limits::form_drafts_max << ") as kept)",
      soci::use(person, "person"), soci::use(person, "same");
}

}  // namespace

Result<void> save_draft(RecordStore& store, std::string_view person, std::string_view address,
                        const Values& values) {
  const std::string text = to_json(values), who(person), where(address);
  if (text.size() > limits::form_draft_bytes_max) {
    return Error{
        Code::payload_too_large,
        fmt::format("a draft has at most {} bytes; store the form", limits::form_draft_bytes_max),
        where};
  }
  return store.write(person, [&](Writing& writing) -> Result<void> {
    const long long now = writing.now().micros;
    writing.session() << "insert into drafts (person, address, values_json, saved_at) values "
                         "(:person, :address, :text, :now) on conflict (person, address) do update "
                         "set values_json = excluded.values_json, saved_at = excluded.saved_at",
        soci::use(who, "person"), soci::use(where, "address"), soci::use(text, "text"),
        soci::use(now, "now");
    discard_old(writing, who);
    return ok();
  });
}

Result<std::optional<FormDraft>> find_draft(RecordStore& store, std::string_view person,
                                            std::string_view address) {
  const std::string who(person), where(address);
  return store.read([&](Reading& reading) -> Result<std::optional<FormDraft>> {
    std::string text;
    long long saved_at = 0;
    soci::session& session = reading.session();
    session << "select values_json, saved_at from drafts where person = :person and address = "
               ":address",
        soci::use(who, "person"), soci::use(where, "address"), soci::into(text),
        soci::into(saved_at);
    if (!session.got_data()) return std::optional<FormDraft>();
    return std::optional(FormDraft{values_from_json(text), {saved_at}});
  });
}

Result<void> discard_draft(RecordStore& store, std::string_view person, std::string_view address) {
  const std::string who(person), where(address);
  return store.write(person, [&](Writing& writing) -> Result<void> {
    writing.session() << "delete from drafts where person = :person and address = :address",
        soci::use(who, "person"), soci::use(where, "address");
    return ok();
  });
}

}  // namespace ocop::records
