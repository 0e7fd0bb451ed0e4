#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "criteria/points.h"

/// A set of criteria: what a kind of product is scored by under one decision. The sets are files of
/// data/criteria; its README tells their shape and where they come from.
namespace ocop::criteria {

/// A text of a data file in both languages.
struct Label {
  std::string vi, en;
};

/// One answer that a criterion offers.
struct Option {
  Points points;
  Label label;
  std::optional<int> minimum_for;  ///< the star for which this option is the least
  std::string case_code;           ///< of the branch that it belongs to; empty: all
};

/// Some criteria ask one thing of one kind of producer and another thing of another.
struct Case {
  std::string code;
  Label name;
};

enum class KnockoutEffect : std::uint8_t {
  exclude,  ///< the product is rejected
  stop,     ///< nothing further is evaluated
};

/// What ends the evaluation whatever the points. The council finds it, or no points in one of
/// `zero_in` bring it about.
struct Knockout {
  KnockoutEffect effect = KnockoutEffect::exclude;
  std::vector<std::string> zero_in;
  Label text;
};

struct Criterion {
  std::string code;  ///< "6.1.5"
  Label name;
  Points max;
  std::vector<Criterion> children;  ///< of a group, which has no points of its own
  std::vector<Option> options;
  std::vector<Case> cases;
  bool is_yes_no = false;     ///< no options are printed: nothing or `max`
  std::string requires_code;  ///< counts only when that criterion has points; may be empty
  std::vector<Knockout> knockouts;
  std::vector<Label> notes;

  bool is_scored() const { return children.empty(); }
  /// Whether it has such a branch; none is always one.
  bool has_case(std::string_view case_code) const;
  /// Whether these points may be given in that case.
  bool offers(Points points, std::string_view case_code) const;
  /// The points that may be given: zero, though few criteria print it, and those of the options of
  /// the case, or of all when `case_code` is empty. Rising, without repetition.
  std::vector<Points> choices(std::string_view case_code = {}) const;
  /// The least points for that star, of the marks of that star and of lower ones; zero without any.
  Points minimum_for(int star, std::string_view case_code = {}) const;
};

struct Part {
  std::string code;  ///< "A"
  Label name;
  Points max;
  std::vector<Criterion> criteria;
};

struct CriteriaSet {
  std::string decision;       ///< "26/2026/QĐ-TTg"
  std::optional<int> number;  ///< of the set; those of 2019 have none
  std::string slug;           ///< "che-bien-thit-thuy-san-trung-sua": its name in addresses
  Label name, group;
  std::string source;
  /// False when the maxima do not add up, for a source with gaps: no result can rest on it.
  bool is_complete = true;
  std::vector<Part> parts;
  std::vector<Label> disqualifiers;  ///< reasons to reject the whole file

  /// What registers call it: its number, or its slug when it has none.
  std::string code() const { return number ? std::to_string(*number) : slug; }
  /// All criteria, groups too, in the order of the decision. The pointers are those of this object.
  std::vector<const Criterion*> all() const;
  std::vector<const Criterion*> scored() const;
  const Criterion* find(std::string_view code) const;  ///< null when there is none
};

/// Reads and checks a file: sums, maxima, the order of options and marks, and that what is named is
/// there. `invalid_argument` names every fault with its place ("/parts/0/criteria/2/max: …"); its
/// pointer is `file`.
Result<CriteriaSet> read_criteria_set(std::string_view text, std::string_view file);

}  // namespace ocop::criteria
