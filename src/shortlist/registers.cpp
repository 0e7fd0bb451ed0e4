#include "shortlist/registers.h"

#include "base/embedded_file.h"
#include "shortlist/round_kinds.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles shortlist_migrations();
}

namespace ocop::shortlist {

void add_kinds(records::Kinds& kinds) {
  kinds.add(round_kind());
  kinds.add(criterion_kind());
  kinds.add(candidate_kind());
  kinds.add(voter_kind());
  keep_begun_rounds(kinds);
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "shortlist", embedded::shortlist_migrations(), now);
}

}  // namespace ocop::shortlist
