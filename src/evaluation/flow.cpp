#include "evaluation/flow.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/embedded_file.h"

namespace ocop::embedded {
EmbeddedFiles flow_files();
}

namespace ocop::evaluation {
namespace {

namespace json = boost::json;

constexpr std::string_view next_step = "next";

std::optional<int> number_of(const json::object& object, std::string_view key) {
  const json::value* found = object.if_contains(key);
  return found == nullptr ? std::nullopt : std::optional(static_cast<int>(found->as_int64()));
}

StepResult result_of(const json::object& object) {
  StepResult result;
  result.code = object.at("result").as_string();
  result.to = object.at("to").as_string();
  result.star_below = number_of(object, "star_below");
  result.band_from = number_of(object, "band_from");
  if (const auto* needs = object.if_contains("needs")) {
    for (const json::value& each : needs->as_array()) result.needs.emplace(each.as_string());
  }
  return result;
}

Step step_of(const json::object& object) {
  Step step;
  step.state = object.at("state").as_string();
  step.owner = object.at("owner").as_string();
  step.working_days = number_of(object, "working_days").value_or(0);
  step.re_evaluation_days = number_of(object, "re_evaluation_days").value_or(0);
  for (const json::value& each : object.at("results").as_array()) {
    step.results.push_back(result_of(each.as_object()));
  }
  return step;
}

/// States that a dossier waits in for something to be brought: no "next" leads there.
bool is_aside(const Step& step) { return step.owner == owner::subject; }

Route route_of(const json::object& object, const json::object& steps) {
  Route route;
  route.from = parse_date(std::string_view(object.at("from").as_string())).value();
  for (const json::value& name : object.at("steps").as_array()) {
    route.steps.push_back(step_of(steps.at(name.as_string()).as_object()));
  }
  std::string following = "decided";
  for (auto step = route.steps.rbegin(); step != route.steps.rend(); ++step) {
    for (StepResult& result : step->results) {
      if (result.to == next_step) result.to = following;
    }
    if (!is_aside(*step)) following = step->state;
  }
  return route;
}

}  // namespace

const StepResult* Step::result(std::string_view code) const {
  const auto at = std::ranges::find(results, code, &StepResult::code);
  return at == results.end() ? nullptr : &*at;
}

const Step* Route::step(std::string_view state) const {
  const auto at = std::ranges::find(steps, state, &Step::state);
  return at == steps.end() ? nullptr : &*at;
}

Result<Routes> Routes::built_in() { return read(embedded::flow_files().front().content); }

Result<Routes> Routes::read(std::string_view text) try {
  const json::value root = json::parse(text);
  Routes routes;
  for (const json::value& each : root.at("routes").as_array()) {
    routes.routes_.push_back(route_of(each.as_object(), root.at("steps").as_object()));
  }
  if (routes.routes_.empty()) return Error{Code::invalid_argument, "no route", "data/flow"};
  std::ranges::sort(routes.routes_, {}, &Route::from);
  return routes;
} catch (const std::exception& fault) {
  return Error{Code::invalid_argument, fault.what(), "data/flow"};
}

const Route& Routes::on(Date filed) const {
  const auto after = std::ranges::upper_bound(routes_, filed, {}, &Route::from);
  return after == routes_.begin() ? routes_.front() : *std::prev(after);
}

}  // namespace ocop::evaluation
