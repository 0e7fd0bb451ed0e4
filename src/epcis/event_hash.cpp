#include "epcis/event_hash.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <vector>

#include "epcis/event_reader.h"
#include "epcis/hash_text.h"
#include "epcis/vocabulary.h"

namespace ocop::epcis {
namespace {

using Members = std::vector<std::string>;

std::string joined(Members members) {
  std::ranges::sort(members);
  std::string text;
  for (const auto& member : members) text += member;
  return text;
}

// The name of a list stands once before its sorted members; an empty list leaves no trace.
std::string list(std::string_view name, Members members) {
  std::string text = joined(std::move(members));
  return text.empty() ? text : std::string(name).append(text);
}

class Prehash {
 public:
  Prehash(const Event& event, HashVersion version)
      : event_(event), context_(event.context ? *event.context : no_context()), version_(version) {}

  std::string text() && {
    text_.reserve(1024);
    put("eventType=", json_name(event_.type));
    put("eventTime=", hash_text(event_.event_time.instant));
    put("eventTimeZoneOffset=", format_offset(event_.event_time.offset_minutes));
    append_what();
    append_why_and_where();
    append_how();
    append_extensions();
    return std::move(text_);
  }

 private:
  static const Context& no_context() {
    static const Context none;
    return none;
  }

  void put(std::string_view name, std::string_view value) {
    if (!value.empty()) text_.append(name).append(value);
  }

  std::string uri(std::string_view text) const {
    return text.empty() ? std::string() : hash_text(text, context_);
  }

  std::string term(Vocabulary vocabulary, std::string_view text) const {
    return text.empty() ? std::string() : hash_text(canonical_term(vocabulary, text), context_);
  }

  static std::string epcs(std::string_view name, const std::vector<gs1::Identifier>& ids) {
    Members members;
    for (const auto& id : ids) members.push_back("epc=" + hash_text(id));
    return list(name, std::move(members));
  }

  static std::string quantities(std::string_view name,
                                const std::vector<QuantityElement>& elements) {
    Members members;
    for (const auto& element : elements) {
      std::string text = "quantityElementepcClass=" + hash_text(element.epc_class);
      if (element.quantity) text += "quantity=" + hash_text(*element.quantity);
      if (!element.unit_of_measure.empty()) text += "uom=" + element.unit_of_measure;
      members.push_back(std::move(text));
    }
    return list(name, std::move(members));
  }

  void append_what() {
    const bool has_children =
        event_.type == EventType::aggregation || event_.type == EventType::association;
    if (event_.parent) put("parentID=", hash_text(*event_.parent));
    text_ += epcs(has_children ? "childEPCs" : "epcList", event_.epcs);
    text_ += epcs("inputEPCList", event_.input_epcs);
    text_ += quantities(has_children ? "childQuantityList" : "quantityList", event_.quantities);
    text_ += quantities("inputQuantityList", event_.input_quantities);
    text_ += epcs("outputEPCList", event_.output_epcs);
    text_ += quantities("outputQuantityList", event_.output_quantities);
  }

  Members dispositions(std::string_view name, const std::vector<std::string>& terms) const {
    Members members;
    for (const auto& one : terms) {
      members.push_back(std::string(name).append(term(Vocabulary::disposition, one)));
    }
    return members;
  }

  void append_why_and_where() {
    constexpr std::array<std::string_view, 4> actions = {"", "ADD", "OBSERVE", "DELETE"};
    put("action=", actions[static_cast<std::size_t>(event_.action)]);
    put("transformationID=", uri(event_.transformation_id));
    put("bizStep=", term(Vocabulary::business_step, event_.business_step));
    put("disposition=", term(Vocabulary::disposition, event_.disposition));
    const auto& lasting = event_.persistent_disposition;
    put("persistentDisposition",
        joined(dispositions("set=", lasting.set)) + joined(dispositions("unset=", lasting.unset)));
    text_ += place("readPoint", event_.read_point);
    text_ += place("bizLocation", event_.business_location);
    Members transactions;
    for (const auto& transaction : event_.business_transactions) {
      std::string text;
      if (!transaction.type.empty()) {
        text = "type=" + term(Vocabulary::transaction_type, transaction.type);
      }
      transactions.push_back(text + "bizTransaction=" + uri(transaction.transaction));
    }
    text_ += list("bizTransactionList", std::move(transactions));
    text_ += list("sourceList", parties("source=", event_.sources));
    text_ += list("destinationList", parties("destination=", event_.destinations));
  }

  std::string place(std::string_view name, const std::optional<Place>& found) const {
    if (!found) return {};
    std::string text = std::string(name).append("id=").append(hash_text(found->id));
    if (extends_in_place()) text += hash_text(found->extensions, context_);
    return text;
  }

  Members parties(std::string_view role, const std::vector<PartyOrPlace>& found) const {
    Members members;
    for (const auto& party : found) {
      std::string text = "type=" + term(Vocabulary::party_type, party.type);
      members.push_back(text.append(role).append(hash_text(party.id)));
    }
    return members;
  }

