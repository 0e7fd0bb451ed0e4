#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/rights.h"
#include "campaigns/recurrence.h"
#include "records/record_store.h"

/// What stands in the calendar: items, occurrences that nobody has touched yet, and what was
/// released without a plan.
namespace ocop::campaigns {

/// A released article, an article under way, or a message that was sent.
struct Piece {
  std::string name;  ///< "article:ID", "message:ID"; in `calendar_items.fulfilled_by`
  std::string title;
  std::string unit_code;
  std::string path;         ///< in the office
  std::optional<Date> day;  ///< on which the public could read it; nothing: not yet
  std::string hour = {};
};

struct Entry {
  std::string key;  ///< "i-ITEM", "r-RULE-2027-02-12"; empty: released without a plan
  std::string title, what, unit_code, hour, note, owner;
  Date day = {};
  std::string item_id = {};  ///< empty: an occurrence without a row
  long long version = 0;     ///< of the row; 0 for an occurrence
  std::string rule_id = {};
  std::optional<Date> rule_day = {};  ///< the day by the rule
  bool is_left_out = false;
  std::optional<Piece> publication = {};

  bool is_out() const { return publication && publication->day; }
  /// Its day has passed and nothing came out.
  bool is_late(Date today) const { return !is_left_out && !is_out() && day < today; }
};

/// What the calendar shows from one day to another, by day and hour, within the reach.
Result<std::vector<Entry>> entries_between(records::Reading& reading, const WorkedDays& worked,
                                           const accounts::Reach& reach, Date first, Date last);

/// The entry of a key; `not_found` when there is none within the reach.
Result<Entry> entry_of(records::Reading& reading, const WorkedDays& worked,
                       const accounts::Reach& reach, const std::string& key);

/// The publication of that name; nothing when it is not there, or restricted.
Result<std::optional<Piece>> publication_of(records::Reading& reading, const std::string& name);

/// What could fulfil an item: within the reach, fulfilling none yet; drafts and what came out in
/// the weeks around the day.
Result<std::vector<Piece>> free_publications(records::Reading& reading,
                                             const accounts::Reach& reach, Date day);

}  // namespace ocop::campaigns
