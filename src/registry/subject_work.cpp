#include "registry/legal_form_kinds.h"
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
  const records::Query query{.filters = {{"done_on", ""}}, .sort = "due_on", .page_rows = 20};
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

Work redo_tasks(Reading& reading, const Visitor& visitor) {
  TRY(const auto rows, not_done(reading, visitor, "redo_task"));
  std::vector<WorkItem> work;
  for (const Record& row : rows) {
    TRY(const auto subject, reading.get(reading.kinds().get("subject"), row["subject_id"]));
    const auto label = redo_task_label(row["task"]);
    if (!subject || !label) continue;
    work.push_back({.title = word(visitor, "registry.work_redo"_key, {word(visitor, *label)}),
                    .detail = subject->title(),
                    .href = Office::href(visitor, "/office/redo-tasks/" + row.id),
                    .due = row.day("due_on")});
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
