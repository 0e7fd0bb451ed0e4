#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "pages/locale.h"

/// What the law asks of producers, by date: read from data/rules/*.json, so that a new decree is a
/// new row with its days, and no old act is judged by it.
namespace ocop::registry {

/// A text of a data file in both languages.
struct BothTexts {
  std::string vi, en;
  const std::string& in(pages::Locale locale) const {
    return locale == pages::Locale::english ? en : vi;
  }
};

/// The days on which a rule holds, both included; an absent bound is open.
struct RuleDays {
  std::optional<Date> from, to;
  bool include(Date day) const { return (!from || *from <= day) && (!to || day <= *to); }
};

/// A class of the size test: at most so much labour, and at most so much revenue or capital.
struct SizeLimit {
  std::string sector;  ///< "production" (farming, forestry, fishery, industry, building), "trade"
  std::string size;    ///< "micro", "small", "medium"
  long long labour = 0;
  long long revenue = 0, capital = 0;  ///< in đồng
};

struct SizeRegime {
  RuleDays days;
  BothTexts basis;
  std::vector<SizeLimit> limits;  ///< of each sector, the smallest size first
};

/// A post that a legal form must have.
struct PostRule {
  std::string post, form;
  RuleDays days;
  long long members_min = 0;  ///< required from so many members
  BothTexts basis;
};

/// What has to be done again after a conversion, within so many days.
struct RedoRule {
  std::string task;
  int days = 0;
  BothTexts basis;
};

/// A condition of a step of the ladder.
struct Condition {
  std::string step;   ///< "household", "cooperative_group", "cooperative", "enterprise", "ocop"
  std::string check;  ///< what is looked at; `readiness.cpp` has one function for each
  std::string paper;  ///< for "paper"
  long long count = 0;
  long long percent = 0;
  RuleDays days;
  BothTexts basis;
};

struct LegalRules {
  std::vector<SizeRegime> sizes;
  std::vector<PostRule> posts;
  std::vector<RedoRule> redo;
  std::vector<Condition> conditions;

  /// Those of data/rules, put into the program at build time. A fault in them is an error with its
  /// file: a mistake of ours, found at the first start.
  static Result<LegalRules> built_in();
};

}  // namespace ocop::registry
