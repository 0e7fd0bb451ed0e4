#include "application/demonstration_life.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include <boost/json.hpp>

#include "application/demonstration_document.h"

namespace ocop::application {
namespace {

namespace json = boost::json;

std::string iso_of(std::int64_t day) { return format_iso(date_from_days(day)); }

}  // namespace

json::array DemonstrationLife::piece_uris(int first, int last) const {
  json::array all;
  for (int piece = first; piece <= last && piece <= lot_.pieces(); ++piece) {
    all.emplace_back(lot_.piece_uri(piece));
  }
  return all;
}

json::object DemonstrationLife::quantity(const std::string& item, double amount) const {
  json::object element{{"epcClass", lot_.lot_uri(item)}, {"quantity", lot_.scaled(item, amount)}};
  const std::string& unit = lot_.day().item(item).unit;
  if (!unit.empty()) element["uom"] = unit;
  return element;
}

json::array DemonstrationLife::quantities(const Amounts& amounts) const {
  json::array all;
  for (const auto& [item, amount] : amounts) all.push_back(quantity(item, amount));
  return all;
}
json::object DemonstrationLife::begin(const char* type, const RecipeStep& step, Moment moment,
                                      std::string_view part) const {
  const auto index = &step - lot_.chain().steps.data();
  const std::string time = lot_.time_of(moment);
  SeededRandom chance =
      chance_of(fmt::format("event {} {} {} {}", lot_.plan().id, index, part, time));
  json::object event;
  event["type"] = type;
  event["eventID"] = "urn:uuid:" + random_uuid(chance);
  event["eventTime"] = time;
  event["eventTimeZoneOffset"] = "+07:00";
  return event;
}

void DemonstrationLife::describe(json::object& event, const Bilingual& say,
                                 const Bilingual& note) const {
  event["ocop:stepNameVi"] = say.vi;
  event["ocop:stepNameEn"] = say.en;
  if (note.vi.empty()) return;
  event["ocop:noteVi"] = note.vi;
  event["ocop:noteEn"] = note.en;
}

void DemonstrationLife::set_place(json::object& event, const std::string& place, bool stays) const {
  const std::string location = fmt::format("{}/414/{}", gs1_stem, lot_.day().gln(place));
  event["readPoint"] = json::object{{"id", location}};
  if (stays) event["bizLocation"] = json::object{{"id", location}};
}

void DemonstrationLife::set_parties(json::object& event, const RecipeStep& step) const {
  const auto ends = [&](const char* role, const std::string& place) {
    return json::array{
        json::object{{"type", "owning_party"},
                     {role, fmt::format("{}/417/{}", gs1_stem, lot_.day().party_of(place))}},
        json::object{{"type", "location"},
                     {role, fmt::format("{}/414/{}", gs1_stem, lot_.day().gln(place))}}};
  };
  const auto index = &step - lot_.chain().steps.data();
  event["bizTransactionList"] = json::array{json::object{
      {"type", "desadv"},
      {"bizTransaction", fmt::format("urn:epcglobal:cbv:bt:{}:PX-{}-{}", lot_.day().gln(step.place),
                                     lot_.code_of(lot_.chain().item), index + 1)}}};
  event["sourceList"] = ends("source", step.place);
  event["destinationList"] = ends("destination", step.destination);
}

void DemonstrationLife::set_temperature(json::object& event, const RecipeStep& step,
                                        Moment moment) const {
  if (!step.temperature) return;
  const TemperatureRecord& record = *step.temperature;
  Moment start = moment;
  start.minute -= static_cast<int>(std::lround(record.hours * 60));
  const std::string& keeper = lot_.day().gln(step.place);
  event["sensorElementList"] = json::array{json::object{
      {"sensorMetadata",
       json::object{{"startTime", lot_.time_of(start)},
                    {"endTime", lot_.time_of(moment)},
                    {"deviceID",
                     fmt::format("{}/8004/{}{}", gs1_stem, keeper.substr(0, 7), record.device)}}},
      {"sensorReport", json::array{json::object{{"type", "Temperature"},
                                                {"minValue", record.min},
                                                {"maxValue", record.max},
                                                {"meanValue", record.mean},
                                                {"uom", "CEL"}}}}}};
}

void DemonstrationLife::set_master_data(json::object& event) const {
  json::object data{{"cbvmda:lotNumber", lot_.code_of(lot_.chain().item)}};
  if (const RecipeStep* make = lot_.first_step(Act::make)) {
    data["gs1:productionDate"] = iso_of(lot_.day_of(make->at));
  }
  if (const auto expiry = lot_.expiry_day()) data["cbvmda:itemExpirationDate"] = iso_of(*expiry);
  event["ilmd"] = std::move(data);
}

void DemonstrationLife::append_create(Events& events, const RecipeStep& step) const {
  const std::string& item = step.item.empty() ? lot_.chain().item : step.item;
  json::object event = begin("ObjectEvent", step, step.at, "");
  event["action"] = "ADD";
  event["bizStep"] = "creating_class_instance";
  event["disposition"] = "active";
  event["quantityList"] = json::array{quantity(item, step.quantity)};
  set_place(event, step.place, true);
  event["ilmd"] = json::object{{"cbvmda:lotNumber", lot_.code_of(item)}};
  describe(event, step.say, step.note);
  events.push_back({step.at, std::move(event)});
}

void DemonstrationLife::append_observe(Events& events, const RecipeStep& step) const {
  json::object event = begin("ObjectEvent", step, step.at, "");
  event["action"] = "OBSERVE";
  event["bizStep"] = step.business_step;
  event["disposition"] = step.disposition.empty() ? "in_progress" : step.disposition;
  event["quantityList"] = quantities(step.amounts);
  set_place(event, step.place, true);
  if (step.has_test_report) {
    event["bizTransactionList"] = json::array{json::object{
        {"type", "testres"},
        {"bizTransaction", fmt::format("urn:epcglobal:cbv:bt:{}:KQ-{}", lot_.day().gln(step.place),
                                       lot_.code_of(lot_.chain().item))}}};
  }
  set_temperature(event, step, step.at);
  describe(event, step.say, step.note);
  events.push_back({step.at, std::move(event)});
}

/// What a shipment carries: lots for `move`; cases, pieces and the share of the rest for `send`.
void DemonstrationLife::set_cargo(json::object& event, const RecipeStep& step) const {
  if (step.act == Act::move) {
    event["quantityList"] = quantities(step.amounts);
    return;
  }
  json::array things;
  for (const int number : step.cases) things.emplace_back(lot_.case_uri(number));
  for (json::value& piece : piece_uris(std::max(1, step.first_piece), step.last_piece)) {
    things.push_back(std::move(piece));
  }
  if (!things.empty()) event["epcList"] = std::move(things);
  const double loose = std::floor((lot_.produced() - lot_.pieces()) * step.loose_share);
  if (loose > 0) {
    event["quantityList"] = json::array{
        json::object{{"epcClass", lot_.lot_uri(lot_.chain().item)}, {"quantity", loose}}};
  }
}

void DemonstrationLife::append_journey(Events& events, const RecipeStep& step) const {
  json::object shipping = begin("ObjectEvent", step, step.at, "out");
  shipping["action"] = "OBSERVE";
  shipping["bizStep"] = "shipping";
  shipping["disposition"] = "in_transit";
  set_cargo(shipping, step);
  set_place(shipping, step.place, false);
  set_parties(shipping, step);
  describe(shipping, step.say, {});
  events.push_back({step.at, std::move(shipping)});
  if (!step.arrives || !lot_.has_happened(step.arrival)) return;

  json::object receiving = begin("ObjectEvent", step, step.arrival, "in");
  receiving["action"] = "OBSERVE";
  receiving["bizStep"] = "receiving";
  receiving["disposition"] = "in_progress";
  set_cargo(receiving, step);
  set_place(receiving, step.destination, true);
  set_parties(receiving, step);
  set_temperature(receiving, step, step.arrival);
  describe(receiving, step.say_arrival, step.note);
  events.push_back({step.arrival, std::move(receiving)});
}

json::object DemonstrationLife::make_event(const RecipeStep& step, std::string_view part,
                                           const Amounts& inputs) const {
  json::object event = begin("TransformationEvent", step, step.at, part);
  event["inputQuantityList"] = quantities(inputs);
  event["outputQuantityList"] = json::array{quantity(lot_.chain().item, step.quantity)};
  event["bizStep"] = "creating_class_instance";
  event["disposition"] = "in_progress";
  set_place(event, step.place, true);
  set_master_data(event);
  set_temperature(event, step, step.at);
  describe(event, step.say, step.note);
  return event;
}

void DemonstrationLife::append_make(Events& events, const RecipeStep& step) const {
  const bool misread = lot_.plan().story == "corrected" && !step.misread.empty();
  Amounts inputs = step.amounts;
  for (auto& [item, amount] : inputs) {
    for (const auto& [wrong_item, wrong_amount] : step.misread) {
      if (misread && item == wrong_item) amount = wrong_amount;
    }
  }
  events.push_back({step.at, make_event(step, "", inputs)});
}

/// EPCIS 2.0 section 7.4.1.4: the first event again with its error declaration, and the right one.
std::string DemonstrationLife::correction() const {
  const RecipeStep* make = lot_.first_step(Act::make);
  if (lot_.plan().story != "corrected" || make == nullptr || make->misread.empty()) return {};
  const Moment noticed{make->at.day + 1, 8 * 60 + 30};
  if (!lot_.has_happened(noticed)) return {};
  Events first;
  append_make(first, *make);
  json::object wrong = std::move(first.front().event);
  json::object right = make_event(*make, "corrected", make->amounts);
  wrong["errorDeclaration"] = json::object{{"declarationTime", lot_.time_of(noticed)},
                                           {"reason", "incorrect_data"},
                                           {"correctiveEventIDs", json::array{right["eventID"]}}};
  return document_of(lot_.plan().id + " correction", lot_.time_of(noticed),
                     {std::move(wrong), std::move(right)});
}

void DemonstrationLife::append_label(Events& events, const RecipeStep& step) const {
  json::object event = begin("ObjectEvent", step, step.at, "");
  event["action"] = "ADD";
  event["bizStep"] = "commissioning";
  event["disposition"] = "active";
  event["epcList"] = piece_uris(1, lot_.pieces());
  set_place(event, step.place, true);
  set_master_data(event);
  describe(event, step.say, step.note);
  events.push_back({step.at, std::move(event)});
}

void DemonstrationLife::append_pack(Events& events, const RecipeStep& step) const {
  for (int number = 1; number <= step.count; ++number) {
    json::object event = begin("AggregationEvent", step, step.at, std::to_string(number));
    const auto [first, last] = lot_.pieces_of_case(number);
    event["action"] = "ADD";
    event["bizStep"] = "packing";
    event["disposition"] = "in_progress";
    event["parentID"] = lot_.case_uri(number);
    event["childEPCs"] = piece_uris(first, last);
    set_place(event, step.place, true);
    describe(event, step.say, step.note);
    events.push_back({step.at, std::move(event)});
  }
}

void DemonstrationLife::append_unpack(Events& events, const RecipeStep& step) const {
  json::object event = begin("AggregationEvent", step, step.at, "");
  const auto [first, last] = lot_.pieces_of_case(step.cases.front());
  event["action"] = "DELETE";
  event["bizStep"] = "unpacking";
  event["disposition"] = "sellable_accessible";
  event["parentID"] = lot_.case_uri(step.cases.front());
  event["childEPCs"] = piece_uris(first, last);
  set_place(event, step.place, true);
  describe(event, step.say, step.note);
  events.push_back({step.at, std::move(event)});
}

void DemonstrationLife::append_sell(Events& events, const RecipeStep& step) const {
  json::object event = begin("ObjectEvent", step, step.at, "");
  event["action"] = "OBSERVE";
  event["bizStep"] = "retail_selling";
  event["disposition"] = "retail_sold";
  event["epcList"] = piece_uris(step.first_piece, step.last_piece);
  set_place(event, step.place, false);
  describe(event, step.say, step.note);
  events.push_back({step.at, std::move(event)});
}

void DemonstrationLife::append_recall(Events& events, const RecipeStep& step) const {
  json::object event = begin("ObjectEvent", step, step.at, "");
  event["action"] = "OBSERVE";
  event["bizStep"] = "holding";
  event["disposition"] = "recalled";
  event["persistentDisposition"] = json::object{{"set", json::array{"recalled"}}};
  event["epcList"] = piece_uris(1, lot_.pieces());
  event["quantityList"] = json::array{json::object{{"epcClass", lot_.lot_uri(lot_.chain().item)}}};
  set_place(event, step.place, false);
  describe(event, step.say, step.note);
  events.push_back({step.at, std::move(event)});
}

void DemonstrationLife::append(Events& events, const RecipeStep& step) const {
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

std::vector<std::string> DemonstrationLife::documents() const {
  Events events;
  for (const RecipeStep& step : lot_.chain().steps) {
    if (lot_.happens(step) && lot_.has_happened(step.at)) append(events, step);
  }
  if (events.empty()) return {};
  std::stable_sort(events.begin(), events.end(),
                   [](const Dated& a, const Dated& b) { return a.moment < b.moment; });
  const std::string created(events.back().event.at("eventTime").as_string());
  json::array list;
  for (Dated& one : events) list.push_back(std::move(one.event));
  std::vector<std::string> all{document_of(lot_.plan().id, created, std::move(list))};
  if (std::string text = correction(); !text.empty()) all.push_back(std::move(text));
  return all;
}

}  // namespace ocop::application
