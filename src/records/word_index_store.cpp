#include <fmt/format.h>
#include <soci/soci.h>

#include "records/revisions.h"
#include "records/word_index.h"

namespace ocop::records {
namespace {

std::string column_or_nothing(std::string_view field) {
  return field.empty() ? "''" : fmt::format("coalesce({}, '')", field);
}

std::shared_ptr<const RegisterWords> read_words(soci::session& session, const Kind& kind) {
  std::string id, unit, subject, owner, words;
  long long is_removed = 0;
  soci::statement statement =
      (session.prepare << fmt::format(
           "select id, {}, {}, {}, case when removed_at is null then 0 else 1 end, folded from {} "
           "order by sort_key, id",
           column_or_nothing(kind.unit), column_or_nothing(kind.subject),
           column_or_nothing(kind.owner), kind.table),
       soci::into(id), soci::into(unit), soci::into(subject), soci::into(owner),
       soci::into(is_removed), soci::into(words));
  statement.execute();
  auto read = std::make_shared<RegisterWords>();
  while (statement.fetch()) {
    read->add(
        {.id = id, .unit = unit, .subject = subject, .owner = owner, .is_removed = is_removed != 0},
        words);
  }
  return read;
}

}  // namespace

std::shared_ptr<const WordMoment> WordIndex::moment(Reading& reading) {
  const Revisions revisions(reading);
  const std::lock_guard lock(mutex_);
  auto next = std::make_shared<WordMoment>();
  if (moment_) *next = *moment_;
  next->kinds_ = &reading.kinds();
  bool is_new = false;
  for (const Kind* kind : reading.kinds().all()) {
    auto& [words, revision] = next->registers_[kind];
    if (words && revisions.of(kind->name) <= revision) continue;
    words = read_words(reading.session(), *kind);
    revision = revisions.of(kind->name);
    is_new = true;
  }
  if (is_new) moment_ = next;
  return moment_;
}

}  // namespace ocop::records
