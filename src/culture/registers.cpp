#include "culture/registers.h"

#include "base/embedded_file.h"
#include "culture/people_kinds.h"
#include "culture/place_kinds.h"
#include "culture/route_kinds.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles culture_migrations();
}

namespace ocop::culture {

void add_kinds(records::Kinds& kinds) {
  kinds.add(place_kind());
  kinds.add(day_kind());
  kinds.add(person_kind());
  kinds.add(withdrawal_kind());
  kinds.add(picture_kind());
  kinds.add(text_kind());
  kinds.add(route_kind());
  kinds.add(stop_kind());
  keep_consents(kinds);
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "culture", embedded::culture_migrations(), now);
}

}  // namespace ocop::culture
