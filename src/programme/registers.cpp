#include "programme/registers.h"

#include "base/embedded_file.h"
#include "programme/document_kinds.h"
#include "programme/task_kinds.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles programme_migrations();
}

namespace ocop::programme {

void add_kinds(records::Kinds& kinds) {
  kinds.add(document_kind());
  kinds.add(document_link_kind());
  kinds.add(task_kind());
  kinds.add(target_kind());
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "programme", embedded::programme_migrations(), now);
}

}  // namespace ocop::programme
