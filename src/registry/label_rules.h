#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "registry/legal_rules.h"

/// What the law wants on a label, by day and class of goods: data/labels/*.json.
namespace ocop::registry {

/// More than presence.
enum class LabelForm : std::uint8_t { any, net_quantity };

struct LabelItem {
  std::string id;  ///< "net_quantity"
  BothTexts name, basis, todo;
  std::vector<std::string> applies_to;  ///< classes of goods: "food"
  std::vector<std::string> proof;       ///< any of these facts suffices: "product.pack_vi"
  std::string only_if;  ///< a fact without which the item does not apply; may be empty
  LabelForm form = LabelForm::any;
  RuleDays days;              ///< within those of the regime
  bool is_confirmed = false;  ///< the basis was compared with the text of the law
};

struct LabelClass {
  std::string name;  ///< "food"
  std::vector<std::string> sets_2026;
};

struct LabelRegime {
  std::string name;  ///< "37/2026/NĐ-CP"
  RuleDays days;
  std::vector<LabelClass> classes;
  std::vector<LabelItem> items;
};

struct LabelRules {
  std::vector<LabelRegime> regimes;  ///< the oldest first; at most one holds on a day

  const LabelRegime* regime_on(Date day) const;
  /// Those put into the program at build time. A fault in them is a mistake of ours.
  static Result<LabelRules> built_in();
};

}  // namespace ocop::registry
