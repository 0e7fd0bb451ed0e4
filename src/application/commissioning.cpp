#include "application/commissioning.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include <boost/json.hpp>

#include "application/capture.h"
#include "ledger/digest.h"

namespace ocop::application {
namespace {

namespace json = boost::json;

/// Of the same pieces and lot always the same: a UUID of our own making (RFC 9562 section 5.8).
std::string birth_id(const authenticity::RangeAct& codes) {
  const auto digest = ledger::sha256(
      {fmt::format("birth {} {} {} {} ", codes.gtin, codes.epoch, codes.first, codes.last),
       codes.lot});
  std::array<std::uint8_t, 16> id{};
  std::copy_n(digest.begin(), id.size(), id.begin());
  id[6] = static_cast<std::uint8_t>((id[6] & 0x0F) | 0x80);
  id[8] = static_cast<std::uint8_t>((id[8] & 0x3F) | 0x80);
  std::string text = "urn:uuid:";
  for (std::size_t i = 0; i < id.size(); ++i) {
    text += fmt::format("{}{:02x}", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", id[i]);
  }
  return text;
}

json::object event_of(const authenticity::RangeAct& codes, authenticity::SerialCodec& codec,
                      Timestamp now) {
  const std::string stem = "https://id.gs1.org/01/" + authenticity::gtin_text(codes.gtin) + "/21/";
  json::array pieces;
  for (auto index = codes.first; index <= codes.last; ++index) {
    pieces.emplace_back(stem + codec.close(index));
  }
  json::object event{{"type", "ObjectEvent"},
                     {"eventID", birth_id(codes)},
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

/// Without those that were captured before.
Result<json::array> events_of(const event_store::View& view, const authenticity::CodeKeys& keys,
                              const authenticity::RangeAct& codes, Timestamp now) {
  auto codec = keys.serial_codec(codes.gtin, codes.epoch);
  json::array events;
  for (auto first = codes.first; first <= codes.last; first += pieces_of_a_birth_max) {
    authenticity::RangeAct born = codes;
    born.first = first;
    born.last = std::min(codes.last, first + pieces_of_a_birth_max - 1);
    TRY(const auto before, view.find_by_event_id(birth_id(born)));
    if (before.empty()) events.push_back(event_of(born, codec, now));
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
