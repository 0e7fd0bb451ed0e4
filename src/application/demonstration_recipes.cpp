#include "application/demonstration_recipes.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <boost/json.hpp>

#include "application/demonstration_fields.h"

namespace ocop::application {
namespace {

namespace json = boost::json;

Error fault(const std::string& pointer, std::string detail) {
  return {Code::invalid_argument, std::move(detail), pointer};
}

std::optional<Act> act_of(std::string_view word) {
  static const std::map<std::string_view, Act> acts = {
      {"create", Act::create}, {"observe", Act::observe}, {"move", Act::move},
      {"make", Act::make},     {"label", Act::label},     {"pack", Act::pack},
      {"send", Act::send},     {"unpack", Act::unpack},   {"sell", Act::sell},
      {"recall", Act::recall}};
  const auto found = acts.find(word);
  return found == acts.end() ? std::nullopt : std::optional(found->second);
}

void read_journey(Fields& fields, RecipeStep& step) {
  step.place = fields.text("from");
  step.destination = fields.text("to");
  step.arrives = fields.flag_or("arrives", true);
  if (!step.arrives) return;
  step.arrival.day = fields.integer_or("arrive_day", step.at.day);
  step.arrival.minute = fields.clock("arrive_at");
  step.say_arrival = fields.bilingual("say_arrival");
}

void read_pieces(Fields& fields, RecipeStep& step) {
  const auto pieces = fields.integers_or_empty("pieces");
  if (pieces.empty()) return;
  if (pieces.size() != 2 || pieces[0] < 1 || pieces[1] < pieces[0]) {
    fields.fail("pieces", "the first and the last piece are expected here");
    return;
  }
  step.first_piece = pieces[0];
  step.last_piece = pieces[1];
}

void read_temperature(Fields& fields, RecipeStep& step, const std::string& pointer,
                      std::optional<Error>& failure) {
  const json::value* value = fields.find("sensor");
  if (value == nullptr) return;
  Fields sensor(*value, pointer + "/sensor", failure);
  step.temperature =
      TemperatureRecord{sensor.text("device"), sensor.number("min"), sensor.number("max"),
                        sensor.number("mean"), sensor.number("hours")};
  sensor.done();
}

void read_act(Fields& fields, RecipeStep& step) {
  switch (step.act) {
    case Act::create:
      step.item = fields.text_or_empty("item");
      step.quantity = fields.number("quantity");
      break;
    case Act::observe:
      step.business_step = fields.text("step");
      step.disposition = fields.text_or_empty("disposition");
      step.has_test_report = fields.flag_or("result", false);
      step.amounts = fields.amounts("lots");
      break;
    case Act::move:
      step.amounts = fields.amounts("lots");
      break;
    case Act::make:
      step.amounts = fields.amounts("inputs");
      step.misread = fields.amounts_or_empty("misread");
      step.quantity = fields.number("output");
      break;
    case Act::label:
      step.count = fields.integer_or("count", 0);
      break;
    case Act::pack:
      step.count = fields.integer_or("cases", 0);
      break;
    case Act::send:
      step.cases = fields.integers_or_empty("cases");
      read_pieces(fields, step);
      step.loose_share = fields.number_or("loose", 0);
      break;
    case Act::unpack:
      step.cases = {fields.integer_or("case", 1)};
      break;
    case Act::sell:
      read_pieces(fields, step);
      break;
    case Act::recall:
      break;
  }
}

RecipeStep read_step(const json::value& value, const std::string& pointer,
                     std::optional<Error>& failure) {
  Fields fields(value, pointer, failure);
  RecipeStep step;
  const auto act = act_of(fields.text("do"));
  if (!act) {
    fields.fail("do", "no such act");
    return step;
  }
  step.act = *act;
  step.at = {fields.integer_or("day", 0), fields.clock("at")};
  step.say = fields.bilingual("say");
  step.note = fields.bilingual_or_empty("note");
  step.when = fields.text_or_empty("when");
  step.unless = fields.text_or_empty("unless");
  if (step.act == Act::move || step.act == Act::send) {
    read_journey(fields, step);
  } else {
    step.place = fields.text("place");
  }
  read_act(fields, step);
  read_temperature(fields, step, pointer, failure);
  fields.done();
  return step;
}

/// Days after which a season counts as settled: all that follows from it lies in the past.
constexpr int settled_days = 40;

LotPlan read_lot(const json::value& value, const std::string& pointer,
                 std::optional<Error>& failure) {
  Fields fields(value, pointer, failure);
  LotPlan lot;
  lot.id = fields.text("id");
  lot.season = fields.text_or_empty("season");
  lot.plus_days = fields.integer_or("plus", 0);
  lot.years_back = fields.integer_or("years_back", 0);
  lot.at_least_days = fields.integer_or("at_least", settled_days);
  lot.days_ago = fields.integer_or("days_ago", 0);
  lot.suffix = fields.text_or_empty("suffix");
  lot.story = fields.text_or_empty("story");
  lot.scale = fields.number_or("scale", 1);
  if (const json::value* uses = fields.find("uses"); uses != nullptr && uses->is_object()) {
    for (const auto& [item, id] : uses->get_object()) {
      if (id.is_string()) lot.uses.emplace(item, id.get_string());
    }
  }
  if (lot.season.empty() && lot.days_ago <= 0) {
    fields.fail("days_ago", "a lot needs a season or a number of days");
  }
  fields.done();
  return lot;
}

Chain read_chain(const json::value& value, const std::string& pointer,
                 std::optional<Error>& failure) {
  Fields fields(value, pointer, failure);
  Chain chain;
  chain.item = fields.text("item");
  std::size_t index = 0;
  for (const json::value& lot : fields.list_or_empty("lots")) {
    chain.lots.push_back(read_lot(lot, fmt::format("{}/lots/{}", pointer, index++), failure));
  }
  index = 0;
  for (const json::value& step : fields.list_or_empty("steps")) {
    chain.steps.push_back(read_step(step, fmt::format("{}/steps/{}", pointer, index++), failure));
  }
  fields.done();
  return chain;
}

void read_names(Fields& root, Recipes& recipes, std::optional<Error>& failure) {
  const json::value* places = root.find("places");
  if (places != nullptr && places->is_object()) {
    for (const auto& [key, gln] : places->get_object()) {
      if (gln.is_string()) recipes.places.emplace(key, gln.get_string());
    }
  }
  const json::value* items = root.find("items");
  if (items != nullptr && items->is_object()) {
    for (const auto& [key, value] : items->get_object()) {
      Fields fields(value, "/items/" + std::string(key), failure);
      recipes.items.emplace(
          key, RecipeItem{fields.text("gtin"), fields.text_or_empty("unit"), fields.text("lot")});
      fields.done();
    }
  }
  const json::value* seasons = root.find("seasons");
  if (seasons != nullptr && seasons->is_object()) {
    for (const auto& [key, value] : seasons->get_object()) {
      MonthDay start;
      if (!value.is_string() ||
          std::sscanf(value.get_string().c_str(), "%2d-%2d", &start.month, &start.day) != 2) {
        root.fail("seasons", "a season begins on a day like 07-06");
      }
      recipes.seasons.emplace(key, start);
    }
  }
}

/// Every name that a step uses must stand for something.
std::optional<Error> check_step(const Recipes& recipes, const Chain& chain, const RecipeStep& step,
                                const std::string& pointer) {
  for (const std::string& place : {step.place, step.destination}) {
    if (!place.empty() && !recipes.places.contains(place)) {
      return fault(pointer, fmt::format("the place \"{}\" is not among the places", place));
    }
  }
  if (!step.item.empty() && !recipes.items.contains(step.item)) {
    return fault(pointer, fmt::format("the item \"{}\" is not among the items", step.item));
  }
  const auto created_here = [&](const std::string& item) {
    return item == chain.item ||
           std::any_of(chain.steps.begin(), chain.steps.end(), [&](const RecipeStep& other) {
             return other.act == Act::create && other.item == item;
           });
  };
  for (const auto& [item, amount] : step.amounts) {
    const auto lot_names_it = [&](const LotPlan& lot) { return lot.uses.contains(item); };
    if (!created_here(item) && !std::all_of(chain.lots.begin(), chain.lots.end(), lot_names_it)) {
      return fault(pointer, fmt::format("nothing says where \"{}\" comes from", item));
    }
  }
  return std::nullopt;
}

std::optional<Error> check_names(const Recipes& recipes) {
  std::set<std::string> ids;
  for (const Chain& chain : recipes.chains) {
    for (const LotPlan& lot : chain.lots) {
      if (!ids.insert(lot.id).second) {
        return fault("/chains", fmt::format("two lots are called \"{}\"", lot.id));
      }
    }
  }
  for (std::size_t i = 0; i < recipes.chains.size(); ++i) {
    const Chain& chain = recipes.chains[i];
    const std::string pointer = fmt::format("/chains/{}", i);
    if (!recipes.items.contains(chain.item)) {
      return fault(pointer, fmt::format("the item \"{}\" is not among the items", chain.item));
    }
    for (const LotPlan& lot : chain.lots) {
      if (!lot.season.empty() && !recipes.seasons.contains(lot.season)) {
        return fault(pointer, fmt::format("there is no season \"{}\"", lot.season));
      }
      for (const auto& [item, id] : lot.uses) {
        if (!ids.contains(id)) return fault(pointer, fmt::format("there is no lot \"{}\"", id));
      }
    }
    for (std::size_t j = 0; j < chain.steps.size(); ++j) {
      auto wrong =
          check_step(recipes, chain, chain.steps[j], fmt::format("{}/steps/{}", pointer, j));
      if (wrong) return wrong;
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Recipes> read_recipes(std::string_view json) {
  boost::json::error_code error;
  const json::value document = json::parse(json, error);
  if (error) return fault("", "the recipes are not JSON: " + error.message());
  std::optional<Error> failure;
  Recipes recipes;
  Fields root(document, "", failure);
  root.text("about");
  read_names(root, recipes, failure);
  std::size_t index = 0;
  for (const json::value& chain : root.list_or_empty("chains")) {
    recipes.chains.push_back(read_chain(chain, fmt::format("/chains/{}", index++), failure));
  }
  root.done();
  if (!failure) failure = check_names(recipes);
  if (failure) return *failure;
  return recipes;
}

}  // namespace ocop::application
