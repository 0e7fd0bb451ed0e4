#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "base/time.h"

namespace soci {
class session;
}

/// The counts of campaigns in SQL. Inside a transaction of the caller; each throws what the SQL
/// library throws.
namespace ocop::campaigns {

/// What is counted of visitors: the page opened; its text read to the end; the quiz answered, and
/// passed; the questions that were answered rightly.
namespace what {
inline constexpr std::string_view opened = "opened", read = "read", answered = "answered",
                                  passed = "passed";
inline constexpr std::string_view right[] = {"right_1", "right_2", "right_3"};
}  // namespace what

struct CountKey {
  std::string campaign_id, day, phase, unit_code, what;
  auto operator<=>(const CountKey&) const = default;
};

void add_count(soci::session& session, const CountKey& key, long long number);

struct CountRow {
  std::string phase, unit_code, what;
  long long number = 0;
};
/// Of one campaign, summed over its days.
std::vector<CountRow> counts_of(soci::session& session, const std::string& campaign_id);

}  // namespace ocop::campaigns
