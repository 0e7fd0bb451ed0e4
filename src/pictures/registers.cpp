#include "pictures/registers.h"

#include "base/embedded_file.h"
#include "pictures/picture_kind.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles pictures_migrations();
}

namespace ocop::pictures {

void add_kinds(records::Kinds& kinds) { kinds.add(picture_kind()); }

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "pictures", embedded::pictures_migrations(), now);
}

}  // namespace ocop::pictures
