#include "campaigns/tally_store.h"

#include <soci/soci.h>

namespace ocop::campaigns {

void add_count(soci::session& session, const CountKey& key, long long number) {
  session << "insert into campaign_counts (campaign_id, day, phase, unit_code, what, number) "
             "values (:campaign, :day, :phase, :unit, :what, :number) "
             "on conflict (campaign_id, day, phase, unit_code, what) do update set number = "
             "campaign_counts.number + excluded.number",
      soci::use(key.campaign_id), soci::use(key.day), soci::use(key.phase),
      soci::use(key.unit_code), soci::use(key.what), soci::use(number);
}

std::vector<CountRow> counts_of(soci::session& session, const std::string& campaign_id) {
  std::vector<CountRow> found;
  CountRow row;
  soci::statement rows =
      (session.prepare << "select phase, unit_code, what, cast(sum(number) as bigint) "
                          "from campaign_counts where campaign_id = :campaign "
                          "group by phase, unit_code, what order by phase, unit_code, what",
       soci::into(row.phase), soci::into(row.unit_code), soci::into(row.what),
       soci::into(row.number), soci::use(campaign_id));
  for (bool is_there = rows.execute(true); is_there; is_there = rows.fetch()) found.push_back(row);
  return found;
}

}  // namespace ocop::campaigns
