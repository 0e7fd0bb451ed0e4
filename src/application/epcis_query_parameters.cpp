#include "application/epcis_query_parameters.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <functional>
#include <utility>

#include "base/limits.h"
#include "base/text.h"
#include "epcis/vocabulary.h"
#include "gs1/identifier.h"
#include "http/percent.h"

namespace ocop::application {
namespace {

using event_store::Query;
using Texts = std::vector<std::string>;

struct TextParameter {
  std::string_view name;
  Texts Query::* field;
};
struct TermParameter {
  std::string_view name;
  Texts Query::* field;
  epcis::Vocabulary vocabulary;
};

constexpr std::array identifier_parameters{
    TextParameter{"MATCH_epc", &Query::epcs},
    TextParameter{"MATCH_anyEPC", &Query::any_epcs},
    TextParameter{"MATCH_parentID", &Query::parents},
    TextParameter{"MATCH_epcClass", &Query::classes},
    TextParameter{"MATCH_anyEPCClass", &Query::any_classes},
    TextParameter{"EQ_readPoint", &Query::read_points},
    TextParameter{"EQ_bizLocation", &Query::business_locations},
};
constexpr std::array term_parameters{
    TermParameter{"EQ_bizStep", &Query::business_steps, epcis::Vocabulary::business_step},
    TermParameter{"EQ_disposition", &Query::dispositions, epcis::Vocabulary::disposition},
};
constexpr std::array plain_parameters{
    TextParameter{"EQ_eventID", &Query::event_ids},
    TextParameter{"EQ_transformationID", &Query::transformation_ids},
};

struct TimeParameter {
  std::string_view name;
  std::optional<Timestamp> Query::* field;
};
constexpr std::array time_parameters{
    TimeParameter{"GE_eventTime", &Query::event_time_from},
    TimeParameter{"LT_eventTime", &Query::event_time_until},
    TimeParameter{"GE_recordTime", &Query::record_time_from},
    TimeParameter{"LT_recordTime", &Query::record_time_until},
};

constexpr std::pair<std::string_view, epcis::EventType> event_types[] = {
    {"ObjectEvent", epcis::EventType::object},
    {"AggregationEvent", epcis::EventType::aggregation},
    {"TransactionEvent", epcis::EventType::transaction},
    {"TransformationEvent", epcis::EventType::transformation},
    {"AssociationEvent", epcis::EventType::association},
};
constexpr std::pair<std::string_view, epcis::Action> actions[] = {
    {"ADD", epcis::Action::add},
    {"OBSERVE", epcis::Action::observe},
    {"DELETE", epcis::Action::remove},
};

Error fault(std::string_view name, std::string detail) {
  return {Code::invalid_argument, std::move(detail), std::string(name)};
}

Result<std::size_t> parse_number(std::string_view name, std::string_view text, std::size_t max) {
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size() || number > max) {
    return fault(name, fmt::format("write a whole number from 0 to {}", max));
  }
  return number;
}

template <class T, std::size_t N>
Result<void> take_names(std::string_view name, std::string_view value,
                        const std::pair<std::string_view, T> (&known)[N], std::vector<T>& into) {
  for (const auto part : split(value, '|')) {
    bool found = false;
    for (const auto& [text, meaning] : known) {
      if (part != text) continue;
      into.push_back(meaning);
      found = true;
    }
    if (!found) return fault(name, fmt::format("\"{}\" is not one of its values", part));
  }
  return ok();
}

template <class Row, std::size_t N>
const Row* find(const std::array<Row, N>& table, std::string_view name) {
  for (const Row& row : table) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

Result<void> take(QueryRequest& request, std::string_view name, const std::string& value) {
  Query& query = request.query;
  if (name == "eventType") return take_names(name, value, event_types, query.event_types);
  if (name == "EQ_action") return take_names(name, value, actions, query.actions);
  if (name == "perPage") {
    TRY(request.per_page, parse_number(name, value, limits::find_results_max));
    if (request.per_page == 0) return fault(name, "a page holds at least one event");
    return ok();
  }
  if (name == "nextPageToken") {
    TRY(request.after, parse_number(name, value, SIZE_MAX));
    return ok();
  }
  for (const auto& row : time_parameters) {
    if (row.name != name) continue;
    const auto time = parse_time(value);
    if (!time) return fault(name, time.error().detail);
    query.*row.field = time->instant;
    return ok();
  }
  if (const auto* row = find(identifier_parameters, name)) {
    for (const auto part : split(value, '|')) {
      const auto identifier = gs1::Identifier::parse(part);
      if (!identifier) return fault(name, identifier.error().detail);
      (query.*row->field).push_back(identifier->path());
    }
    return ok();
  }
  if (const auto* row = find(term_parameters, name)) {
    for (const auto part : split(value, '|')) {
      auto term = epcis::parse_term(row->vocabulary, part, {});
      if (!term) return fault(name, term.error().detail);
      (query.*row->field).push_back(*std::move(term));
    }
    return ok();
  }
  if (const auto* row = find(plain_parameters, name)) {
    for (const auto part : split(value, '|')) (query.*row->field).emplace_back(part);
    return ok();
  }
  return fault(name, "this query parameter is unknown or not supported yet");
}

}  // namespace

Result<QueryRequest> parse_query_parameters(std::string_view query_string) {
  QueryRequest request;
  if (query_string.empty()) return request;
  for (const auto pair : split(query_string, '&')) {
    const auto equals = pair.find('=');
    TRY(const auto name, http::form_decode(pair.substr(0, equals)));
    TRY(const auto value,
        http::form_decode(equals == std::string_view::npos ? "" : pair.substr(equals + 1)));
    if (value.empty()) return fault(name, "the parameter has no value");
    TRY_VOID(take(request, name, value));
  }
  return request;
}

}  // namespace ocop::application
