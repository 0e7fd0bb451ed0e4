#include "criteria/criteria_set.h"

#include <algorithm>

namespace ocop::criteria {
namespace {

template <class Visit>
void walk(const std::vector<Criterion>& criteria, const Visit& visit) {
  for (const Criterion& criterion : criteria) {
    visit(criterion);
    walk(criterion.children, visit);
  }
}

bool is_of(const Option& option, std::string_view case_code) {
  return case_code.empty() || option.case_code.empty() || option.case_code == case_code;
}

}  // namespace

bool Criterion::has_case(std::string_view case_code) const {
  return case_code.empty() || std::ranges::find(cases, case_code, &Case::code) != cases.end();
}

std::vector<Points> Criterion::choices(std::string_view case_code) const {
  std::vector<Points> all{Points()};
  if (is_yes_no) all.push_back(max);
  for (const Option& option : options) {
    if (is_of(option, case_code)) all.push_back(option.points);
  }
  std::ranges::sort(all);
  const auto repeated = std::ranges::unique(all);
  all.erase(repeated.begin(), repeated.end());
  return all;
}

bool Criterion::offers(Points points, std::string_view case_code) const {
  const auto all = choices(case_code);
  return has_case(case_code) && std::ranges::find(all, points) != all.end();
}

Points Criterion::minimum_for(int star, std::string_view case_code) const {
  Points least;
  for (const Option& option : options) {
    if (!is_of(option, case_code) || !option.minimum_for || *option.minimum_for > star) continue;
    least = std::max(least, option.points);
  }
  return least;
}

std::vector<const Criterion*> CriteriaSet::all() const {
  std::vector<const Criterion*> found;
  for (const Part& part : parts) {
    walk(part.criteria, [&](const Criterion& each) { found.push_back(&each); });
  }
  return found;
}

std::vector<const Criterion*> CriteriaSet::scored() const {
  auto found = all();
  std::erase_if(found, [](const Criterion* each) { return !each->is_scored(); });
  return found;
}

const Criterion* CriteriaSet::find(std::string_view code) const {
  const auto every = all();
  const auto at = std::ranges::find(every, code, &Criterion::code);
  return at == every.end() ? nullptr : *at;
}

}  // namespace ocop::criteria
