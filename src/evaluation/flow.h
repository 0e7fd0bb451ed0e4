#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

/// The way of a dossier, by the day on which it was filed (data/flow). Pure.
namespace ocop::evaluation {

/// Who has to act at a step, as stored.
namespace owner {
inline constexpr std::string_view subject = "subject";
inline constexpr std::string_view ward = "ward";
inline constexpr std::string_view district = "district";
inline constexpr std::string_view province = "province";
inline constexpr std::string_view council = "council";
inline constexpr std::string_view centre = "centre";
}  // namespace owner

/// What can come of a step.
struct StepResult {
  std::string code;  ///< "accept"
  std::string to;    ///< the state that follows
  std::set<std::string, std::less<>> needs;
  std::optional<int> star_below, band_from;  ///< of what the council gave

  bool asks(std::string_view field) const { return needs.contains(field); }
};

struct Step {
  std::string state;  ///< of the dossier while it stands here
  std::string owner;
  int working_days = 0;        ///< zero: no deadline
  int re_evaluation_days = 0;  ///< days of the calendar, for re-evaluations; zero: no deadline
  std::vector<StepResult> results;

  const StepResult* result(std::string_view code) const;  ///< null when there is none
};

struct Route {
  Date from;
  std::vector<Step> steps;

  const Step* step(std::string_view state) const;  ///< null at the end of the way
};

class Routes {
 public:
  /// Those of data/flow, put into the program at build time.
  static Result<Routes> built_in();
  /// `invalid_argument` with the place of the fault.
  static Result<Routes> read(std::string_view text);

  /// That of a dossier filed on that day; the first one for days before.
  const Route& on(Date filed) const;
  const std::vector<Route>& all() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace ocop::evaluation
