#include "registry/expiring_store.h"

#include <fmt/format.h>
#include <soci/soci.h>

#include "base/limits.h"

namespace ocop::registry {

Result<std::vector<EndingDocument>> documents_ending(records::Reading& reading, Date from,
                                                     Date to) {
  const std::string first = format_iso(from), last = format_iso(to);
  std::string id, subject_id, title, valid_to;
  soci::statement statement =
      (reading.session().prepare << fmt::format(
           "select id, subject_id, title, valid_to from documents "
           "where valid_to between :first and :last and removed_at is null "
           "and not exists (select 1 from documents newer "
           "where newer.replaces_id = documents.id and newer.removed_at is null) "
           "order by valid_to, id limit {}",
           limits::record_parts_max),
       soci::use(first, "first"), soci::use(last, "last"), soci::into(id), soci::into(subject_id),
       soci::into(title), soci::into(valid_to));
  statement.execute();
  std::vector<EndingDocument> found;
  while (statement.fetch()) {
    TRY(const Date day, parse_date(valid_to));
    found.push_back({id, subject_id, title, day});
  }
  return found;
}

}  // namespace ocop::registry
