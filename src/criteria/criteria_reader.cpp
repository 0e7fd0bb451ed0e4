#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "criteria/criteria_set.h"
#include "criteria/json_node.h"
#include "criteria/limits.h"

namespace ocop::criteria {
namespace {

Option read_option(const Node& node) {
  Option option;
  option.points = node.at("points").points();
  option.label = node.at("label").label();
  const Node mark = node.at("minimum_for_stars");
  if (mark.is_there()) option.minimum_for = mark.number();
  option.case_code = node.at("case").code_or_nothing();
  return option;
}

Knockout read_knockout(const Node& node) {
  Knockout knockout;
  const std::string effect = node.at("effect").text();
  if (effect == "stop") knockout.effect = KnockoutEffect::stop;
  if (effect != "stop" && effect != "exclude") node.at("effect").fault("not \"stop\", \"exclude\"");
  knockout.zero_in = node.at("zero_in").list(limits::criteria_of_a_set_max,
                                             [](const Node& each) { return each.text(); });
  knockout.text = node.label();
  return knockout;
}

Criterion read_criterion(const Node& node, std::size_t level) {
  Criterion criterion;
  criterion.code = node.at("code").code();
  criterion.name = node.at("name").label();
  criterion.max = node.at("max").points();
  criterion.is_yes_no = node.at("yes_no").flag_or(false);
  criterion.requires_code = node.at("requires").code_or_nothing();
  criterion.options = node.at("options").list(limits::options_of_a_criterion_max, read_option);
  criterion.cases = node.at("cases").list(limits::options_of_a_criterion_max, [](const Node& each) {
    return Case{each.at("code").code(), each.at("name").label()};
  });
  criterion.knockouts =
      node.at("knockouts").list(limits::options_of_a_criterion_max, read_knockout);
  criterion.notes = node.at("notes").list(limits::options_of_a_criterion_max,
                                          [](const Node& each) { return each.label(); });
  if (level >= limits::criterion_levels_max) {
    node.fault(fmt::format("more than {} levels", limits::criterion_levels_max));
    return criterion;
  }
  criterion.children =
      node.at("children").list(limits::criteria_of_a_set_max, [level](const Node& each) {
        return read_criterion(each, level + 1);
      });
  return criterion;
}

Points sum_of_maxima(const std::vector<Criterion>& criteria) {
  Points sum;
  for (const Criterion& each : criteria) sum += each.max;
  return sum;
}

/// Holds what was read against itself; `note` takes a criterion's code and what is wrong with it.
class Check {
 public:
  Check(const CriteriaSet& set, std::vector<std::string>& faults) : set_(set), faults_(faults) {}

  void run() {
    check_sums();
    const auto every = set_.all();
    if (every.empty() || every.size() > limits::criteria_of_a_set_max)
      note("", "no criteria, or too many");
    for (const Criterion* each : every) {
      if (!codes_.insert(each->code).second) note(each->code, "the code comes twice");
    }
    for (const Criterion* each : every) check_criterion(*each);
  }

 private:
  void note(std::string_view code, std::string_view reason) {
    faults_.push_back(code.empty() ? std::string(reason)
                                   : fmt::format("criterion {}: {}", code, reason));
  }

  void check_sums() {
    Points total;
    bool adds_up = true;
    for (const Part& part : set_.parts) {
      total += part.max;
      adds_up = adds_up && sum_of_maxima(part.criteria) == part.max;
    }
    if (total != limits::points_max) note("", "the parts do not add up to 100");
    if (adds_up != set_.is_complete) {
      note("", set_.is_complete ? "the criteria of a part do not add up to its maximum"
                                : "the set is called incomplete, but adds up");
    }
  }

  void check_criterion(const Criterion& criterion) {
    if (!criterion.is_scored()) {
      if (sum_of_maxima(criterion.children) != criterion.max) {
        note(criterion.code, "its parts do not add up to its maximum");
      }
      if (!criterion.options.empty()) note(criterion.code, "a group has no options of its own");
    } else if (criterion.is_yes_no) {
      if (!criterion.options.empty()) note(criterion.code, "yes or no has no options");
    } else {
      check_options(criterion);
    }
    check_names(criterion);
  }

