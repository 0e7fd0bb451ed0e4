#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/limits.h"
#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "sql/database.h"

namespace ocop::limits {
/// Entries of the audit in which words are looked for at once: what a page has time for.
inline constexpr std::size_t audit_words_entries_max = 40'000;
}  // namespace ocop::limits

namespace ocop::accounts {

/// One act that binds. It stands in the same transaction as what it tells of.
struct AuditEntry {
  Timestamp at;
  std::string actor;    ///< who: "command line", later the login
  std::string act;      ///< "token.create", "subject.change"
  std::string object;   ///< the identifier of the thing: "subject OM-THUHUONG"
  std::string before;   ///< JSON of what changed, as it was; empty when there was nothing
  std::string after;    ///< the same, as it became; never a secret
  std::string id = {};  ///< given when it is written
};

/// Writes one entry inside a transaction of the caller. Throws what the SQL library throws: call
/// it inside `sql::guarded`.
void write_audit(soci::session& session, const AuditEntry& entry, const Clock& clock,
                 Random& random);

/// What is asked of the audit; what is empty asks nothing.
struct AuditQuery {
  std::string actor = {};
  std::string act = {};     ///< "appointment.make", or the beginning of one: "appointment"
  std::string object = {};  ///< "person 01J…"
  std::optional<Date> from = {}, to = {};  ///< days in Viet Nam, both included
  std::string words = {};   ///< every word must occur anywhere in it, whatever its case and marks
  std::string before = {};  ///< the `id` of the last entry of the page before this one
  std::size_t entries_max = limits::audit_page_entries_max;  ///< of a page; at most that
};

struct AuditPage {
  std::vector<AuditEntry> entries;  ///< the newest first, at most `AuditQuery::entries_max`
  std::string next;                 ///< for `AuditQuery::before`; empty on the last page
  /// Words were looked for back to here only, `limits::audit_words_entries_max` entries; `next`
  /// goes on.
  std::optional<Timestamp> searched_to = {};
};

Result<AuditPage> search_audit(sql::Database& database, const AuditQuery& query);

/// The newest entries first, at most `limits::audit_entries_read_max`.
Result<std::vector<AuditEntry>> read_audit(sql::Database& database, std::size_t count_max);

/// The tables of this room; every store that writes an audit entry calls it when it opens. Makes
/// entries of earlier versions findable by their words.
Result<void> migrate(sql::Database& database, Timestamp now);

}  // namespace ocop::accounts
