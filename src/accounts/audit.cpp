#include "accounts/audit.h"

#include <fmt/format.h>
#include <soci/soci.h>

#include <algorithm>

#include "accounts/search.h"
#include "base/embedded_file.h"
#include "base/id.h"
#include "base/limits.h"
#include "base/text.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles accounts_migrations();
}

namespace ocop::accounts {
namespace {

constexpr const char* select =
    "select id, at, actor, act, object, before_json, after_json from audit";

AuditEntry entry_from(const soci::row& row) {
  return {{row.get<long long>(1)}, row.get<std::string>(2), row.get<std::string>(3),
          row.get<std::string>(4), row.get<std::string>(5), row.get<std::string>(6),
          row.get<std::string>(0)};
}

std::string folded(const AuditEntry& entry) {
  return fold(fmt::format("{} {} {} {} {}", entry.actor, entry.act, entry.object, entry.before,
                          entry.after));
}

/// "appointment" finds "appointment.make", "appointment.make" itself.
void add_act(Search& search, const std::string& act) {
  if (act.empty()) return;
  if (act.find('.') != std::string::npos) {
    search.add("act = {}", act);
    return;
  }
  search.add("act >= {}", act + ".");
  search.add("act < {}", act + "/");
}

std::string instant(Timestamp at) { return std::to_string(at.micros); }

// The identifiers first: an index has them, while the entries themselves are long.
Search search_for(const AuditQuery& query) {
  Search search(std::string(select) + " where id in (select id from audit", ") order by id desc");
  if (!query.actor.empty()) search.add("actor = {}", query.actor);
  add_act(search, query.act);
  if (!query.object.empty()) search.add("object = {}", query.object);
  if (query.from) search.add("at >= {}", instant(start_of(*query.from)));
  if (query.to) {
    search.add("at < {}", instant(start_of(date_from_days(days_from_date(*query.to) + 1))));
  }
  search.add_words("folded", query.words);
  // Identifiers sort by the time of their making, so that they page as well as the instant.
  if (!query.before.empty()) search.add("id < {}", query.before);
  return search;
}

/// The entry where a search for words stops; none when it comes to the end before.
std::optional<AuditEntry> end_of_search(soci::session& session, const AuditQuery& query) {
  if (query.words.empty()) return std::nullopt;
  std::optional<AuditEntry> end;
  Search search(fmt::format("{} where id = (select min(id) from (select id from audit", select),
                fmt::format(") as newest having count(*) = {})", limits::audit_words_entries_max));
  if (!query.before.empty()) search.add("id < {}", query.before);
  search.run(session, "id desc", limits::audit_words_entries_max,
             [&](const soci::row& row) { end = entry_from(row); });
  return end;
}

Result<std::size_t> fold_some(sql::Database& database) {
  return sql::guarded([&]() -> Result<std::size_t> {
    TRY(sql::Transaction transaction, database.begin(sql::Access::write));
    Search search(select);
    search.add("folded = {}", "");
    std::vector<AuditEntry> entries;
    search.run(transaction.session(), "id", limits::audit_entries_read_max,
               [&](const soci::row& row) { entries.push_back(entry_from(row)); });
    for (const AuditEntry& entry : entries) {
      const std::string words = folded(entry);
      transaction.session() << "update audit set folded = :folded where id = :id", soci::use(words),
          soci::use(entry.id);
    }
    TRY_VOID(transaction.commit());
    return entries.size();
  });
}

}  // namespace

void write_audit(soci::session& session, const AuditEntry& entry, const Clock& clock,
                 Random& random) {
  const std::string id = new_sortable_id(clock, random);
  const auto at = static_cast<long long>(entry.at.micros);
  const std::string words = folded(entry);
  session << "insert into audit (id, at, actor, act, object, before_json, after_json, folded) "
             "values (:id, :at, :actor, :act, :object, :before_json, :after_json, :folded)",
      soci::use(id), soci::use(at), soci::use(entry.actor), soci::use(entry.act),
      soci::use(entry.object), soci::use(entry.before), soci::use(entry.after), soci::use(words);
}

Result<std::vector<AuditEntry>> read_audit(sql::Database& database, std::size_t count_max) {
  return sql::guarded([&]() -> Result<std::vector<AuditEntry>> {
    TRY(const sql::Transaction transaction, database.begin(sql::Access::read));
    std::vector<AuditEntry> entries;
    Search search(select);
    search.run(transaction.session(), "at desc, id desc",
               std::min(count_max, limits::audit_entries_read_max),
               [&](const soci::row& row) { entries.push_back(entry_from(row)); });
    return entries;
  });
}

Result<AuditPage> search_audit(sql::Database& database, const AuditQuery& query) {
  return sql::guarded([&]() -> Result<AuditPage> {
    TRY(const sql::Transaction transaction, database.begin(sql::Access::read));
    AuditPage page;
    Search search = search_for(query);
    const auto end = end_of_search(transaction.session(), query);
    if (end) search.add("id >= {}", end->id);
    const std::size_t count_max = std::min(query.entries_max, limits::audit_page_entries_max);
    search.run(transaction.session(), "id desc", count_max + 1,
               [&](const soci::row& row) { page.entries.push_back(entry_from(row)); });
    if (page.entries.size() > count_max) {
      page.entries.pop_back();
      page.next = page.entries.back().id;
    } else if (end) {
      page.next = end->id;
      page.searched_to = end->at;
    }
    return page;
  });
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  TRY_VOID(sql::migrate(database, "accounts", embedded::accounts_migrations(), now));
  for (;;) {
    TRY(const std::size_t count, fold_some(database));
    if (count < limits::audit_entries_read_max) return ok();
  }
}

}  // namespace ocop::accounts
