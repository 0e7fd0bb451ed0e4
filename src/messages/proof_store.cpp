#include <soci/soci.h>

#include "messages/channels.h"

namespace ocop::messages {

void put_proof(soci::session& session, const Proof& proof) {
  const std::string day = format_iso(proof.day);
  const auto at = static_cast<long long>(proof.added_at.micros);
  session << "insert into message_proofs (id, message_id, channel_id, file_id, place, day, hour, "
             "note, added_by, added_at) values (:id, :message, :channel, :file, :place, :day, "
             ":hour, :note, :by, :at)",
      soci::use(proof.id), soci::use(proof.message_id), soci::use(proof.channel_id),
      soci::use(proof.file_id), soci::use(proof.place), soci::use(day), soci::use(proof.hour),
      soci::use(proof.note), soci::use(proof.added_by), soci::use(at);
}

std::vector<Proof> proofs_of(soci::session& session, const std::string& message_id) {
  std::vector<Proof> proofs;
  Proof p;
  std::string day;
  long long at = 0;
  soci::statement rows =
      (session.prepare << "select id, message_id, channel_id, file_id, place, day, hour, note, "
                          "added_by, added_at from message_proofs where message_id = :message "
                          "order by added_at, id",
       soci::into(p.id), soci::into(p.message_id), soci::into(p.channel_id), soci::into(p.file_id),
       soci::into(p.place), soci::into(day), soci::into(p.hour), soci::into(p.note),
       soci::into(p.added_by), soci::into(at), soci::use(message_id));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) {
    const auto parsed = parse_date(day);
    p.day = parsed ? *parsed : Date{};
    p.added_at = {at};
    proofs.push_back(p);
  }
  return proofs;
}

}  // namespace ocop::messages
