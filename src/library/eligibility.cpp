#include "library/eligibility.h"

#include <algorithm>

namespace ocop::library {
namespace {

bool fits(const Policy& policy, const Answers& answers) {
  if (!answers.kind.empty() && !policy.kinds.contains(answers.kind)) return false;
  if (!answers.areas.empty() && !answers.areas.contains(policy.area)) return false;
  if (!answers.groups.empty() && !policy.group.empty() && !answers.groups.contains(policy.group)) {
    return false;
  }
  if (answers.stars && *answers.stars < policy.stars_min) return false;
  return answers.need.empty() || answers.need == policy.need;
}

}  // namespace

PolicyState state_on(const Policy& policy, Date day) {
  if (day < policy.from) return PolicyState::not_yet;
  if (policy.to && *policy.to < day) return PolicyState::expired;
  if (policy.deadline && *policy.deadline < day) return PolicyState::closed;
  return PolicyState::open;
}

std::vector<Finding> find_policies(const std::vector<Policy>& policies, const Answers& answers,
                                   Date day) {
  std::vector<Finding> found;
  for (const Policy& policy : policies) {
    if (state_on(policy, day) != PolicyState::open || !fits(policy, answers)) continue;
    Finding finding{&policy, {}};
    std::ranges::copy_if(policy.papers, std::back_inserter(finding.missing),
                         [&](const std::string& paper) { return !answers.papers.contains(paper); });
    found.push_back(std::move(finding));
  }
  std::ranges::stable_sort(found, {},
                           [](const Finding& finding) { return finding.missing.size(); });
  return found;
}

}  // namespace ocop::library
