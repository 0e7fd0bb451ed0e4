#include "recognition/registers.h"

#include "base/embedded_file.h"
#include "recognition/act_kind.h"
#include "recognition/keeping.h"
#include "recognition/visit_kind.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles recognition_migrations();
}

namespace ocop::recognition {

void add_kinds(records::Kinds& kinds, const std::shared_ptr<const criteria::Regimes>& regimes) {
  kinds.add(act_kind());
  kinds.add(visit_kind());
  keep_certificates(kinds);
  keep_grace(kinds, regimes);
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "recognition", embedded::recognition_migrations(), now);
}

}  // namespace ocop::recognition
