#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

/// Which policies somebody can ask for, by six answers (requirement R11). Pure.
namespace ocop::library {

enum class PolicyState : std::uint8_t { not_yet, open, closed, expired };

struct Policy {
  std::string id, code;
  std::set<std::string> kinds = {};      ///< of producers: "household"
  std::string area;                      ///< the code of its unit: who lies in it
  std::string group;                     ///< of products: "food"; empty: any
  int stars_min = 0;                     ///< 0: without stars too
  std::string need;                      ///< what it pays for: "trademark"
  std::vector<std::string> papers = {};  ///< that are asked for, in the order of the register
  Date from;
  std::optional<Date> to;        ///< the last day of the policy, or of the document it stands on
  std::optional<Date> deadline;  ///< the last day for asking; closed afterwards
};

/// On that day: it is not asked for before its first day, nor after its deadline, nor after its
/// last day.
PolicyState state_on(const Policy& policy, Date day);

/// An answer that was not given asks nothing of a policy.
struct Answers {
  std::string kind;                   ///< 1. what one is: "household"
  std::set<std::string> areas = {};   ///< 2. where: the ward and the units above it
  std::set<std::string> groups = {};  ///< 3. what one makes
  std::optional<int> stars = {};      ///< 4. the most stars in force, 0 for none
  std::string need = {};              ///< 5. what for
  std::set<std::string> papers = {};  ///< 6. what is there already
};

struct Finding {
  const Policy* policy = nullptr;
  std::vector<std::string> missing;  ///< papers
};

/// The policies that are open on that day and fit all answers, those with the fewest missing papers
/// first. Pointers into `policies`.
std::vector<Finding> find_policies(const std::vector<Policy>& policies, const Answers& answers,
                                   Date day);

}  // namespace ocop::library
