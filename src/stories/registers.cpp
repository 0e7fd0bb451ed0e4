#include "stories/registers.h"

#include "base/embedded_file.h"
#include "sql/migrations.h"
#include "stories/story_kinds.h"

namespace ocop::embedded {
EmbeddedFiles stories_migrations();
}

namespace ocop::stories {

void add_kinds(records::Kinds& kinds) {
  kinds.add(slogan_kind());
  kinds.add(story_kind());
  kinds.add(story_picture_kind());
  kinds.add(story_translation_kind());
  keep_reviewed_stories(kinds);
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "stories", embedded::stories_migrations(), now);
}

}  // namespace ocop::stories
