#include "regimes/registers.h"

#include "base/embedded_file.h"
#include "regimes/import_kind.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles regimes_migrations();
}

namespace ocop::regimes {

void add_kinds(records::Kinds& kinds) { kinds.add(import_kind()); }

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "regimes", embedded::regimes_migrations(), now);
}

}  // namespace ocop::regimes
