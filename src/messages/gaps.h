#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/time.h"
#include "messages/messages.h"
#include "records/record.h"

/// The gap alarm (requirement R06): which wards have heard nothing for longer than was set. Pure.
namespace ocop::messages {

/// "At least one item in so many days", for each ward of a unit.
struct Goal {
  std::string unit_code;
  long long days = 7;
  std::optional<Date> valid_from, valid_to;

  bool is_valid_on(Date day) const {
    return (!valid_from || *valid_from <= day) && (!valid_to || day <= *valid_to);
  }
};
Goal goal_of(const records::Record& row);

/// Days since the last item, counted from the day after it; nothing: none was ever sent.
std::optional<long long> days_since(const std::vector<Date>& sent, Date today);

/// Whether the alarm is red: with a goal of 7 days on the 8th day after the last item, and for a
/// ward that nothing was ever sent to.
bool is_gap(const std::vector<Date>& sent, long long days, Date today);

/// The Mondays of the last weeks, the oldest first, that of `today` last.
std::vector<Date> weeks_until(Date today, std::size_t count);

struct WardWeeks {
  std::string unit_code, name;
  long long days = 7;               ///< of the strictest goal
  std::vector<std::size_t> counts;  ///< beside the weeks: messages that reached the ward
  std::optional<Date> last;
  bool is_red = false;
};

/// The wards that today's goals name, each once, with the messages that reached them. `sent`: the
/// days of the copies by the code of the ward that their unit is today; one message counts once a
/// day and ward.
std::vector<WardWeeks> ward_weeks(const registry::UnitTree& tree, const std::vector<Goal>& goals,
                                  const std::map<std::string, std::vector<Date>>& sent,
                                  const std::vector<Date>& weeks, Date today);

/// The days on which something was sent to each unit since that day: code as sent, day.
std::vector<std::pair<std::string, Date>> days_sent(soci::session& session, Date since);

}  // namespace ocop::messages
