#pragma once

#include <rapidcheck.h>

#include <charconv>
#include <fstream>
#include <sstream>
#include <utility>

#include <boost/json.hpp>

#include "criteria/score.h"

/// For tests: the vectors of the programme, and any sheets that a council could hand in.
namespace ocop::criteria {

inline const Regimes& regimes() {
  static const Regimes all = Regimes::built_in().value();
  return all;
}

inline boost::json::object read_vectors() {
  std::ifstream file("src/criteria/testdata/score-vectors.json");
  std::stringstream text;
  text << file.rdbuf();
  return boost::json::parse(text.str()).as_object();
}

struct Vector {
  std::string id, decision;
  int set = 0;
  Sheet sheet;
  boost::json::object expected;
};

inline Vector vector_of(const boost::json::object& object) {
  Vector vector{std::string(object.at("id").as_string()),
                std::string(object.at("regime").as_string()),
                static_cast<int>(object.at("set").as_int64()),
                {},
                object.at("expected").as_object()};
  for (const auto& [code, points] : object.at("answers").as_object()) {
    vector.sheet.points[std::string(code)] = Points::whole(points.as_int64());
  }
  return vector;
}

using CodesByStar = std::map<int, std::vector<std::string>>;

inline CodesByStar codes_missed(const Outcome& outcome) {
  CodesByStar codes;
  for (const auto& [star, missed] : outcome.missed) {
    for (const MissedMinimum& each : missed) codes[star].push_back(each.criterion);
  }
  return codes;
}

inline CodesByStar codes_expected(const boost::json::object& object) {
  CodesByStar codes;
  for (const auto& [star, list] : object) {
    for (const auto& code : list.as_array()) {
      codes[std::stoi(std::string(star))].emplace_back(code.as_string());
    }
  }
  return codes;
}

/// "89.98" is 8998.
inline std::int64_t hundredths_of(std::string_view text) {
  const auto dot = text.find('.');
  std::string digits(text.substr(0, dot));
  std::string rest = dot == std::string_view::npos ? "" : std::string(text.substr(dot + 1));
  rest.resize(2, '0');
  return std::stoll(digits + rest);
}

inline Sheet best_sheet(const CriteriaSet& set) {
  Sheet sheet;
  for (const Criterion* criterion : set.scored()) sheet.points[criterion->code] = criterion->max;
  return sheet;
}

inline std::pair<const Regime*, const CriteriaSet*> any_set() {
  const Regime* regime = regimes().find(*rc::gen::element("1048/QĐ-TTg", "26/2026/QĐ-TTg"));
  const auto at = *rc::gen::inRange<std::size_t>(0, regime->sets.size());
  return {regime, &regime->sets[at]};
}

/// Good answers more often than others, so that high stars are reached too; some are left open.
inline Sheet any_sheet(const CriteriaSet& set) {
  Sheet sheet;
  const int kindness = *rc::gen::inRange(0, 10);
  for (const Criterion* criterion : set.scored()) {
    const auto choices = criterion->choices();
    const bool is_best = *rc::gen::inRange(0, 10) < kindness;
    const Points given = is_best ? choices.back() : *rc::gen::elementOf(choices);
    if (*rc::gen::inRange(0, 12) == 0) continue;
    sheet.points[criterion->code] = given;
  }
  for (const Criterion* criterion : set.scored()) {
    if (!criterion->requires_code.empty() && sheet.of(criterion->requires_code) == Points()) {
      sheet.points[criterion->code] = Points();
    }
  }
  return sheet;
}

}  // namespace ocop::criteria
