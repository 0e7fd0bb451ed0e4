#include "application/commissioning.h"

#include <utility>

#include <boost/json.hpp>

#include "application/capture.h"

namespace ocop::application {
namespace {

namespace json = boost::json;

json::object event_of(json::array pieces, const std::string& lot, Timestamp now, Random& random) {
  json::object event{{"type", "ObjectEvent"},
                     {"eventID", "urn:uuid:" + random_uuid(random)},
                     {"eventTime", format_rfc3339({now, vietnam_offset_minutes})},
                     {"eventTimeZoneOffset", format_offset(vietnam_offset_minutes)},
                     {"epcList", std::move(pieces)},
                     {"action", "ADD"},
                     {"bizStep", "commissioning"},
                     {"disposition", "active"}};
  event["ilmd"] = json::object{{"cbvmda:lotNumber", lot}};
  return event;
}

json::array events_of(const authenticity::CodeKeys& keys, const authenticity::RangeAct& codes,
                      Timestamp now, Random& random) {
  auto codec = keys.serial_codec(codes.gtin, codes.epoch);
  const std::string stem = "https://id.gs1.org/01/" + authenticity::gtin_text(codes.gtin) + "/21/";
  json::array events, pieces;
  for (auto index = codes.first; index <= codes.last; ++index) {
    pieces.emplace_back(stem + codec.close(index));
    if (pieces.size() < pieces_of_a_birth_max && index < codes.last) continue;
    events.push_back(event_of(std::exchange(pieces, {}), codes.lot, now, random));
  }
  return events;
}

}  // namespace

Result<void> capture_commissioning(event_store::EventStore& store,
                                   const authenticity::CodeKeys& keys,
                                   const authenticity::RangeAct& codes, Timestamp now,
                                   Random& random) {
  const json::object document{
      {"@context", json::array{"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"}},
      {"type", "EPCISDocument"},
      {"schemaVersion", "2.0"},
      {"creationDate", format_utc(now)},
      {"epcisBody", {{"eventList", events_of(keys, codes, now, random)}}}};
  TRY(const auto report, capture(store, json::serialize(document), ErrorBehaviour::rollback));
  if (report.whole()) return ok();
  return report.refusals.front();
}

}  // namespace ocop::application
