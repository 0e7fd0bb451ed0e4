#include "event_store/record.h"

#include <bit>
#include <cstring>

#include "base/coding.h"
#include "event_store/master_data.h"

namespace ocop::event_store {
namespace {

constexpr char record_version = 0x01;
constexpr std::uint8_t error_declaration_flag = 0x01;

Error damaged(std::string_view what) {
  return {Code::data_loss,
          "an event record is damaged (" + std::string(what) +
              "); run 'ocop check' and restore the data folder from a backup",
          {}};
}

// Which of the lists, most of which are empty, are there: one bit each, in the order of writing.
enum ListBit : std::uint16_t {
  epcs_bit = 1U << 0,
  input_epcs_bit = 1U << 1,
  output_epcs_bit = 1U << 2,
  quantities_bit = 1U << 3,
  input_quantities_bit = 1U << 4,
  output_quantities_bit = 1U << 5,
  sources_bit = 1U << 6,
  destinations_bit = 1U << 7,
};

std::uint16_t lists_present(const epcis::Event& event) {
  unsigned present = 0;
  if (!event.epcs.empty()) present |= epcs_bit;
  if (!event.input_epcs.empty()) present |= input_epcs_bit;
  if (!event.output_epcs.empty()) present |= output_epcs_bit;
  if (!event.quantities.empty()) present |= quantities_bit;
  if (!event.input_quantities.empty()) present |= input_quantities_bit;
  if (!event.output_quantities.empty()) present |= output_quantities_bit;
  if (!event.sources.empty()) present |= sources_bit;
  if (!event.destinations.empty()) present |= destinations_bit;
  return static_cast<std::uint16_t>(present);
}

void put(std::string& out, const std::vector<gs1::Identifier>& epcs) {
  if (epcs.empty()) return;
  put_varint(out, epcs.size());
  for (const auto& epc : epcs) put_text(out, epc.path());
}

void put(std::string& out, const std::vector<epcis::QuantityElement>& elements) {
  if (elements.empty()) return;
  put_varint(out, elements.size());
  for (const auto& element : elements) {
    put_text(out, element.epc_class.path());
    out.push_back(element.quantity ? '\1' : '\0');
    if (element.quantity) put_fixed64(out, std::bit_cast<std::uint64_t>(*element.quantity));
    put_text(out, element.unit_of_measure);
  }
}

void put(std::string& out, const std::vector<epcis::PartyOrPlace>& parties) {
  if (parties.empty()) return;
  put_varint(out, parties.size());
  for (const auto& party : parties) {
    put_text(out, party.type);
    put_text(out, party.id.path());
  }
}

void put_facts(std::string& out, const epcis::Event& event) {
  out.push_back(static_cast<char>(event.type));
  out.push_back(static_cast<char>(event.action));
  out.push_back(static_cast<char>(event.error_declaration ? error_declaration_flag : 0));
  put_fixed64(out, static_cast<std::uint64_t>(event.event_time.instant.micros));
  const auto offset = static_cast<std::uint16_t>(event.event_time.offset_minutes);
  out.push_back(static_cast<char>(offset >> 8));
  out.push_back(static_cast<char>(offset));
  put_text(out, event.event_id);
  put_text(out, event.parent ? event.parent->path() : std::string_view());
  put_text(out, event.transformation_id);
  put_text(out, event.business_step);
  put_text(out, event.disposition);
  put_text(out, event.read_point ? event.read_point->id.path() : std::string_view());
  put_text(out, event.business_location ? event.business_location->id.path() : std::string_view());
  put_text(out, lot_number(event));
  put_text(out, expiry_date(event));
  put_varint(out, lists_present(event));
  put(out, event.epcs);
  put(out, event.input_epcs);
  put(out, event.output_epcs);
  put(out, event.quantities);
  put(out, event.input_quantities);
  put(out, event.output_quantities);
  put(out, event.sources);
  put(out, event.destinations);
}

// A count that no remaining bytes could hold is damage, and must not become an allocation.
template <class T>
void resize(std::vector<T>& list, ByteReader& reader) {
  const std::uint64_t count = reader.varint();
  if (count > reader.rest().size()) {
    reader.bytes(reader.rest().size() + 1);
  } else {
    list.resize(count);
  }
}

void get(ByteReader& reader, std::vector<std::string_view>& epcs) {
  resize(epcs, reader);
  for (auto& epc : epcs) epc = reader.text();
}

void get(ByteReader& reader, std::vector<QuantityFact>& elements) {
  resize(elements, reader);
  for (auto& element : elements) {
    element.epc_class = reader.text();
    if (reader.byte() != 0) element.quantity = std::bit_cast<double>(reader.fixed64());
    element.unit_of_measure = reader.text();
  }
}

void get(ByteReader& reader, std::vector<PartyFact>& parties) {
  resize(parties, reader);
  for (auto& party : parties) {
    party.type = reader.text();
    party.id = reader.text();
  }
}

bool get_facts(ByteReader reader, EventFacts& facts) {
  facts.type = static_cast<epcis::EventType>(reader.byte());
  facts.action = static_cast<epcis::Action>(reader.byte());
  facts.is_error_declaration = (reader.byte() & error_declaration_flag) != 0;
  facts.event_time.instant.micros = static_cast<std::int64_t>(reader.fixed64());
  const unsigned high = reader.byte();
  facts.event_time.offset_minutes = static_cast<std::int16_t>(high << 8 | reader.byte());
  facts.event_id = reader.text();
  facts.parent = reader.text();
  facts.transformation_id = reader.text();
  facts.business_step = reader.text();
  facts.disposition = reader.text();
  facts.read_point = reader.text();
  facts.business_location = reader.text();
  facts.lot = reader.text();
  facts.expiry_date = reader.text();
  const std::uint64_t present = reader.varint();
  if (present & epcs_bit) get(reader, facts.epcs);
  if (present & input_epcs_bit) get(reader, facts.input_epcs);
  if (present & output_epcs_bit) get(reader, facts.output_epcs);
  if (present & quantities_bit) get(reader, facts.quantities);
  if (present & input_quantities_bit) get(reader, facts.input_quantities);
  if (present & output_quantities_bit) get(reader, facts.output_quantities);
  if (present & sources_bit) get(reader, facts.sources);
  if (present & destinations_bit) get(reader, facts.destinations);
  return reader.good() && reader.rest().empty();
}

bool has_head(std::string_view record) {
  return record.size() > record_head_bytes && record[0] == record_version;
}

}  // namespace

std::uint64_t term_digest(std::string_view term) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char byte : term) {
    hash = (hash ^ static_cast<std::uint8_t>(byte)) * 0x100000001b3ULL;
  }
  hash = (hash ^ (hash >> 32)) * 0xd6e8feb86659fd93ULL;
  return hash ^ (hash >> 32);
}

