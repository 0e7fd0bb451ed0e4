#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "criteria/score.h"

/// Answers as a file, of the form of data/criteria's test vectors:
///
///     {"id":…, "regime":"26/2026/QĐ-TTg", "set":8, "answers":{"1.1":3, …}}
///
/// `set` is a number or the slug of a set. Beside it: "filed" (a day, instead of the regime),
/// "cases" ({"8":"1"}), "knockouts" (["1.1"], or one as "criterion") and "members" (["89.9", …],
/// their totals). A file may also hold many: {"vectors":[…]}.
namespace ocop::criteria {

struct SheetFile {
  std::string id;  ///< may be empty
  const Regime* regime = nullptr;
  const CriteriaSet* set = nullptr;
  Sheet sheet;
  std::vector<Points> members;  ///< totals; empty: the sheet alone decides
};

/// `invalid_argument` with the place and the reason; a sheet with a fault is refused too, but for
/// missing answers, which count as none.
Result<std::vector<SheetFile>> read_sheet_file(std::string_view text, const Regimes& regimes);

/// "9: 4 is none of its points" for people at a terminal.
std::string describe(const SheetFault& fault);

}  // namespace ocop::criteria
