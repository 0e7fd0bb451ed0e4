#include "registry/label_rules.h"

#include <algorithm>

#include <boost/json.hpp>

#include "base/embedded_file.h"

namespace ocop::embedded {
EmbeddedFiles label_files();
}  // namespace ocop::embedded

namespace ocop::registry {
namespace {

namespace json = boost::json;

std::string text(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::optional<Date> day(const json::object& object, std::string_view name) {
  const auto parsed = parse_date(text(object, name));
  return parsed ? std::optional(*parsed) : std::nullopt;
}

BothTexts both(const json::object& object, std::string_view name) {
  const json::object& texts = object.at(name).as_object();
  return {std::string(texts.at("vi").as_string()), std::string(texts.at("en").as_string())};
}

std::vector<std::string> texts(const json::object& object, std::string_view name) {
  std::vector<std::string> all;
  for (const json::value& each : object.at(name).as_array()) all.emplace_back(each.as_string());
  return all;
}

LabelItem item_of(const json::object& object) {
  LabelItem item;
  item.id = text(object, "id");
  item.name = both(object, "name");
  item.basis = both(object, "basis");
  item.todo = both(object, "todo");
  item.applies_to = texts(object, "applies_to");
  item.proof = texts(object, "proof");
  item.only_if = text(object, "only_if");
  if (text(object, "form") == "net_quantity") item.form = LabelForm::net_quantity;
  item.days = {day(object, "from"), day(object, "to")};
  item.is_confirmed = object.at("confirmed").as_bool();
  return item;
}

LabelRegime regime_of(const json::object& object) {
  LabelRegime regime;
  regime.name = text(object, "regime");
  regime.days = {day(object, "from"), day(object, "to")};
  for (const auto& [name, sets] : object.at("classes").as_object()) {
    LabelClass of_goods{std::string(name), {}};
    for (const json::value& set : sets.as_array()) {
      of_goods.sets_2026.push_back(std::to_string(set.as_int64()));
    }
    regime.classes.push_back(std::move(of_goods));
  }
  for (const json::value& item : object.at("items").as_array()) {
    regime.items.push_back(item_of(item.as_object()));
  }
  return regime;
}

}  // namespace

const LabelRegime* LabelRules::regime_on(Date day) const {
  const auto at =
      std::ranges::find_if(regimes, [&](const auto& regime) { return regime.days.include(day); });
  return at == regimes.end() ? nullptr : &*at;
}

Result<LabelRules> LabelRules::built_in() {
  LabelRules rules;
  for (const EmbeddedFile& file : embedded::label_files()) {
    try {
      rules.regimes.push_back(regime_of(json::parse(file.content).as_object()));
    } catch (const std::exception& fault) {
      return Error{Code::internal, fault.what(), "data/labels/" + std::string(file.name)};
    }
  }
  std::ranges::sort(rules.regimes, {}, [](const auto& regime) { return regime.days.from; });
  return rules;
}

}  // namespace ocop::registry
