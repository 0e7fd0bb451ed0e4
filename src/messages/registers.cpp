#include "messages/registers.h"

#include "base/embedded_file.h"
#include "messages/message_kinds.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles messages_migrations();
}

namespace ocop::messages {

void add_kinds(records::Kinds& kinds) {
  kinds.add(reader_kind());
  kinds.add(channel_kind());
  kinds.add(goal_kind());
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "messages", embedded::messages_migrations(), now);
}

}  // namespace ocop::messages
