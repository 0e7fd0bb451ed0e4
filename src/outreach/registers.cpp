#include "outreach/registers.h"

#include "base/embedded_file.h"
#include "outreach/household_kinds.h"
#include "outreach/idea_kinds.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles outreach_migrations();
}

namespace ocop::outreach {

void add_kinds(records::Kinds& kinds) {
  kinds.add(household_kind());
  kinds.add(visit_kind());
  kinds.add(idea_kind());
  kinds.add(idea_evidence_kind());
  kinds.add(sensory_score_kind());
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "outreach", embedded::outreach_migrations(), now);
}

}  // namespace ocop::outreach