  void check_options(const Criterion& criterion) {
    Points best;
    for (const Option& option : criterion.options) best = std::max(best, option.points);
    if (criterion.options.empty() || best != criterion.max) {
      note(criterion.code, "the best option is not the maximum");
    }
    std::vector<std::string> branches;
    for (const Case& each : criterion.cases) branches.push_back(each.code);
    for (const Option& option : criterion.options) {
      if (std::ranges::find(branches, option.case_code) == branches.end() &&
          !(branches.empty() && option.case_code.empty())) {
        note(criterion.code, "an option belongs to no case");
      }
    }
    if (branches.empty()) branches.emplace_back();
    for (const std::string& branch : branches) check_branch(criterion, branch);
  }

  void check_branch(const Criterion& criterion, const std::string& branch) {
    Points before;
    int star_before = 2;
    for (const Option& option : criterion.options) {
      if (option.case_code != branch) continue;
      if (option.points < before) note(criterion.code, "the options are not in order");
      before = option.points;
      if (!option.minimum_for) continue;
      if (*option.minimum_for <= star_before || *option.minimum_for > 5) {
        note(criterion.code, "the marks for stars do not rise from 3 to 5");
      }
      star_before = *option.minimum_for;
    }
  }

  void check_names(const Criterion& criterion) {
    const auto is_scored_criterion = [&](const std::string& code) {
      const Criterion* named = set_.find(code);
      return named != nullptr && named->is_scored();
    };
    if (!criterion.requires_code.empty() &&
        (!is_scored_criterion(criterion.requires_code) ||
         criterion.requires_code == criterion.code ||
         !set_.find(criterion.requires_code)->requires_code.empty())) {
      note(criterion.code, "requires a criterion that is not there or requires another");
    }
    for (const Knockout& knockout : criterion.knockouts) {
      if (!std::ranges::all_of(knockout.zero_in, is_scored_criterion)) {
        note(criterion.code, "a knock-out names a criterion that is not there");
      }
    }
  }

  const CriteriaSet& set_;
  std::vector<std::string>& faults_;
  std::set<std::string> codes_;
};

CriteriaSet read_set(const Node& root) {
  CriteriaSet set;
  set.decision = root.at("regime").text();
  if (root.at("set").is_there()) set.number = root.at("set").number();
  set.slug = root.at("slug").code();
  set.name = root.at("name").label();
  set.group = root.at("group").label();
  set.source = root.at("source").text();
  set.is_complete = root.at("complete").flag_or(true);
  set.parts = root.at("parts").list(limits::criteria_of_a_set_max, [](const Node& node) {
    return Part{node.at("code").code(), node.at("name").label(), node.at("max").points(),
                node.at("criteria").list(limits::criteria_of_a_set_max, [](const Node& each) {
                  return read_criterion(each, 1);
                })};
  });
  set.disqualifiers =
      root.at("disqualifiers").list(limits::criteria_of_a_set_max, [](const Node& each) {
        return each.label();
      });
  return set;
}

}  // namespace

Result<CriteriaSet> read_criteria_set(std::string_view text, std::string_view file) {
  const auto refuse = [&](std::string reason) {
    return Error{Code::invalid_argument, std::move(reason), std::string(file)};
  };
  if (text.size() > limits::criteria_file_bytes_max) {
    return refuse(fmt::format("over {} bytes", limits::criteria_file_bytes_max));
  }
  boost::system::error_code broken;
  const json::value root = json::parse(text, broken);
  if (broken) return refuse("no JSON: " + broken.message());
  std::vector<std::string> faults;
  CriteriaSet set = read_set(Node(&root, "", faults));
  if (faults.empty()) Check(set, faults).run();
  if (faults.empty()) return set;
  return refuse(sentence_of(faults));
}

}  // namespace ocop::criteria
