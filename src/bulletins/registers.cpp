#include "bulletins/registers.h"

#include "base/embedded_file.h"
#include "bulletins/bulletin_kinds.h"
#include "bulletins/print_run_kinds.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles bulletins_migrations();
}

namespace ocop::bulletins {

void add_kinds(records::Kinds& kinds) {
  kinds.add(series_kind());
  kinds.add(bulletin_kind());
  kinds.add(block_kind());
  keep_approved(kinds);
  kinds.add(print_run_kind());
  kinds.add(print_handout_kind());
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "bulletins", embedded::bulletins_migrations(), now);
}

}  // namespace ocop::bulletins
