#include <soci/soci.h>

#include "registry/catalogue_rows.h"

namespace ocop::registry {

Result<std::map<std::string, long long>> revisions_of(records::Reading& reading) {
  std::map<std::string, long long> revisions;
  std::string kind;
  long long revision = 0;
  soci::statement statement =
      (reading.session().prepare << "select kind, revision from record_revisions", soci::into(kind),
       soci::into(revision));
  statement.execute();
  while (statement.fetch()) revisions[kind] = revision;
  return revisions;
}

}  // namespace ocop::registry
