#include "evaluation/registers.h"

#include "base/embedded_file.h"
#include "evaluation/advisory_kinds.h"
#include "evaluation/council_kinds.h"
#include "evaluation/dossier_kinds.h"
#include "evaluation/efforts.h"
#include "evaluation/step_kinds.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles evaluation_migrations();
}

namespace ocop::evaluation {

void add_kinds(records::Kinds& kinds, const std::shared_ptr<const criteria::Regimes>& regimes) {
  kinds.add(dossier_kind(regimes));
  kinds.add(dossier_answer_kind(regimes));
  kinds.add(dossier_filing_kind());
  kinds.add(dossier_step_kind());
  keep_dossiers(kinds, regimes);
  add_council_kinds(kinds, regimes);
  add_advisory_kinds(kinds);
  kinds.add(effort_kind(regimes));
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "evaluation", embedded::evaluation_migrations(), now);
}

}  // namespace ocop::evaluation
