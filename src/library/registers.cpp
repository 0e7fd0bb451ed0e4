#include "library/registers.h"

#include "base/embedded_file.h"
#include "library/library_kinds.h"
#include "library/practice_cases.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles library_migrations();
}

namespace ocop::library {

void add_kinds(records::Kinds& kinds) {
  kinds.add(entry_kind());
  kinds.add(policy_kind());
  kinds.add(policy_paper_kind());
  kinds.add(application_kind());
  kinds.add(practice_case_kind());
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "library", embedded::library_migrations(), now);
}

}  // namespace ocop::library
