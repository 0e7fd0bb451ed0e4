#include <soci/soci.h>

#include "outreach/next_step.h"

namespace ocop::outreach {

Result<std::vector<std::string>> households_to_contact(records::Reading& reading, Date last) {
  const std::string day = format_iso(last);
  std::string id;
  soci::statement statement =
      (reading.session().prepare
           << "select household_id from visits where next_on <= :last and removed_at is null and "
              "not exists (select 1 from visits later where later.household_id = "
              "visits.household_id and later.removed_at is null and (later.held_on > "
              "visits.held_on or (later.held_on = visits.held_on and later.id > visits.id))) "
              "order by next_on, household_id",
       soci::use(day), soci::into(id));
  statement.execute();
  std::vector<std::string> ids;
  while (statement.fetch()) ids.push_back(id);
  return ids;
}

}  // namespace ocop::outreach