  // CBV 2.1 keeps extensions where they stand and names the list of sensor elements.
  bool extends_in_place() const { return version_ == HashVersion::cbv_2_1; }

  void append_how() {
    Members elements;
    for (const auto& element : event_.sensor_elements) {
      std::string text = "sensorElement";
      if (element.metadata) text += metadata(*element.metadata);
      Members reports;
      for (const auto& one : element.reports) reports.push_back(report(one));
      text += joined(std::move(reports));
      if (extends_in_place()) text += hash_text(element.extensions, context_);
      elements.push_back(std::move(text));
    }
    text_ += extends_in_place() ? list("sensorElementList", std::move(elements))
                                : joined(std::move(elements));
  }

  static void field(std::string& text, std::string_view name, std::string_view value) {
    if (!value.empty()) text.append(name).append("=").append(value);
  }
  static void field(std::string& text, std::string_view name,
                    const std::optional<LocalTime>& time) {
    if (time) field(text, name, hash_text(time->instant));
  }
  static void field(std::string& text, std::string_view name, const std::optional<double>& number) {
    if (number) field(text, name, hash_text(*number));
  }

  std::string metadata(const SensorMetadata& found) const {
    std::string text;
    field(text, "time", found.time);
    field(text, "startTime", found.start_time);
    field(text, "endTime", found.end_time);
    field(text, "deviceID", uri(found.device_id));
    field(text, "deviceMetadata", uri(found.device_metadata));
    field(text, "rawData", uri(found.raw_data));
    field(text, "dataProcessingMethod", uri(found.data_processing_method));
    field(text, "bizRules", uri(found.business_rules));
    if (extends_in_place()) text += hash_text(found.extensions, context_);
    return text.empty() ? text : "sensorMetadata" + text;
  }

  std::string report(const SensorReport& found) const {
    std::string text = "sensorReport";
    field(text, "type", term(Vocabulary::measurement, found.type));
    field(text, "exception", term(Vocabulary::sensor_alert, found.exception));
    field(text, "deviceID", uri(found.device_id));
    field(text, "deviceMetadata", uri(found.device_metadata));
    field(text, "rawData", uri(found.raw_data));
    field(text, "dataProcessingMethod", uri(found.data_processing_method));
    field(text, "time", found.time);
    field(text, "microorganism", uri(found.microorganism));
    field(text, "chemicalSubstance", uri(found.chemical_substance));
    field(text, "value", found.value);
    field(text, "component", term(Vocabulary::component, found.component));
    field(text, "stringValue", uri(found.string_value));
    if (found.boolean_value) field(text, "booleanValue", *found.boolean_value ? "true" : "false");
    field(text, "hexBinaryValue", uri(found.hex_binary_value));
    field(text, "uriValue", uri(found.uri_value));
    field(text, "minValue", found.min_value);
    field(text, "maxValue", found.max_value);
    field(text, "meanValue", found.mean_value);
    field(text, "sDev", found.standard_deviation);
    field(text, "percRank", found.percentile_rank);
    field(text, "percValue", found.percentile_value);
    field(text, "uom", uri(found.unit_of_measure));
    field(text, "coordinateReferenceSystem", uri(found.coordinate_reference_system));
    if (extends_in_place()) text += hash_text(found.extensions, context_);
    return text;
  }

  void append_extensions() {
    put("ilmd", hash_text(event_.ilmd, context_));
    if (!extends_in_place()) append_moved_extensions();
    text_ += hash_text(event_.extensions, context_);
  }

  // CBV 2.0: extensions of inner fields come after ilmd, each behind the path of its field.
  void append_moved_extensions() {
    if (event_.read_point) put("readPoint", hash_text(event_.read_point->extensions, context_));
    if (event_.business_location) {
      put("bizLocation", hash_text(event_.business_location->extensions, context_));
    }
    Members elements;
    for (const auto& element : event_.sensor_elements) {
      Members parts;
      if (element.metadata) {
        parts.push_back(
            list("sensorMetadata", {hash_text(element.metadata->extensions, context_)}));
      }
      for (const auto& one : element.reports) {
        parts.push_back(list("sensorReport", {hash_text(one.extensions, context_)}));
      }
      parts.push_back(hash_text(element.extensions, context_));
      elements.push_back(list("sensorElement", std::move(parts)));
    }
    text_ += joined(std::move(elements));
  }

  const Event& event_;
  const Context& context_;
  const HashVersion version_;
  std::string text_;
};

}  // namespace

std::string prehash(const Event& event, HashVersion version) {
  return Prehash(event, version).text();
}

std::string event_hash(const Event& event, HashVersion version) {
  const std::string text = prehash(event, version);
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  std::string id = "ni:///sha-256;";
  constexpr std::string_view digits = "0123456789abcdef";
  for (const unsigned char byte : digest) {
    id += digits[byte >> 4];
    id += digits[byte & 15];
  }
  return id + (version == HashVersion::cbv_2_0 ? "?ver=CBV2.0" : "?ver=CBV2.1");
}

}  // namespace ocop::epcis
