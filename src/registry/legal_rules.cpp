#include "registry/legal_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include <boost/json.hpp>

#include "base/embedded_file.h"

namespace ocop::embedded {
EmbeddedFiles rule_files();
}  // namespace ocop::embedded

namespace ocop::registry {
namespace {

namespace json = boost::json;

std::string text(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

long long number(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_int64() ? value->as_int64() : 0;
}

std::optional<Date> day(const json::object& object, std::string_view name) {
  const auto parsed = parse_date(text(object, name));
  return parsed ? std::optional(*parsed) : std::nullopt;
}

RuleDays days(const json::object& object) { return {day(object, "from"), day(object, "to")}; }

BothTexts basis(const json::object& object) {
  const json::object& both = object.at("basis").as_object();
  return {text(both, "vi"), text(both, "en")};
}

SizeRegime size_regime(const json::object& object) {
  SizeRegime regime{days(object), basis(object), {}};
  for (const json::value& value : object.at("limits").as_array()) {
    const json::object& limit = value.as_object();
    regime.limits.push_back({text(limit, "sector"), text(limit, "size"), number(limit, "labour"),
                             number(limit, "revenue"), number(limit, "capital")});
  }
  return regime;
}

PostRule post_rule(const json::object& object) {
  return {text(object, "post"), text(object, "form"), days(object), number(object, "members"),
          basis(object)};
}

RedoRule redo_rule(const json::object& object) {
  return {text(object, "task"), static_cast<int>(number(object, "days")), basis(object)};
}

Condition condition(const json::object& object) {
  return {text(object, "step"),
          text(object, "check"),
          text(object, "paper"),
          number(object, "count"),
          number(object, "percent"),
          days(object),
          basis(object)};
}

/// The rows of `list` in the file, each through `row`.
template <class Row>
std::vector<Row> rows(std::string_view file, std::string_view list,
                      Row (*row)(const json::object&)) {
  const EmbeddedFiles files = embedded::rule_files();
  const auto at = std::ranges::find(files, file, &EmbeddedFile::name);
  if (at == files.end()) throw std::runtime_error("it is not there");
  std::vector<Row> found;
  const json::value whole = json::parse(at->content);
  for (const json::value& each : whole.as_object().at(list).as_array()) {
    found.push_back(row(each.as_object()));
  }
  return found;
}

}  // namespace

Result<LegalRules> LegalRules::built_in() {
  std::string_view file;
  const auto read = [&](std::string_view name, std::string_view list, auto row) {
    file = name;
    return rows(name, list, row);
  };
  try {
    LegalRules rules;
    rules.sizes = read("size_limits.json", "regimes", size_regime);
    rules.posts = read("posts.json", "posts", post_rule);
    rules.redo = read("redo_tasks.json", "tasks", redo_rule);
    rules.conditions = read("readiness.json", "conditions", condition);
    return rules;
  } catch (const std::exception& fault) {
    return Error{Code::internal, fmt::format("data/rules/{}: {}", file, fault.what()), ""};
  }
}

}  // namespace ocop::registry
