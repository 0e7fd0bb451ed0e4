#include "newsroom/registers.h"

#include "base/embedded_file.h"
#include "newsroom/acts.h"
#include "newsroom/article_kind.h"
#include "newsroom/article_picture_kind.h"
#include "newsroom/author_kind.h"
#include "newsroom/comment_kind.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles newsroom_migrations();
}

namespace ocop::newsroom {

void add_kinds(records::Kinds& kinds) {
  kinds.add(article_kind());
  follow_removal(kinds);
  kinds.add(article_picture_kind());
  kinds.add(author_kind());
  kinds.add(comment_kind());
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "newsroom", embedded::newsroom_migrations(), now);
}

}  // namespace ocop::newsroom