void append_body(std::string& out, const epcis::SourcedEvent& sourced) {
  thread_local std::string facts;
  facts.clear();
  put_facts(facts, sourced.event);
  put_text(out, facts);
  put_text(out, sourced.context);
  out.append(sourced.json);
}

std::array<char, record_head_bytes> encode_head(const RecordHead& head) {
  std::array<char, record_head_bytes> bytes;
  bytes[0] = record_version;
  write_fixed64(bytes.data() + 1, static_cast<std::uint64_t>(head.record_time.micros));
  std::memcpy(bytes.data() + 9, head.salt.data(), head.salt.size());
  std::memcpy(bytes.data() + 25, head.leaf.data(), head.leaf.size());
  write_fixed64(bytes.data() + 57, head.terms_digest);
  return bytes;
}

Result<RecordHead> decode_head(std::string_view record) {
  if (!has_head(record)) return damaged("no head");
  RecordHead head;
  head.record_time.micros = static_cast<std::int64_t>(read_fixed64(record.data() + 1));
  std::memcpy(head.salt.data(), record.data() + 9, head.salt.size());
  std::memcpy(head.leaf.data(), record.data() + 25, head.leaf.size());
  head.terms_digest = read_fixed64(record.data() + 57);
  return head;
}

Result<StoredEvent> decode_record(std::uint64_t sequence, std::string_view record,
                                  std::shared_ptr<const void> owner) {
  if (!has_head(record)) return damaged("no head");
  StoredEvent event;
  event.sequence = sequence;
  event.record_time.micros = static_cast<std::int64_t>(read_fixed64(record.data() + 1));
  event.salt = record.substr(9, 16);
  event.leaf = record.substr(25, 32);
  ByteReader reader(record.substr(record_head_bytes));
  const std::string_view facts = reader.text();
  event.context = reader.text();
  event.json = reader.rest();
  if (!reader.good() || !get_facts(ByteReader(facts), event.facts)) return damaged("bad facts");
  event.record = std::move(owner);
  return event;
}

Result<StoredEvent> decode_record(std::uint64_t sequence, std::string_view record) {
  auto copy = std::make_shared_for_overwrite<char[]>(record.size());
  std::memcpy(copy.get(), record.data(), record.size());
  const std::string_view bytes(copy.get(), record.size());
  return decode_record(sequence, bytes, std::move(copy));
}

Result<Timestamp> event_time_of(std::string_view record) {
  if (!has_head(record)) return damaged("no head");
  ByteReader reader(record.substr(record_head_bytes));
  reader.varint();
  reader.bytes(3);
  const Timestamp time{static_cast<std::int64_t>(reader.fixed64())};
  if (!reader.good()) return damaged("bad facts");
  return time;
}

}  // namespace ocop::event_store
