#include "campaigns/registers.h"

#include "base/embedded_file.h"
#include "campaigns/calendar_kinds.h"
#include "campaigns/campaign_kinds.h"
#include "records/record_store.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles campaigns_migrations();
}

namespace ocop::campaigns {
namespace {

using records::Record;
using records::Writing;

/// A question that was approved is not taken away again.
Result<void> keep_question(Writing& writing, const Record& row) {
  if (!row.removed_at) return ok();
  TRY(const auto campaign, writing.get(writing.kinds().get("campaign"), row["campaign_id"]));
  if (!campaign || state_of(*campaign) == State::draft) return ok();
  return Error{Code::failed_precondition, "the questions of an approved campaign stay", row.id};
}

/// An item that a publication fulfils stays, so that the publication fulfils no other one; so does
/// one of a rule, which would give its occurrence again.
Result<void> keep_item(Writing&, const Record& row) {
  if (!row.removed_at || (row["fulfilled_by"].empty() && row["rule_id"].empty())) return ok();
  return Error{Code::failed_precondition, "such an item stays; leave it out instead", row.id};
}

}  // namespace

void add_kinds(records::Kinds& kinds) {
  kinds.add(campaign_kind());
  kinds.add(question_kind());
  kinds.follow("campaign_question", keep_question);
  kinds.add(item_kind());
  kinds.add(rule_kind());
  kinds.add(planned_kind());
  kinds.follow("calendar_item", keep_item);
}

Result<void> migrate(sql::Database& database, Timestamp now) {
  return sql::migrate(database, "campaigns", embedded::campaigns_migrations(), now);
}

}  // namespace ocop::campaigns
