#include "application/commissioning.h"

#include <utility>

#include <boost/json.hpp>

#include "application/capture.h"
#include "base/limits.h"

namespace ocop::application {
namespace {

namespace json = boost::json;

json::object event_of(const authenticity::RangeAct& codes, json::array pieces, Timestamp now) {
  json::object event{{"type", "ObjectEvent"},
                     {"eventTime", format_rfc3339({now, vietnam_offset_minutes})},
                     {"eventTimeZoneOffset", format_offset(vietnam_offset_minutes)},
                     {"epcList", std::move(pieces)},
                     {"action", "ADD"},
                     {"bizStep", "commissioning"},
                     {"disposition", "active"}};
  if (!codes.place.empty()) {
    const json::object here{{"id", "https://id.gs1.org/414/" + codes.place}};
    event["readPoint"] = here;
    event["bizLocation"] = here;
  }
  event["ilmd"] = json::object{{"cbvmda:lotNumber", codes.lot}};
  return event;
}

/// Whether an event brought the piece forth in that lot, alone or among whichever others.
Result<bool> is_born(const event_store::View& view, const std::string& piece,
                     const std::string& lot) {
  TRY(const auto sequences, view.find(event_store::Key::epc, piece, 0, limits::find_results_max));
  for (const auto sequence : sequences) {
    TRY(const auto event, view.event(sequence));
    const auto& facts = event.facts;
    const bool is_birth =
        facts.action == epcis::Action::add && facts.business_step == "commissioning";
    if (is_birth && facts.lot == lot && !facts.is_error_declaration) return true;
  }
  return false;
}

/// Without the pieces that were brought forth before.
Result<json::array> events_of(const event_store::View& view, const authenticity::CodeKeys& keys,
                              const authenticity::RangeAct& codes, Timestamp now) {
  auto codec = keys.serial_codec(codes.gtin, codes.epoch);
  const std::string stem = "/01/" + authenticity::gtin_text(codes.gtin) + "/21/";
  json::array events, pieces;
  for (auto index = codes.first; index <= codes.last; ++index) {
    const std::string piece = stem + codec.close(index);
    TRY(const bool was_born, is_born(view, piece, codes.lot));
    if (!was_born) pieces.emplace_back("https://id.gs1.org" + piece);
    const bool is_full = pieces.size() == pieces_of_a_birth_max || index == codes.last;
    if (is_full && !pieces.empty()) {
      events.push_back(event_of(codes, std::exchange(pieces, {}), now));
    }
  }
  return events;
}

}  // namespace

Result<void> capture_commissioning(event_store::EventStore& store,
                                   const authenticity::CodeKeys& keys,
                                   const authenticity::RangeAct& codes, Timestamp now) {
  TRY(json::array events, events_of(*store.view(), keys, codes, now));
  if (events.empty()) return ok();
  const json::object document{
      {"@context", json::array{"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"}},
      {"type", "EPCISDocument"},
      {"schemaVersion", "2.0"},
      {"creationDate", format_utc(now)},
      {"epcisBody", {{"eventList", std::move(events)}}}};
  TRY(const auto report, capture(store, json::serialize(document), ErrorBehaviour::rollback));
  if (report.whole()) return ok();
  return report.refusals.front();
}

}  // namespace ocop::application
