#include <map>

#include "pages/format.h"
#include "registry/member_kinds.h"
#include "registry/subject_facts.h"
#include "registry/subject_pages.h"
#include "registry/subject_words.h"

namespace ocop::registry {
namespace {

using accounts::Act;
using accounts::Object;
using office::Office;
using office::Visitor;
using office::WorkItem;
using records::Reading;
using records::Record;
using Work = Result<std::vector<WorkItem>>;

/// What is not done yet, the earliest deadline first.
Result<std::vector<Record>> not_done(Reading& reading, const Visitor& visitor,
                                     std::string_view kind_name) {
  const records::Kind& kind = reading.kinds().get(kind_name);
  const records::Query query{.filters = {{"done_on", ""}}, .sort = "due_on", .page_rows = 100};
  TRY(auto listing, reading.list(kind, query, visitor.rights.reach(kind.object, Act::see)));
  return std::move(listing.rows);
}

Work findings(Reading& reading, const Visitor& visitor) {
  TRY(const auto rows, not_done(reading, visitor, "finding"));
  std::vector<WorkItem> work;
  for (const Record& row : rows) {
    work.push_back({.title = word(visitor, "registry.work_finding"_key, {row["what"]}),
                    .detail = row["action"] + " · " + row["responsible"],
                    .href = Office::href(visitor, "/office/findings/" + row.id),
                    .due = row.day("due_on")});
  }
  return work;
}

/// One item for each conversion, with its earliest deadline; the page of the producer lists them.
Work redo_tasks(Reading& reading, const Visitor& visitor) {
  TRY(const auto rows, not_done(reading, visitor, "redo_task"));
  std::map<std::pair<std::string, std::string>, std::vector<const Record*>> conversions;
  for (const Record& row : rows) conversions[{row["subject_id"], row["since"]}].push_back(&row);
  std::vector<WorkItem> work;
  for (const auto& [conversion, tasks] : conversions) {
    const auto& [subject_id, since] = conversion;
    TRY(const auto subject, reading.get(reading.kinds().get("subject"), subject_id));
    if (!subject) continue;
    work.push_back(
        {.title = word(visitor, "registry.work_redo"_key,
                       {number(visitor, static_cast<long long>(tasks.size()))}),
         .detail = word(visitor, "registry.work_redo_detail"_key,
                        {subject->title(), pages::format_day(*tasks.front()->day("since"))}),
         .href = Office::href(visitor, "/office/subjects/" + subject_id),
         .due = tasks.front()->day("due_on")});
  }
  return work;
}

/// Only of the producers that the visitor acts for: to look through all of a ward at every visit
/// would cost more than it tells.
Work vacancies(const LegalRules& rules, Reading& reading, const Visitor& visitor) {
  std::vector<WorkItem> work;
  for (const std::string& id : visitor.rights.reach(Object::member_book, Act::enter).subjects) {
    TRY(const auto subject, reading.get(reading.kinds().get("subject"), id));
    if (!subject || subject->removed_at) continue;
    TRY(const SubjectFacts facts, facts_on(reading, *subject, visitor.today));
    for (const PostRule* rule :
         vacant_posts(rules, facts.form, facts.posts, facts.book.members.size(), visitor.today)) {
      work.push_back({.title = word(visitor, "registry.work_vacant"_key,
                                    {word(visitor, *post_label(rule->post))}),
                      .detail = subject->title(),
                      .href = Office::href(
                          visitor, "/office/posts/new?subject_id=" + id + "&post=" + rule->post),
                      .tone = office::Tone::caution,
                      .chip = word(visitor, "registry.vacant"_key)});
    }
  }
  return work;
}

}  // namespace

void add_subject_work(Office& office, std::shared_ptr<const LegalRules> rules) {
  records::RecordStore& store = office.ground().records;
  office.add_work([&store](const Visitor& visitor) {
    return store.read([&](Reading& reading) { return findings(reading, visitor); });
  });
  office.add_work([&store](const Visitor& visitor) {
    return store.read([&](Reading& reading) { return redo_tasks(reading, visitor); });
  });
  office.add_work([&store, rules = std::move(rules)](const Visitor& visitor) {
    return store.read([&](Reading& reading) { return vacancies(*rules, reading, visitor); });
  });
}

}  // namespace ocop::registry
