#include "criteria/next_star.h"

#include <algorithm>
#include <tuple>

#include "criteria/limits.h"

namespace ocop::criteria {
namespace {

/// Costs are added and compared money first, then time, then number.
struct Cost {
  std::int64_t dong = 0;
  std::int64_t days = 0;
  std::int64_t count = 0;

  friend Cost operator+(const Cost& a, const Cost& b) {
    return {a.dong + b.dong, a.days + b.days, a.count + b.count};
  }
  friend auto operator<=>(const Cost&, const Cost&) = default;
};

class Planner {
 public:
  Planner(const CriteriaSet& set, const Sheet& sheet, int star, const EffortOf& effort_of)
      : scored_(set.scored()), start_(sheet), sheet_(sheet), star_(star), effort_of_(effort_of) {}

  /// Every minimum of the star, what those criteria require, and what would knock the product out.
  void reach_minimums(const CriteriaSet& set) {
    for (const Criterion* criterion : scored_) {
      const Points needed = criterion->minimum_for(star_, start_.case_of(criterion->code));
      if (sheet_.of(criterion->code) >= needed) continue;
      raise(*criterion, needed);
      if (!criterion->requires_code.empty()) open(criterion->requires_code);
    }
    for (const Criterion* criterion : set.all()) {
      for (const Knockout& knockout : criterion->knockouts) {
        for (const std::string& code : knockout.zero_in) open(code);
      }
    }
    for (const Criterion* criterion : scored_) {
      if (sheet_.of(criterion->code) > start_.of(criterion->code)) needed_.insert(criterion->code);
    }
  }

  /// Gives a criterion that others require its least points, when it has none.
  void open(std::string_view code) {
    if (sheet_.of(code) > Points()) return;
    for (const Criterion* criterion : scored_) {
      if (criterion->code != code) continue;
      const auto choices = criterion->choices(start_.case_of(code));
      if (choices.size() > 1) raise(*criterion, choices[1]);
    }
  }

  /// The cheapest way to so many more points; false when there is none.
  bool add_points(Points lacking) {
    if (lacking <= Points()) return true;
    const auto wanted = static_cast<std::size_t>(lacking.tenths);
    std::vector<std::vector<Raise>> raises;
    for (const Criterion* criterion : scored_) raises.push_back(raises_of(*criterion));
    // best[i][p]: the least cost to gain p tenths with the first i criteria, or more when p is all
    // that is wanted.
    std::vector<Costs> best(scored_.size() + 1);
    best[0].resize(wanted + 1);
    best[0][0] = Cost();
    for (std::size_t i = 0; i < scored_.size(); ++i) {
      best[i + 1] = best[i];
      for (const Raise& raise : raises[i]) extend(best[i], best[i + 1], raise);
    }
    if (!best.back()[wanted]) return false;
    take(best, raises);
    return true;
  }

  /// Criteria that others require and that have no points.
  std::vector<std::string> closed() const {
    std::vector<std::string> codes;
    for (const Criterion* criterion : scored_) {
      const std::string& code = criterion->requires_code;
      if (code.empty() || sheet_.of(code) > Points()) continue;
      if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
    }
    return codes;
  }

  Cost cost() const {
    Cost sum;
    for (const Improvement& each : improvements()) {
      sum = sum + Cost{each.effort.dong, each.effort.days, 1};
    }
    return sum;
  }

  std::vector<Improvement> improvements() const {
    std::vector<Improvement> all;
    for (const Criterion* criterion : scored_) {
      const Points from = start_.of(criterion->code), to = sheet_.of(criterion->code);
      if (to <= from) continue;
      all.push_back({criterion->code, from, to, needed_.contains(criterion->code),
                     effort(*criterion, from, to)});
    }
    std::ranges::sort(all, {}, [](const Improvement& each) {
      return std::tuple(!each.is_minimum, -each.gain().tenths, each.effort.dong, each.effort.days);
    });
    return all;
  }

  const Sheet& sheet() const { return sheet_; }

 private:
  struct Raise {
    Points gain;
    Cost cost;
  };
  using Costs = std::vector<std::optional<Cost>>;  ///< by tenths gained

  Effort effort(const Criterion& criterion, Points from, Points to) const {
    return effort_of_ ? effort_of_(criterion, from, to) : Effort();
  }

