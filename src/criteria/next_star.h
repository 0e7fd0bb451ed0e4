#pragma once

#include <functional>
#include <string>
#include <vector>

#include "criteria/score.h"

/// What it takes to reach a star, at the least cost: for who wants to know what to do next.
namespace ocop::criteria {

/// What an improvement asks of a producer.
struct Effort {
  std::int64_t dong = 0;
  int days = 0;
};

/// The effort to bring a criterion from some points up to others. Without estimates all are alike,
/// and the fewest improvements are the cheapest.
using EffortOf = std::function<Effort(const Criterion& criterion, Points from, Points to)>;

struct Improvement {
  std::string criterion;
  Points from, to;
  bool is_minimum = false;  ///< the star cannot be had without it, whatever the points
  Effort effort;

  Points gain() const { return to - from; }
};

struct Way {
  int star = 0;
  bool is_open =
      false;  ///< false when even the best answers do not reach it, or a knock-out bars it
  /// What the star cannot be had without first, then by points, money and time.
  std::vector<Improvement> improvements;
  Points total;  ///< afterwards
  Effort effort;
};

/// The cheapest way from a sheet to a star: every minimum, then the points that lack, by money,
/// then days, then the number of improvements. Exact: every combination of options is weighed.
Way way_to(const Regime& regime, const CriteriaSet& set, const Sheet& sheet, int star,
           const EffortOf& effort_of = {});

}  // namespace ocop::criteria
