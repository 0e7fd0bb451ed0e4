#include <soci/soci.h>

#include "messages/gaps.h"

namespace ocop::messages {

std::vector<std::pair<std::string, Date>> days_sent(soci::session& session, Date since) {
  std::vector<std::pair<std::string, Date>> found;
  const std::string from = format_iso(since);
  std::string message, unit, day;
  soci::statement rows =
      (session.prepare << "select distinct r.message_id, r.unit_code, r.sent_on "
                          "from message_recipients r join messages m on m.id = r.message_id "
                          "where m.restricted = 0 and r.sent_on >= :since "
                          "order by r.unit_code, r.sent_on, r.message_id",
       soci::into(message), soci::into(unit), soci::into(day), soci::use(from));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) {
    if (const auto parsed = parse_date(day)) found.emplace_back(unit, *parsed);
  }
  return found;
}

}  // namespace ocop::messages
