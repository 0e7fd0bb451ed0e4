#include "epcis/event_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "epcis/event_fields.h"
#include "epcis/event_rules.h"
#include "epcis/sensor_reader.h"
#include "epcis/uri.h"

namespace ocop::epcis {
namespace {

using Element = simdjson::dom::element;

enum class Field : std::uint8_t {
  context,
  type,
  event_time,
  record_time,
  offset,
  event_id,
  certification_info,
  error_declaration,
  action,
  epcs,
  quantities,
  parent,
  child_epcs,
  child_quantities,
  input_epcs,
  input_quantities,
  output_epcs,
  output_quantities,
  transformation_id,
  business_step,
  disposition,
  persistent_disposition,
  read_point,
  business_location,
  business_transactions,
  sources,
  destinations,
  sensor_elements,
  ilmd,
};

constexpr std::array<std::string_view, 5> type_names = {"ObjectEvent", "AggregationEvent",
                                                        "TransactionEvent", "TransformationEvent",
                                                        "AssociationEvent"};

constexpr unsigned of(EventType type) { return 1U << static_cast<unsigned>(type); }
constexpr unsigned object = of(EventType::object);
constexpr unsigned aggregation = of(EventType::aggregation);
constexpr unsigned transaction = of(EventType::transaction);
constexpr unsigned transformation = of(EventType::transformation);
constexpr unsigned association = of(EventType::association);
constexpr unsigned every = object | aggregation | transaction | transformation | association;

struct FieldRule {
  std::string_view name;
  Field field;
  unsigned types;  // the event types that have it (JSON schema of EPCIS 2.0)
};

// By length, then by letters, for the search below.
constexpr std::array<FieldRule, 29> field_rules = {{
    {"ilmd", Field::ilmd, object | transformation},
    {"type", Field::type, every},
    {"action", Field::action, every & ~transformation},
    {"bizStep", Field::business_step, every},
    {"epcList", Field::epcs, object | transaction},
    {"eventID", Field::event_id, every},
    {"@context", Field::context, every},
    {"parentID", Field::parent, aggregation | transaction | association},
    {"childEPCs", Field::child_epcs, aggregation | association},
    {"eventTime", Field::event_time, every},
    {"readPoint", Field::read_point, every},
    {"recordTime", Field::record_time, every},
    {"sourceList", Field::sources, every},
    {"bizLocation", Field::business_location, every},
    {"disposition", Field::disposition, every},
    {"inputEPCList", Field::input_epcs, transformation},
    {"quantityList", Field::quantities, object | transaction},
    {"outputEPCList", Field::output_epcs, transformation},
    {"destinationList", Field::destinations, every},
    {"errorDeclaration", Field::error_declaration, every},
    {"transformationID", Field::transformation_id, transformation},
    {"certificationInfo", Field::certification_info, every},
    {"childQuantityList", Field::child_quantities, aggregation | association},
    {"inputQuantityList", Field::input_quantities, transformation},
    {"sensorElementList", Field::sensor_elements, every},
    {"bizTransactionList", Field::business_transactions, every},
    {"outputQuantityList", Field::output_quantities, transformation},
    {"eventTimeZoneOffset", Field::offset, every},
    {"persistentDisposition", Field::persistent_disposition, object | transformation},
}};

constexpr bool comes_before(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

static_assert(std::ranges::is_sorted(field_rules, comes_before, &FieldRule::name));

const FieldRule* find_rule(std::string_view name) {
  const auto found = std::ranges::lower_bound(field_rules, name, comes_before, &FieldRule::name);
  return found != field_rules.end() && found->name == name ? &*found : nullptr;
}

class EventReader {
 public:
  EventReader(FaultList& faults, std::shared_ptr<const Context> context, const Path& path,
              EventType type)
      : faults_(faults), faults_before_(faults.count()), reader_(faults, *context), path_(path) {
    event_.type = type;
    event_.context = std::move(context);
  }

  Event read(simdjson::dom::object source, Surroundings surroundings) && {
    const auto read_one = [this](std::string_view name, Element value, const Path& here) {
      const FieldRule* rule = find_rule(name);
      if (rule == nullptr || (rule->types & of(event_.type)) == 0) {
        reader_.extension(name, value, here, owner(), event_.extensions);
        return;
      }
      seen_ |= bit(rule->field);
      read_field(rule->field, value, here);
    };
    reader_.fields(source, path_, read_one, [this](std::string_view name, Element value) {
      return name == "eventID" && (is_hash(event_.event_id) || is_hash(value));
    });
    check_required(surroundings);
    // A broken field reads as absent: the rules that join fields would report what is not so.
    if (faults_.count() == faults_before_) {
      event_.event_time.offset_minutes = offset_;
      check_event(faults_, event_, presence(), path_);
    }
    return std::move(event_);
  }

 private:
  static constexpr unsigned bit(Field field) { return 1U << static_cast<unsigned>(field); }
  bool has(Field field) const { return (seen_ & bit(field)) != 0; }

  std::string owner() const {
    return fmt::format(
        "{} {}",
        event_.type <= EventType::aggregation || event_.type == EventType::association ? "an" : "a",
        json_name(event_.type));
  }

  // AssociationEvent-h of GS1's samples names its event twice, by its hash and by an identifier of
  // its own. Whoever can compute the hash needs it least, so the other one holds.
  static bool is_hash(std::string_view event_id) { return event_id.starts_with("ni:///"); }
  static bool is_hash(Element event_id) {
    std::string_view text;
    return event_id.get(text) == simdjson::SUCCESS && is_hash(text);
  }

  void read_field(Field field, Element value, const Path& here) {
    switch (field) {
      case Field::type:
      case Field::context:
        return;  // read before all others
      case Field::event_time:
        event_.event_time = reader_.time(value, here).value_or(LocalTime{});
        return;
      case Field::record_time:
        event_.record_time = reader_.time(value, here);
        return;
      case Field::offset:
        read_offset(value, here);
        return;
      case Field::event_id:
        if (event_.event_id.empty() || is_hash(event_.event_id)) {
          event_.event_id = reader_.uri(value, here).value_or("");
        }
        return;
      case Field::action:
        read_action(value, here);
        return;
      case Field::certification_info:
        event_.certification_info = read_certification_info(reader_, value, here);
        return;
      case Field::error_declaration:
        event_.error_declaration = read_error_declaration(reader_, value, here);
        return;
      case Field::ilmd:
        event_.ilmd = read_ilmd(reader_, value, here);
        return;
      case Field::sensor_elements:
        reader_.items(value, here, [this](Element item, const Path& there) {
          event_.sensor_elements.push_back(read_sensor_element(reader_, item, there));
        });
        return;
      default:
        read_what(field, value, here);
    }
  }

  void read_what(Field field, Element value, const Path& here) {
    switch (field) {
      case Field::parent:
        event_.parent = reader_.identifier(value, here);
        return;
      case Field::epcs:
        // The schema asks for a set only where the event is not about a transaction.
        event_.epcs = read_epcs(
            reader_, value, here,
            event_.type == EventType::object ? Uniqueness::required : Uniqueness::not_required);
        return;
      case Field::child_epcs:
        event_.epcs = read_epcs(reader_, value, here, Uniqueness::not_required);
        return;
      case Field::input_epcs:
        event_.input_epcs = read_epcs(reader_, value, here, Uniqueness::required);
        return;
      case Field::output_epcs:
        event_.output_epcs = read_epcs(reader_, value, here, Uniqueness::required);
        return;
      case Field::quantities:
      case Field::child_quantities:
        event_.quantities = read_quantities(reader_, value, here);
        return;
      case Field::input_quantities:
        event_.input_quantities = read_quantities(reader_, value, here);
        return;
      case Field::output_quantities:
        event_.output_quantities = read_quantities(reader_, value, here);
        return;
      case Field::transformation_id:
        event_.transformation_id = reader_.uri(value, here).value_or("");
        return;
      default:
        read_where_and_why(field, value, here);
    }
  }

  void read_where_and_why(Field field, Element value, const Path& here) {
    switch (field) {
      case Field::business_step:
        event_.business_step = reader_.term(Vocabulary::business_step, value, here).value_or("");
        return;
      case Field::disposition:
        event_.disposition = reader_.term(Vocabulary::disposition, value, here).value_or("");
        return;
      case Field::persistent_disposition:
        event_.persistent_disposition = read_persistent_disposition(reader_, value, here);
        return;
      case Field::read_point:
        event_.read_point = read_place(reader_, value, here);
        return;
      case Field::business_location:
        event_.business_location = read_place(reader_, value, here);
        return;
      case Field::business_transactions:
        event_.business_transactions = read_business_transactions(reader_, value, here);
        return;
      case Field::sources:
        event_.sources = read_parties(reader_, value, here, "source");
        return;
      case Field::destinations:
        event_.destinations = read_parties(reader_, value, here, "destination");
        return;
      default:
        return;
    }
  }

  void read_offset(Element value, const Path& here) {
    const auto text = reader_.text(value, here);
    if (!text) return;
    const auto offset = parse_offset(*text);
    if (offset) {
      offset_ = *offset;
    } else {
      reader_.fault(here, offset.error().detail);
    }
  }

  void read_action(Element value, const Path& here) {
    const auto text = reader_.text(value, here);
    if (!text) return;
    if (*text == "OBSERVE") {
      event_.action = Action::observe;
    } else if (*text == "ADD") {
      event_.action = Action::add;
    } else if (*text == "DELETE") {
      event_.action = Action::remove;
    } else {
      reader_.fault(here, "an action is ADD, OBSERVE or DELETE, in capital letters");
    }
  }

  void check_required(Surroundings surroundings) {
    if (!has(Field::event_time)) {
      faults_.add(path_, "eventTime is missing; write 2026-07-06T05:40:00+07:00");
    }
    if (!has(Field::offset)) {
      faults_.add(path_, "eventTimeZoneOffset is missing; write the offset of the place, +07:00");
    }
    if (!has(Field::action) && event_.type != EventType::transformation) {
      faults_.add(path_, fmt::format("action is missing; {} has ADD, OBSERVE or DELETE", owner()));
    }
    if (!has(Field::context) && surroundings == Surroundings::alone) {
      faults_.add(path_,
                  fmt::format("@context is missing; an event outside a document names \"{}\"",
                              Context::gs1_address));
    }
  }

  Presence presence() const {
    return {has(Field::epcs), has(Field::ilmd), has(Field::parent), has(Field::action),
            has(Field::transformation_id)};
  }

  FaultList& faults_;
  const std::size_t faults_before_;
  ValueReader reader_;
  const Path& path_;
  Event event_;
  std::int16_t offset_ = 0;
  unsigned seen_ = 0;
};

void read_context_entry(FaultList& faults, Element value, const Path& path, Context& context) {
  std::string_view address;
  simdjson::dom::object prefixes;
  if (value.get(address) == simdjson::SUCCESS) {
    if (is_uri(address)) {
      context.add_address(address);
    } else {
      faults.add(path, "the address of a context is a URI");
    }
  } else if (value.get(prefixes) == simdjson::SUCCESS) {
    for (const auto [prefix, meaning] : prefixes) {
      std::string_view name_space;
      // An expanded term definition; other keys ("@vocab" …) say nothing about a prefix.
      if (meaning.get(name_space) == simdjson::SUCCESS ||
          meaning["@id"].get(name_space) == simdjson::SUCCESS) {
        context.add_prefix(prefix, name_space);
      }
    }
  } else {
    faults.add(path, "a context is the URI of one or an object that explains prefixes");
  }
}

}  // namespace

std::string_view json_name(EventType type) { return type_names[static_cast<std::size_t>(type)]; }

std::optional<EventType> event_type_of(std::string_view name) {
  const auto found = std::ranges::find(type_names, name);
  if (found == type_names.end()) return std::nullopt;
  return static_cast<EventType>(found - type_names.begin());
}

void read_context(FaultList& faults, Element value, const Path& path, Context& context) {
  simdjson::dom::array entries;
  if (value.get(entries) != simdjson::SUCCESS) {
    read_context_entry(faults, value, path, context);
    return;
  }
  std::size_t index = 0;
  std::set<std::string> seen;
  for (const auto entry : entries) {
    const Path here = path / index++;
    if (!seen.insert(simdjson::minify(entry)).second) {
      faults.add(here, "this context is named twice; keep one");
    }
    read_context_entry(faults, entry, here, context);
  }
}

Event read_event(FaultList& faults, std::shared_ptr<const Context> context, Element value,
                 const Path& path, Surroundings surroundings) {
  ValueReader reader(faults, *context);
  const auto source = reader.object(value, path);
  if (!source) return {};
  Element type_field;
  if (source->at_key("type").get(type_field) != simdjson::SUCCESS) {
    faults.add(path,
               "type is missing; write ObjectEvent, AggregationEvent, TransactionEvent, "
               "TransformationEvent or AssociationEvent");
    return {};
  }
  const Path type_path = path / "type";
  const auto name = reader.text(type_field, type_path);
  if (!name) return {};
  const auto type = event_type_of(*name);
  if (!type) {
    faults.add(type_path,
               "no such event type; write ObjectEvent, AggregationEvent, "
               "TransactionEvent, TransformationEvent or AssociationEvent");
    return {};
  }
  if (Element own; source->at_key("@context").get(own) == simdjson::SUCCESS) {
    auto widened = std::make_shared<Context>(*context);
    read_context(faults, own, path / "@context", *widened);
    context = std::move(widened);
  }
  return EventReader(faults, std::move(context), path, *type).read(*source, surroundings);
}

}  // namespace ocop::epcis
