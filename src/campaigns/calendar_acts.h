#pragma once

#include <string>

#include "campaigns/calendar.h"
#include "campaigns/campaign_acts.h"
#include "office/visitor.h"

/// What editors do in the calendar. Each act is one transaction that begins by looking at the entry
/// again: who was slower is told by whom it was taken up or changed, and nothing is done twice.
namespace ocop::campaigns {

/// What the acts stand on. All of it outlives them.
struct Desk {
  records::RecordStore& records;
  const WorkedDays& worked;
};

/// One press of a button: who, on which entry, as it was shown.
struct Press {
  const office::Visitor& visitor;
  std::string key;
  long long version = 0;  ///< of the page that was open; 0: it showed an occurrence without a row
};

/// Takes the item up; another who has it already is named.
Result<Refusal> take_up(const Desk& desk, const Press& press);
/// Gives it back: the owner, or whoever may decide.
Result<Refusal> give_up(const Desk& desk, const Press& press);
/// To another day, as long as it is not out; of others only by whoever may decide.
Result<Refusal> move_to(const Desk& desk, const Press& press, const std::string& day);
Result<Refusal> leave_out(const Desk& desk, const Press& press);
Result<Refusal> bring_back(const Desk& desk, const Press& press);
/// Names the publication that fulfils it, or none (""): one publication fulfils at most one item.
Result<Refusal> fulfil(const Desk& desk, const Press& press, const std::string& publication);

/// What a move of a whole day did.
struct Shift {
  std::size_t moved = 0, left = 0;  ///< `left`: with others, or out already
};
/// For storms: everything of one day that is not out and that the visitor may move.
Result<Shift> shift_day(const Desk& desk, const office::Visitor& visitor, Date from, Date to);

}  // namespace ocop::campaigns
