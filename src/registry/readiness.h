#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pages/locale.h"
#include "registry/legal_rules.h"
#include "registry/member_book.h"
#include "registry/post_rules.h"
#include "registry/size_test_rules.h"

namespace ocop::registry {

/// What the registers hold of a subject on one day, as far as the law asks.
struct SubjectFacts {
  std::string form;  ///< "household", "cooperative" …; on the day
  bool has_registration = false, has_tax_code = false, has_representative = false;
  std::optional<long long> charter_capital;  ///< đồng
  MemberBook book;                           ///< on the day
  std::vector<PostHeld> posts;
  std::map<std::string, std::optional<Date>, std::less<>> papers;  ///< "charter": its day
  SizeFigures figures;
  std::size_t products = 0;
  std::size_t findings_late = 0;  ///< corrective actions past their deadline
};

enum class Answer : std::uint8_t { met, missing, unknown };

/// A condition with its answer; `why` says what was found, "{0} members, {1} needed".
struct Checked {
  using Argument = std::variant<long long, Share, std::string>;
  const Condition* condition = nullptr;
  Answer answer = Answer::unknown;
  pages::Key why;
  std::vector<Argument> arguments = {};

  std::string in(pages::Locale locale) const;
};

/// The steps of the ladder, and "ocop": may file for recognition.
std::vector<std::string_view> ladder();

/// Every condition of the step that holds on that day, in the order of data/rules/readiness.json.
/// For the posts of a step the subject is looked at as if it had that form already.
std::vector<Checked> readiness(const LegalRules& rules, std::string_view step,
                               const SubjectFacts& facts, Date day);

/// Nothing is missing and nothing unknown. False without any condition: no rule, no answer.
bool is_ready(const std::vector<Checked>& checked);

}  // namespace ocop::registry
