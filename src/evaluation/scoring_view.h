#pragma once

#include <optional>
#include <string>
#include <vector>

#include "criteria/next_star.h"
#include "evaluation/efforts.h"
#include "office/visitor.h"
#include "pages/dictionary.h"

/// One criterion of a sheet at a time, beside the tree of all: the page on which a producer scores
/// itself.
namespace ocop::evaluation {

/// The answer to one criterion as a form sends it: "case|tenths".
std::string choice_value(std::string_view case_code, criteria::Points points);
struct Choice {
  std::string case_code;
  criteria::Points points;
};
std::optional<Choice> read_choice(std::string_view value);

struct ScoringView {
  const criteria::Regime& regime;
  const criteria::CriteriaSet& set;
  const criteria::Sheet& sheet;
  const criteria::Criterion& criterion;  ///< the one in view
  std::string path;                      ///< of the page, in the visitor's language
  bool can_change = true;
  std::string note;                       ///< as stored, or as typed when it was refused
  std::optional<std::string> fault = {};  ///< under the choices
};

/// Fills PARTS (the tree), CHOICE (the options), the sums and what bars a higher star.
void fill_scoring(pages::Dictionary& page, pages::Locale locale, const ScoringView& view);

/// The scored criterion before or after that one; empty at the ends.
std::string neighbour(const criteria::CriteriaSet& set, std::string_view code, int step);

/// The next star above what the sheet gives, from three on; five when there is none above.
int next_star(const criteria::Outcome& outcome);

/// WAY: the improvements of the cheapest way, each with the address of its criterion, and what
/// those cost of which that is known.
void fill_way(pages::Dictionary& page, pages::Locale locale, const ScoringView& view,
              const criteria::Way& way, const Efforts& efforts);

}  // namespace ocop::evaluation