  void raise(const Criterion& criterion, Points to) { sheet_.points[criterion.code] = to; }

  /// From where the criterion now is. A criterion that was raised already costs what the whole way
  /// costs, less what was paid.
  std::vector<Raise> raises_of(const Criterion& criterion) const {
    std::vector<Raise> all;
    if (!criterion.requires_code.empty() && sheet_.of(criterion.requires_code) == Points()) {
      return all;
    }
    const Points first = start_.of(criterion.code), now = sheet_.of(criterion.code);
    const Effort paid = now > first ? effort(criterion, first, now) : Effort();
    for (const Points to : criterion.choices(start_.case_of(criterion.code))) {
      if (to <= now) continue;
      const Effort whole = effort(criterion, first, to);
      all.push_back(
          {to - now, {whole.dong - paid.dong, whole.days - paid.days, now > first ? 0 : 1}});
    }
    return all;
  }

  static std::size_t after(std::size_t gained, Points gain, std::size_t wanted) {
    return std::min(gained + static_cast<std::size_t>(gain.tenths), wanted);
  }

  static void extend(const Costs& before, Costs& best, const Raise& raise) {
    for (std::size_t gained = 0; gained < before.size(); ++gained) {
      if (!before[gained]) continue;
      auto& at = best[after(gained, raise.gain, before.size() - 1)];
      const Cost cost = *before[gained] + raise.cost;
      if (!at || cost < *at) at = cost;
    }
  }

  /// Walks the table back and raises what it chose.
  void take(const std::vector<Costs>& best, const std::vector<std::vector<Raise>>& raises) {
    std::size_t at = best.front().size() - 1;
    for (std::size_t i = scored_.size(); i > 0; --i) {
      if (best[i][at] == best[i - 1][at]) continue;
      for (const Raise& each : raises[i - 1]) {
        const auto before = came_from(best[i - 1], *best[i][at], at, each);
        if (!before) continue;
        raise(*scored_[i - 1], sheet_.of(scored_[i - 1]->code) + each.gain);
        at = *before;
        break;
      }
    }
  }

  static std::optional<std::size_t> came_from(const Costs& before, const Cost& cost, std::size_t at,
                                              const Raise& raise) {
    for (std::size_t gained = 0; gained <= at; ++gained) {
      if (before[gained] && after(gained, raise.gain, before.size() - 1) == at &&
          *before[gained] + raise.cost == cost) {
        return gained;
      }
    }
    return std::nullopt;
  }

  std::vector<const Criterion*> scored_;
  Sheet start_, sheet_;
  std::set<std::string, std::less<>> needed_;
  int star_;
  const EffortOf& effort_of_;
};

Points least_of(const Regime& regime, int star) {
  const auto band = std::ranges::find(regime.bands, star, &StarBand::star);
  return band == regime.bands.end() ? limits::points_max + Points{1} : band->from;
}

}  // namespace

Way way_to(const Regime& regime, const CriteriaSet& set, const Sheet& sheet, int star,
           const EffortOf& effort_of) {
  Way way{star, false, {}, sheet.total(), {}};
  Planner base(set, sheet, star, effort_of);
  base.reach_minimums(set);
  auto closed = base.closed();
  if (closed.size() > limits::closed_criteria_weighed_max) {
    closed.resize(limits::closed_criteria_weighed_max);
  }
  std::optional<Planner> cheapest;
  // A story that is not there bars what is asked of it: with it or without it, whichever is
  // cheaper.
  for (std::size_t opened = 0; opened < (std::size_t{1} << closed.size()); ++opened) {
    Planner planner = base;
    for (std::size_t i = 0; i < closed.size(); ++i) {
      if ((opened >> i & 1U) != 0) planner.open(closed[i]);
    }
    if (!planner.add_points(least_of(regime, star) - planner.sheet().total())) continue;
    if (!cheapest || planner.cost() < cheapest->cost()) cheapest.emplace(planner);
  }
  if (!cheapest) return way;
  const Outcome reached = judge(regime, set, cheapest->sheet());
  way.is_open = reached.star && *reached.star >= star;
  way.improvements = cheapest->improvements();
  way.total = cheapest->sheet().total();
  for (const Improvement& each : way.improvements) {
    way.effort.dong += each.effort.dong;
    way.effort.days += each.effort.days;
  }
  return way;
}

}  // namespace ocop::criteria
