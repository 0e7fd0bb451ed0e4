#include "codes/registers.h"

#include "base/embedded_file.h"
#include "codes/case_kind.h"
#include "codes/order_kinds.h"
#include "codes/report_kind.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles codes_migrations();
}

namespace ocop::codes {

void add_kinds(records::Kinds& kinds) {
  kinds.add(order_kind());
  kinds.add(range_kind());
  kinds.add(report_kind());
  kinds.add(case_kind());
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "codes", embedded::codes_migrations(), now);
}

}  // namespace ocop::codes
