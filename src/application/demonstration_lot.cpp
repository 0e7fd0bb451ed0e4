#include "application/demonstration_lot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include <boost/json.hpp>

#include "base/random.h"

namespace ocop::application {
namespace {

namespace json = boost::json;

constexpr std::string_view stem = "https://id.gs1.org";
constexpr std::int64_t minutes_per_day = 24 * 60;

/// A name becomes a generator, so that nothing changes when a recipe beside it does (FNV-1a).
SeededRandom chance_of(std::string_view name) {
  std::uint64_t state = 14695981039346656037U;
  for (const char c : name) {
    state ^= static_cast<unsigned char>(c);
    state *= 1099511628211U;
  }
  return SeededRandom(state);
}

/// GS1 General Specifications section 7.9.1.
char check_digit(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    sum += i % 2 == 0 ? 3 * digit : digit;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string iso_of(std::int64_t day) { return format_iso(date_from_days(day)); }

/// Boost.JSON writes 52 as 5.2E1; people read these documents too.
void print(const json::value& value, std::string& out) {
  if (const json::object* object = value.if_object()) {
    char before = '{';
    for (const auto& [key, member] : *object) {
      out += before + json::serialize(json::string(key)) + ':';
      print(member, out);
      before = ',';
    }
    out += object->empty() ? "{}" : "}";
  } else if (const json::array* array = value.if_array()) {
    char before = '[';
    for (const json::value& member : *array) {
      out += before;
      print(member, out);
      before = ',';
    }
    out += array->empty() ? "[]" : "]";
  } else if (const double* number = value.if_double()) {
    out += fmt::format("{}", *number);
  } else {
    out += json::serialize(value);
  }
}

std::string document_of(const std::string& name, const std::string& created, json::array events) {
  SeededRandom chance = chance_of("document " + name);
  json::object document;
  document["@context"] = {"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                          json::object{{"ocop", "https://ocop.example/ns/"}}};
  document["id"] = "urn:uuid:" + random_uuid(chance);
  document["type"] = "EPCISDocument";
  document["schemaVersion"] = "2.0";
  document["creationDate"] = created;
  document["epcisBody"] = json::object{{"eventList", std::move(events)}};
  std::string text;
  print(document, text);
  return text;
}

}  // namespace

Result<DemonstrationDay> DemonstrationDay::open(const Recipes& recipes,
                                                const registry::Catalogue& catalogue, Date today) {
  for (const auto& [key, gln] : recipes.places) {
    const registry::Place* place = catalogue.place_by_gln(gln);
    if (place == nullptr || catalogue.subject(place->subject) == nullptr) {
      return Error{Code::not_found, fmt::format("places.csv has no GLN {} with a subject", gln),
                   "/places/" + key};
    }
  }
  for (const auto& [key, item] : recipes.items) {
    if (catalogue.product_by_gtin(item.gtin) == nullptr) {
      return Error{Code::not_found, fmt::format("products.csv has no GTIN {}", item.gtin),
                   "/items/" + key};
    }
  }
  return DemonstrationDay(recipes, catalogue, today);
}

std::int64_t DemonstrationDay::first_day(const LotPlan& plan) const {
  if (plan.season.empty()) return today() - plan.days_ago + plan.plus_days;
  const MonthDay& season = recipes_->seasons.at(plan.season);
  int year = today_.year;
  const auto start = [&] { return days_from_date({year, season.month, season.day}); };
  while (start() > today() - plan.at_least_days) --year;
  year -= plan.years_back;
  return start() + plan.plus_days;
}

std::string DemonstrationDay::lot_code(const std::string& item, const LotPlan& plan) const {
  const LotPlan& source = source_of(item, plan);
  const Date date = date_from_days(first_day(source));
  std::string code = recipes_->items.at(item).lot_pattern;
  const auto fill = [&](std::string_view name, int number) {
    const std::size_t at = code.find(name);
    if (at != std::string::npos) code.replace(at, name.size(), fmt::format("{:02}", number));
  };
  fill("{yy}", date.year % 100);
  fill("{mm}", date.month);
  fill("{dd}", date.day);
  return code + source.suffix;
}

const LotPlan& DemonstrationDay::source_of(const std::string& item, const LotPlan& plan) const {
  const auto used = plan.uses.find(item);
  if (used == plan.uses.end()) return plan;
  for (const Chain& chain : recipes_->chains) {
    for (const LotPlan& other : chain.lots) {
      if (other.id == used->second) return other;
    }
  }
  return plan;
}

const std::string& DemonstrationDay::party_of(const std::string& place) const {
  return catalogue_->subject(catalogue_->place_by_gln(gln(place))->subject)->party_gln;
}

std::optional<int> DemonstrationDay::shelf_life_days(const std::string& item) const {
  return catalogue_->product_by_gtin(recipes_->items.at(item).gtin)->shelf_life_days;
}

DemonstrationLot::DemonstrationLot(const DemonstrationDay& day, const Chain& chain,
                                   const LotPlan& plan)
    : day_(day), chain_(chain), plan_(plan), first_day_(day.first_day(plan)) {}

bool DemonstrationLot::happens(const RecipeStep& step) const {
  return (step.when.empty() || step.when == plan_.story) &&
         (step.unless.empty() || step.unless != plan_.story);
}

bool DemonstrationLot::has_happened(Moment moment) const {
  return first_day_ + moment.day < day_.today();
}

std::int64_t DemonstrationLot::minute_of(Moment moment) const {
  return (first_day_ + moment.day) * minutes_per_day + moment.minute;
}

std::string DemonstrationLot::time_of(Moment moment) const {
  const Timestamp midnight = start_of(date_from_days(first_day_ + moment.day));
  const Timestamp instant{midnight.micros + moment.minute * 60 * micros_per_second};
  return format_rfc3339({instant, vietnam_offset_minutes});
}

const RecipeStep* DemonstrationLot::first_step(Act act) const {
  for (const RecipeStep& step : chain_.steps) {
    if (step.act == act && happens(step)) return &step;
  }
  return nullptr;
}

int DemonstrationLot::pieces() const {
  const RecipeStep* label = first_step(Act::label);
  return label == nullptr ? 0 : label->count;
}

int DemonstrationLot::cases() const {
  const RecipeStep* pack = first_step(Act::pack);
  return pack == nullptr ? 0 : pack->count;
}

double DemonstrationLot::produced() const {
  const RecipeStep* make = first_step(Act::make);
  return make == nullptr ? 0 : scaled(chain_.item, make->quantity);
}

double DemonstrationLot::scaled(const std::string& item, double amount) const {
  const bool counted = day_.recipes().items.at(item).unit.empty();
  return counted ? std::round(amount * plan_.scale) : std::round(amount * plan_.scale * 10) / 10;
}

std::pair<int, int> DemonstrationLot::pieces_of_case(int number) const {
  const int each = pieces() / cases();
  return {(number - 1) * each + 1, number == cases() ? pieces() : number * each};
}

std::string DemonstrationLot::lot_uri(const std::string& item) const {
  return fmt::format("{}/01/{}/10/{}", stem, day_.recipes().items.at(item).gtin,
                     day_.lot_code(item, plan_));
}

std::string DemonstrationLot::product_path() const {
  return "/01/" + day_.recipes().items.at(chain_.item).gtin;
}

std::string DemonstrationLot::lot_path() const {
  return product_path() + "/10/" + day_.lot_code(chain_.item, plan_);
}

/// Twelve characters that say nothing, without the look-alikes 0, 1, 8 and 9 (RFC 4648 base 32).
std::string DemonstrationLot::serial(int piece) const {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  SeededRandom chance = chance_of(fmt::format("serial {} {}", lot_path(), piece));
  std::uint64_t bits = chance.next();
  std::string text;
  for (int i = 0; i < 12; ++i) {
    text += alphabet[bits % alphabet.size()];
    bits /= alphabet.size();
  }
  return text;
}

std::string DemonstrationLot::piece_uri(int piece) const {
  return fmt::format("{}{}/21/{}", stem, product_path(), serial(piece));
}

std::string DemonstrationLot::case_uri(int number) const {
  SeededRandom chance = chance_of(fmt::format("case {} {}", lot_path(), number));
  const std::string& packer = day_.gln(first_step(Act::pack)->place);
  const std::string digits =
      fmt::format("1{}{:09}", packer.substr(0, 7), chance.next() % 1'000'000'000);
  return fmt::format("{}/00/{}{}", stem, digits, check_digit(digits));
}

json::array DemonstrationLot::piece_uris(int first, int last) const {
  json::array all;
  for (int piece = first; piece <= last && piece <= pieces(); ++piece) {
    all.emplace_back(piece_uri(piece));
  }
  return all;
}

json::object DemonstrationLot::quantity(const std::string& item, double amount) const {
  json::object element{{"epcClass", lot_uri(item)}, {"quantity", scaled(item, amount)}};
  const std::string& unit = day_.recipes().items.at(item).unit;
  if (!unit.empty()) element["uom"] = unit;
  return element;
}

json::array DemonstrationLot::quantities(const Amounts& amounts) const {
  json::array all;
  for (const auto& [item, amount] : amounts) all.push_back(quantity(item, amount));
  return all;
}

json::object DemonstrationLot::begin(const char* type, const RecipeStep& step, Moment moment,
                                     std::string_view part) const {
  const auto index = &step - chain_.steps.data();
  const std::string time = time_of(moment);
  SeededRandom chance = chance_of(fmt::format("event {} {} {} {}", plan_.id, index, part, time));
  json::object event;
  event["type"] = type;
  event["eventID"] = "urn:uuid:" + random_uuid(chance);
  event["eventTime"] = time;
  event["eventTimeZoneOffset"] = "+07:00";
  return event;
}

void DemonstrationLot::describe(json::object& event, const Bilingual& say,
                                const Bilingual& note) const {
  event["ocop:stepNameVi"] = say.vi;
  event["ocop:stepNameEn"] = say.en;
  if (note.vi.empty()) return;
  event["ocop:noteVi"] = note.vi;
  event["ocop:noteEn"] = note.en;
}

void DemonstrationLot::set_place(json::object& event, const std::string& place, bool stays) const {
  const std::string location = fmt::format("{}/414/{}", stem, day_.gln(place));
  event["readPoint"] = json::object{{"id", location}};
  if (stays) event["bizLocation"] = json::object{{"id", location}};
}

void DemonstrationLot::set_parties(json::object& event, const RecipeStep& step) const {
  const auto ends = [&](const char* role, const std::string& place) {
    return json::array{json::object{{"type", "owning_party"},
                                    {role, fmt::format("{}/417/{}", stem, day_.party_of(place))}},
                       json::object{{"type", "location"},
                                    {role, fmt::format("{}/414/{}", stem, day_.gln(place))}}};
  };
  const auto index = &step - chain_.steps.data();
  event["bizTransactionList"] = json::array{json::object{
      {"type", "desadv"},
      {"bizTransaction", fmt::format("urn:epcglobal:cbv:bt:{}:PX-{}-{}", day_.gln(step.place),
                                     day_.lot_code(chain_.item, plan_), index + 1)}}};
  event["sourceList"] = ends("source", step.place);
  event["destinationList"] = ends("destination", step.destination);
}

void DemonstrationLot::set_temperature(json::object& event, const RecipeStep& step,
                                       Moment moment) const {
  if (!step.temperature) return;
  const TemperatureRecord& record = *step.temperature;
  Moment start = moment;
  start.minute -= static_cast<int>(std::lround(record.hours * 60));
  const std::string& keeper = day_.gln(step.place);
  event["sensorElementList"] = json::array{json::object{
      {"sensorMetadata",
       json::object{
           {"startTime", time_of(start)},
           {"endTime", time_of(moment)},
           {"deviceID", fmt::format("{}/8004/{}{}", stem, keeper.substr(0, 7), record.device)}}},
      {"sensorReport", json::array{json::object{{"type", "Temperature"},
                                                {"minValue", record.min},
                                                {"maxValue", record.max},
                                                {"meanValue", record.mean},
                                                {"uom", "CEL"}}}}}};
}

std::optional<std::int64_t> DemonstrationLot::expiry_day() const {
  const auto shelf_life = day_.shelf_life_days(chain_.item);
  const RecipeStep* label = first_step(Act::label);
  const RecipeStep* finish = label != nullptr ? label : first_step(Act::make);
  if (!shelf_life || finish == nullptr) return std::nullopt;
  return first_day_ + finish->at.day + *shelf_life;
}

void DemonstrationLot::set_master_data(json::object& event) const {
  json::object data{{"cbvmda:lotNumber", day_.lot_code(chain_.item, plan_)}};
  if (const RecipeStep* make = first_step(Act::make)) {
    data["gs1:productionDate"] = iso_of(first_day_ + make->at.day);
  }
  if (const auto expiry = expiry_day()) data["cbvmda:itemExpirationDate"] = iso_of(*expiry);
  event["ilmd"] = std::move(data);
}

void DemonstrationLot::append_create(Events& events, const RecipeStep& step) const {
  const std::string& item = step.item.empty() ? chain_.item : step.item;
  json::object event = begin("ObjectEvent", step, step.at, "");
  event["action"] = "ADD";
  event["bizStep"] = "creating_class_instance";
  event["disposition"] = "active";
  event["quantityList"] = json::array{quantity(item, step.quantity)};
  set_place(event, step.place, true);
  event["ilmd"] = json::object{{"cbvmda:lotNumber", day_.lot_code(item, plan_)}};
  describe(event, step.say, step.note);
  events.push_back({minute_of(step.at), std::move(event)});
}

void DemonstrationLot::append_observe(Events& events, const RecipeStep& step) const {
  json::object event = begin("ObjectEvent", step, step.at, "");
  event["action"] = "OBSERVE";
  event["bizStep"] = step.business_step;
  event["disposition"] = step.disposition.empty() ? "in_progress" : step.disposition;
  event["quantityList"] = quantities(step.amounts);
  set_place(event, step.place, true);
  if (step.has_test_report) {
    event["bizTransactionList"] = json::array{json::object{
        {"type", "testres"},
        {"bizTransaction", fmt::format("urn:epcglobal:cbv:bt:{}:KQ-{}", day_.gln(step.place),
                                       day_.lot_code(chain_.item, plan_))}}};
  }
  set_temperature(event, step, step.at);
  describe(event, step.say, step.note);
  events.push_back({minute_of(step.at), std::move(event)});
}

/// What a shipment carries: lots for `move`; cases, pieces and the share of the rest for `send`.
void DemonstrationLot::set_cargo(json::object& event, const RecipeStep& step) const {
  if (step.act == Act::move) {
    event["quantityList"] = quantities(step.amounts);
    return;
  }
  json::array things;
  for (const int number : step.cases) things.emplace_back(case_uri(number));
  for (json::value& piece : piece_uris(std::max(1, step.first_piece), step.last_piece)) {
    things.push_back(std::move(piece));
  }
  if (!things.empty()) event["epcList"] = std::move(things);
  const double loose = std::floor((produced() - pieces()) * step.loose_share);
  if (loose > 0) {
    event["quantityList"] =
        json::array{json::object{{"epcClass", lot_uri(chain_.item)}, {"quantity", loose}}};
  }
}

void DemonstrationLot::append_journey(Events& events, const RecipeStep& step) const {
  json::object shipping = begin("ObjectEvent", step, step.at, "out");
  shipping["action"] = "OBSERVE";
  shipping["bizStep"] = "shipping";
  shipping["disposition"] = "in_transit";
  set_cargo(shipping, step);
  set_place(shipping, step.place, false);
  set_parties(shipping, step);
  describe(shipping, step.say, {});
  events.push_back({minute_of(step.at), std::move(shipping)});
  if (!step.arrives || !has_happened(step.arrival)) return;

  json::object receiving = begin("ObjectEvent", step, step.arrival, "in");
  receiving["action"] = "OBSERVE";
  receiving["bizStep"] = "receiving";
  receiving["disposition"] = "in_progress";
  set_cargo(receiving, step);
  set_place(receiving, step.destination, true);
  set_parties(receiving, step);
  set_temperature(receiving, step, step.arrival);
  describe(receiving, step.say_arrival, step.note);
  events.push_back({minute_of(step.arrival), std::move(receiving)});
}

json::object DemonstrationLot::make_event(const RecipeStep& step, std::string_view part,
                                          const Amounts& inputs) const {
  json::object event = begin("TransformationEvent", step, step.at, part);
  event["inputQuantityList"] = quantities(inputs);
  event["outputQuantityList"] = json::array{quantity(chain_.item, step.quantity)};
  event["bizStep"] = "creating_class_instance";
  event["disposition"] = "in_progress";
  set_place(event, step.place, true);
  set_master_data(event);
  set_temperature(event, step, step.at);
  describe(event, step.say, step.note);
  return event;
}

void DemonstrationLot::append_make(Events& events, const RecipeStep& step) const {
  const bool misread = plan_.story == "corrected" && !step.misread.empty();
  Amounts inputs = step.amounts;
  for (auto& [item, amount] : inputs) {
    for (const auto& [wrong_item, wrong_amount] : step.misread) {
      if (misread && item == wrong_item) amount = wrong_amount;
    }
  }
  events.push_back({minute_of(step.at), make_event(step, "", inputs)});
}

/// EPCIS 2.0 section 7.4.1.4: the first event again with its error declaration, and the right one.
std::string DemonstrationLot::correction() const {
  const RecipeStep* make = first_step(Act::make);
  if (plan_.story != "corrected" || make == nullptr || make->misread.empty()) return {};
  const Moment noticed{make->at.day + 1, 8 * 60 + 30};
  if (!has_happened(noticed)) return {};
  Events first;
  append_make(first, *make);
  json::object wrong = std::move(first.front().event);
  json::object right = make_event(*make, "corrected", make->amounts);
  wrong["errorDeclaration"] = json::object{{"declarationTime", time_of(noticed)},
                                           {"reason", "incorrect_data"},
                                           {"correctiveEventIDs", json::array{right["eventID"]}}};
  return document_of(plan_.id + " correction", time_of(noticed),
                     {std::move(wrong), std::move(right)});
}

void DemonstrationLot::append_label(Events& events, const RecipeStep& step) const {
  json::object event = begin("ObjectEvent", step, step.at, "");
  event["action"] = "ADD";
  event["bizStep"] = "commissioning";
  event["disposition"] = "active";
  event["epcList"] = piece_uris(1, pieces());
  set_place(event, step.place, true);
  set_master_data(event);
  describe(event, step.say, step.note);
  events.push_back({minute_of(step.at), std::move(event)});
}

void DemonstrationLot::append_pack(Events& events, const RecipeStep& step) const {
  for (int number = 1; number <= step.count; ++number) {
    json::object event = begin("AggregationEvent", step, step.at, std::to_string(number));
    const auto [first, last] = pieces_of_case(number);
    event["action"] = "ADD";
    event["bizStep"] = "packing";
    event["disposition"] = "in_progress";
    event["parentID"] = case_uri(number);
    event["childEPCs"] = piece_uris(first, last);
    set_place(event, step.place, true);
    describe(event, step.say, step.note);
    events.push_back({minute_of(step.at), std::move(event)});
  }
}

void DemonstrationLot::append_unpack(Events& events, const RecipeStep& step) const {
  json::object event = begin("AggregationEvent", step, step.at, "");
  const auto [first, last] = pieces_of_case(step.cases.front());
  event["action"] = "DELETE";
  event["bizStep"] = "unpacking";
  event["disposition"] = "sellable_accessible";
  event["parentID"] = case_uri(step.cases.front());
  event["childEPCs"] = piece_uris(first, last);
  set_place(event, step.place, true);
  describe(event, step.say, step.note);
  events.push_back({minute_of(step.at), std::move(event)});
}

void DemonstrationLot::append_sell(Events& events, const RecipeStep& step) const {
  json::object event = begin("ObjectEvent", step, step.at, "");
  event["action"] = "OBSERVE";
  event["bizStep"] = "retail_selling";
  event["disposition"] = "retail_sold";
  event["epcList"] = piece_uris(step.first_piece, step.last_piece);
  set_place(event, step.place, false);
  describe(event, step.say, step.note);
  events.push_back({minute_of(step.at), std::move(event)});
}

void DemonstrationLot::append_recall(Events& events, const RecipeStep& step) const {
  json::object event = begin("ObjectEvent", step, step.at, "");
  event["action"] = "OBSERVE";
  event["bizStep"] = "holding";
  event["disposition"] = "recalled";
  event["persistentDisposition"] = json::object{{"set", json::array{"recalled"}}};
  event["epcList"] = piece_uris(1, pieces());
  event["quantityList"] = json::array{json::object{{"epcClass", lot_uri(chain_.item)}}};
  set_place(event, step.place, false);
  describe(event, step.say, step.note);
  events.push_back({minute_of(step.at), std::move(event)});
}

void DemonstrationLot::append(Events& events, const RecipeStep& step) const {
  switch (step.act) {
    case Act::create:
      return append_create(events, step);
    case Act::observe:
      return append_observe(events, step);
    case Act::move:
    case Act::send:
      return append_journey(events, step);
    case Act::make:
      return append_make(events, step);
    case Act::label:
      return append_label(events, step);
    case Act::pack:
      return append_pack(events, step);
    case Act::unpack:
      return append_unpack(events, step);
    case Act::sell:
      return append_sell(events, step);
    case Act::recall:
      return append_recall(events, step);
  }
}

std::vector<std::string> DemonstrationLot::documents() const {
  Events events;
  for (const RecipeStep& step : chain_.steps) {
    if (happens(step) && has_happened(step.at)) append(events, step);
  }
  if (events.empty()) return {};
  std::stable_sort(events.begin(), events.end(),
                   [](const Dated& a, const Dated& b) { return a.minute < b.minute; });
  const std::string created(events.back().event.at("eventTime").as_string());
  json::array list;
  for (Dated& one : events) list.push_back(std::move(one.event));
  std::vector<std::string> all{document_of(plan_.id, created, std::move(list))};
  if (std::string text = correction(); !text.empty()) all.push_back(std::move(text));
  return all;
}

std::string DemonstrationLot::shelf_piece_path() const {
  const RecipeStep* send = first_step(Act::send);
  if (pieces() == 0 || send == nullptr || !send->arrives || !has_happened(send->arrival)) return {};
  const int last = send->cases.empty() ? send->last_piece : pieces_of_case(send->cases[0]).second;
  for (const RecipeStep& step : chain_.steps) {
    if (step.act == Act::sell && happens(step) && step.last_piece >= last) return {};
  }
  return last == 0 ? "" : product_path() + "/21/" + serial(last);
}

bool DemonstrationLot::is_recalled() const {
  const RecipeStep* recall = first_step(Act::recall);
  return recall != nullptr && has_happened(recall->at);
}

}  // namespace ocop::application
