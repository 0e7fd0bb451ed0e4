#include "criteria/sheet_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include <boost/json.hpp>

#include "criteria/limits.h"

namespace ocop::criteria {
namespace {

namespace json = boost::json;

Error refuse(std::string reason, std::string place) {
  return {Code::invalid_argument, std::move(reason), std::move(place)};
}

Result<std::string> text_of(const json::value* value, std::string place) {
  if (value != nullptr && value->is_string()) return std::string(value->as_string());
  return refuse("a text is missing", std::move(place));
}

Result<Points> points_of(const json::value& value, std::string place) {
  std::optional<Points> points;
  if (value.is_string()) points = parse_points(value.as_string());
  if (value.is_number()) {
    const auto number = value.to_number<double>();
    if (number >= 0 && number <= 100) points = parse_points(fmt::format("{:.12g}", number));
  }
  if (points) return *points;
  return refuse("points are missing: 0 to 100, with at most one decimal", std::move(place));
}

Result<const Regime*> regime_of(const json::object& object, const Regimes& regimes) {
  const json::value* named = object.if_contains("regime");
  const json::value* filed = object.if_contains("filed");
  const Regime* regime = nullptr;
  if (named != nullptr) {
    TRY(const std::string decision, text_of(named, "/regime"));
    regime = regimes.find(decision);
  } else {
    TRY(const std::string text, text_of(filed, "/filed"));
    const auto day = parse_date(text);
    if (!day) return refuse("no day; write 2026-06-01", "/filed");
    regime = regimes.on(*day);
  }
  if (regime != nullptr) return regime;
  return refuse("there are no criteria of that decision or day", named ? "/regime" : "/filed");
}

Result<const CriteriaSet*> set_of(const json::object& object, const Regime& regime) {
  const json::value* named = object.if_contains("set");
  const CriteriaSet* set = nullptr;
  if (named != nullptr && named->is_int64() && named->as_int64() < limits::points_max.tenths) {
    set = regime.find(static_cast<int>(named->as_int64()));
  } else if (named != nullptr && named->is_string()) {
    set = regime.find(std::string_view(named->as_string()));
  }
  if (set != nullptr) return set;
  return refuse("the decision has no such set; give its number or its slug", "/set");
}

Result<Sheet> sheet_of(const json::object& object) {
  Sheet sheet;
  const json::value* answers = object.if_contains("answers");
  const json::value* found = object.if_contains("knockouts");
  const json::value* one = object.if_contains("criterion");
  if (answers == nullptr && found == nullptr && one == nullptr) {
    return refuse("the answers are missing", "/answers");
  }
  if (one != nullptr) {
    TRY(std::string code, text_of(one, "/criterion"));
    sheet.knockouts.insert(std::move(code));
  }
  if (answers != nullptr) {
    if (!answers->is_object()) return refuse("the answers are no object", "/answers");
    for (const auto& [code, value] : answers->as_object()) {
      TRY(sheet.points[std::string(code)], points_of(value, "/answers/" + std::string(code)));
    }
  }
  if (const json::value* cases = object.if_contains("cases")) {
    if (!cases->is_object()) return refuse("the cases are no object", "/cases");
    for (const auto& [code, value] : cases->as_object()) {
      TRY(sheet.cases[std::string(code)], text_of(&value, "/cases/" + std::string(code)));
    }
  }
  if (found != nullptr) {
    if (!found->is_array()) return refuse("the knock-outs are no list", "/knockouts");
    for (const json::value& value : found->as_array()) {
      TRY(std::string code, text_of(&value, "/knockouts"));
      sheet.knockouts.insert(std::move(code));
    }
  }
  return sheet;
}

Result<std::vector<Points>> members_of(const json::object& object) {
  std::vector<Points> members;
  const json::value* list = object.if_contains("members");
  if (list == nullptr) return members;
  if (!list->is_array() || list->as_array().size() > limits::members_max) {
    return refuse(fmt::format("no list of at most {} totals", limits::members_max), "/members");
  }
  for (const json::value& value : list->as_array()) {
    TRY(const Points total, points_of(value, "/members"));
    members.push_back(total);
  }
  return members;
}

Result<SheetFile> read_one(const json::object& object, const Regimes& regimes) {
  SheetFile file;
  const json::value* id = object.if_contains("id");
  if (id != nullptr) {
    TRY(file.id, text_of(id, "/id"));
  }
  TRY(file.regime, regime_of(object, regimes));
  TRY(file.set, set_of(object, *file.regime));
  TRY(file.sheet, sheet_of(object));
  TRY(file.members, members_of(object));
  for (const SheetFault& fault : faults_of(*file.set, file.sheet)) {
    if (fault.kind == SheetFaultKind::missing) continue;
    return refuse(describe(fault), "/answers/" + fault.criterion);
  }
  return file;
}

}  // namespace

std::string describe(const SheetFault& fault) {
  constexpr std::array<std::string_view, 6> reasons{
      "the set has no such criterion",
      "there is no answer",
      "the criterion does not offer these points",
      "the criterion has no such case",
      "points without those of the criterion that it requires",
      "the criterion knocks nothing out",
  };
  return fmt::format("{}: {}", fault.criterion, reasons[static_cast<std::size_t>(fault.kind)]);
}

Result<std::vector<SheetFile>> read_sheet_file(std::string_view text, const Regimes& regimes) {
  if (text.size() > limits::criteria_file_bytes_max) {
    return refuse(fmt::format("over {} bytes", limits::criteria_file_bytes_max), "");
  }
  boost::system::error_code broken;
  const json::value root = json::parse(text, broken);
  if (broken) return refuse("no JSON: " + broken.message(), "");
  if (!root.is_object()) return refuse("no object", "");
  const json::object& object = root.as_object();
  std::vector<SheetFile> files;
  const json::value* many = object.if_contains("vectors");
  if (many == nullptr) {
    TRY(SheetFile file, read_one(object, regimes));
    files.push_back(std::move(file));
    return files;
  }
  if (!many->is_array()) return refuse("no list", "/vectors");
  for (std::size_t i = 0; i < many->as_array().size(); ++i) {
    const json::value& each = many->as_array()[i];
    if (!each.is_object()) return refuse("no object", fmt::format("/vectors/{}", i));
    auto file = read_one(each.as_object(), regimes);
    if (!file) {
      return refuse(file.error().detail, fmt::format("/vectors/{}{}", i, file.error().pointer));
    }
    files.push_back(std::move(file).value());
  }
  return files;
}

}  // namespace ocop::criteria
