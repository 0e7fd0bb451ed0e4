#include <soci/soci.h>

#include "codes/voided_epochs.h"

namespace ocop::codes {

VoidedEpochs read_voided_epochs(soci::session& session) {
  VoidedEpochs epochs;
  std::string epoch;
  long long at = 0;
  soci::statement rows = (session.prepare << "select epoch, voided_at from voided_code_epochs",
                          soci::into(epoch), soci::into(at));
  rows.execute();
  while (rows.fetch()) epochs[epoch.at(0)] = {at};
  return epochs;
}

void add_voided_epoch(soci::session& session, char epoch, Timestamp at) {
  const std::string symbol(1, epoch);
  const long long since = at.micros;
  session << "insert into voided_code_epochs (epoch, voided_at) values (:epoch, :at) "
             "on conflict (epoch) do nothing",
      soci::use(symbol), soci::use(since);
}

}  // namespace ocop::codes
