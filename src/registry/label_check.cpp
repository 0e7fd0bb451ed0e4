#include "registry/label_check.h"

#include <algorithm>

#include "registry/net_quantity.h"

namespace ocop::registry {
namespace {

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

const std::string* fact_of(const LabelFacts& facts, std::string_view name) {
  const auto found = facts.find(name);
  return found == facts.end() || found->second.empty() ? nullptr : &found->second;
}

bool applies(const LabelItem& item, std::string_view of_goods, const LabelFacts& facts) {
  if (!contains(item.applies_to, of_goods)) return false;
  return item.only_if.empty() || fact_of(facts, item.only_if) != nullptr;
}

LabelFinding judged(const LabelItem& item, const std::string& fact) {
  if (item.form == LabelForm::any) return {&item, LabelState::present, fact, {}};
  const NetQuantityFinding quantity = net_quantity_in(fact);
  switch (quantity.state) {
    case NetQuantity::right:
      return {&item, LabelState::present, quantity.written, {}};
    case NetQuantity::wrong_symbol:
      return {&item, LabelState::wrong, quantity.written, quantity.right};
    case NetQuantity::missing:
      break;
  }
  return {&item, LabelState::missing, {}, {}};
}

LabelFinding finding_of(const LabelItem& item, std::string_view of_goods, const LabelFacts& facts) {
  if (!applies(item, of_goods, facts)) return {&item, LabelState::not_applicable, {}, {}};
  for (const std::string& proof : item.proof) {
    if (const std::string* fact = fact_of(facts, proof)) return judged(item, *fact);
  }
  return {&item, LabelState::missing, {}, {}};
}

}  // namespace

std::size_t LabelCheck::count(LabelState state) const {
  return static_cast<std::size_t>(std::ranges::count(findings, state, &LabelFinding::state));
}

bool LabelCheck::is_complete() const {
  return regime != nullptr && !of_goods.empty() && count(LabelState::missing) == 0 &&
         count(LabelState::wrong) == 0;
}

LabelCheck check_label(const LabelRules& rules, std::string_view set_2026, const LabelFacts& facts,
                       Date day) {
  LabelCheck check;
  check.regime = rules.regime_on(day);
  if (check.regime == nullptr) return check;
  const auto of_goods = std::ranges::find_if(check.regime->classes, [&](const LabelClass& each) {
    return contains(each.sets_2026, set_2026);
  });
  if (of_goods == check.regime->classes.end()) return check;
  check.of_goods = of_goods->name;
  for (const LabelItem& item : check.regime->items) {
    if (item.days.include(day)) check.findings.push_back(finding_of(item, check.of_goods, facts));
  }
  return check;
}

}  // namespace ocop::registry
