#include "records/kept_rows.h"

#include "records/revisions.h"

namespace ocop::records {

Result<KeptRows::Rows> KeptRows::all(Reading& reading, const Kind& kind) {
  const long long revision = Revisions(reading).of(kind.name);
  const std::lock_guard lock(mutex_);
  Kept& kept = kept_[&kind];
  if (!kept.rows || kept.revision < revision) {
    TRY(auto rows, reading.all(kind));
    kept = {std::make_shared<const std::vector<Record>>(std::move(rows)), revision};
  }
  return kept.rows;
}

}  // namespace ocop::records
