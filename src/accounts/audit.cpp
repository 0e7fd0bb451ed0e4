#include "accounts/audit.h"

#include <soci/soci.h>

#include <algorithm>

#include "base/embedded_file.h"
#include "base/id.h"
#include "base/limits.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles accounts_migrations();
}

namespace ocop::accounts {

void write_audit(soci::session& session, const AuditEntry& entry, const Clock& clock,
                 Random& random) {
  const std::string id = new_sortable_id(clock, random);
  const auto at = static_cast<long long>(entry.at.micros);
  session << "insert into audit (id, at, actor, act, object, before_json, after_json) "
             "values (:id, :at, :actor, :act, :object, :before_json, :after_json)",
      soci::use(id), soci::use(at), soci::use(entry.actor), soci::use(entry.act),
      soci::use(entry.object), soci::use(entry.before), soci::use(entry.after);
}

Result<std::vector<AuditEntry>> read_audit(sql::Database& database, std::size_t count_max) {
  return sql::guarded([&]() -> Result<std::vector<AuditEntry>> {
    TRY(const sql::Transaction transaction, database.begin(sql::Access::read));
    const auto limit = static_cast<long long>(std::min(count_max, limits::audit_entries_read_max));
    const soci::rowset<soci::row> rows =
        (transaction.session().prepare
             << "select at, actor, act, object, before_json, after_json from audit "
                "order by at desc, id desc limit :limit",
         soci::use(limit));
    std::vector<AuditEntry> entries;
    for (const soci::row& row : rows) {
      entries.push_back({{row.get<long long>(0)},
                         row.get<std::string>(1),
                         row.get<std::string>(2),
                         row.get<std::string>(3),
                         row.get<std::string>(4),
                         row.get<std::string>(5)});
    }
    return entries;
  });
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "accounts", embedded::accounts_migrations(), now);
}

}  // namespace ocop::accounts
