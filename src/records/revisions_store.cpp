#include <soci/soci.h>

#include "records/revisions.h"

namespace ocop::records {

Revisions::Revisions(Reading& reading) {
  std::string kind;
  long long revision = 0;
  soci::statement statement =
      (reading.session().prepare << "select kind, revision from record_revisions", soci::into(kind),
       soci::into(revision));
  statement.execute();
  while (statement.fetch()) revisions_[kind] = revision;
}

long long Revisions::of(std::string_view kind) const {
  const auto found = revisions_.find(kind);
  return found == revisions_.end() ? 0 : found->second;
}

}  // namespace ocop::records
