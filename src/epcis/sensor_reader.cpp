#include "epcis/sensor_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ocop::epcis {
namespace {

using Element = simdjson::dom::element;

// The fields of metadata and report are many and alike: one row each instead of one branch each.
template <class Owner>
struct TextField {
  std::string_view name;
  std::string Owner::* member;
};
template <class Owner>
struct TimeField {
  std::string_view name;
  std::optional<LocalTime> Owner::* member;
};
struct NumberField {
  std::string_view name;
  std::optional<double> SensorReport::* member;
};
struct TermField {
  std::string_view name;
  std::string SensorReport::* member;
  Vocabulary vocabulary;
};

constexpr std::array<TextField<SensorMetadata>, 5> metadata_uris = {{
    {"deviceID", &SensorMetadata::device_id},
    {"deviceMetadata", &SensorMetadata::device_metadata},
    {"rawData", &SensorMetadata::raw_data},
    {"dataProcessingMethod", &SensorMetadata::data_processing_method},
    {"bizRules", &SensorMetadata::business_rules},
}};
constexpr std::array<TimeField<SensorMetadata>, 3> metadata_times = {{
    {"time", &SensorMetadata::time},
    {"startTime", &SensorMetadata::start_time},
    {"endTime", &SensorMetadata::end_time},
}};
constexpr std::array<TextField<SensorReport>, 9> report_uris = {{
    {"deviceID", &SensorReport::device_id},
    {"deviceMetadata", &SensorReport::device_metadata},
    {"rawData", &SensorReport::raw_data},
    {"dataProcessingMethod", &SensorReport::data_processing_method},
    {"bizRules", &SensorReport::business_rules},
    {"microorganism", &SensorReport::microorganism},
    {"chemicalSubstance", &SensorReport::chemical_substance},
    {"coordinateReferenceSystem", &SensorReport::coordinate_reference_system},
    {"uriValue", &SensorReport::uri_value},
}};
constexpr std::array<NumberField, 7> report_numbers = {{
    {"value", &SensorReport::value},
    {"minValue", &SensorReport::min_value},
    {"maxValue", &SensorReport::max_value},
    {"meanValue", &SensorReport::mean_value},
    {"sDev", &SensorReport::standard_deviation},
    {"percRank", &SensorReport::percentile_rank},
    {"percValue", &SensorReport::percentile_value},
}};
constexpr std::array<TermField, 3> report_terms = {{
    {"type", &SensorReport::type, Vocabulary::measurement},
    {"exception", &SensorReport::exception, Vocabulary::sensor_alert},
    {"component", &SensorReport::component, Vocabulary::component},
}};

template <class Table>
auto row(const Table& table, std::string_view name) {
  return std::ranges::find(table, name, [](const auto& field) { return field.name; });
}

template <class Text>
void set(std::string& target, const Text& text) {
  if (text) target = *text;
}

SensorMetadata read_metadata(ValueReader& reader, Element value, const Path& path) {
  SensorMetadata metadata;
  const auto object = reader.object(value, path);
  if (!object) return metadata;
  reader.fields(*object, path, [&](std::string_view name, Element field, const Path& here) {
    if (const auto uri = row(metadata_uris, name); uri != metadata_uris.end()) {
      set(metadata.*uri->member, reader.uri(field, here));
    } else if (const auto time = row(metadata_times, name); time != metadata_times.end()) {
      metadata.*time->member = reader.time(field, here);
    } else {
      reader.extension(name, field, here, "sensorMetadata", metadata.extensions);
    }
  });
  return metadata;
}

bool read_plain_field(ValueReader& reader, std::string_view name, Element field, const Path& here,
                      SensorReport& report) {
  if (name == "time") {
    report.time = reader.time(field, here);
  } else if (name == "stringValue") {
    set(report.string_value, reader.text(field, here));
  } else if (name == "uom") {
    set(report.unit_of_measure, reader.text(field, here));
  } else if (name == "hexBinaryValue") {
    set(report.hex_binary_value, reader.hexadecimal(field, here));
  } else if (name == "booleanValue") {
    report.boolean_value = reader.boolean(field, here);
  } else {
    return false;
  }
  return true;
}

SensorReport read_report(ValueReader& reader, Element value, const Path& path) {
  SensorReport report;
  const auto object = reader.object(value, path);
  if (!object) return report;
  bool has_type = false;
  reader.fields(*object, path, [&](std::string_view name, Element field, const Path& here) {
    has_type = has_type || name == "type";
    if (const auto number = row(report_numbers, name); number != report_numbers.end()) {
      report.*number->member = reader.number(field, here);
    } else if (const auto term = row(report_terms, name); term != report_terms.end()) {
      set(report.*term->member, reader.term(term->vocabulary, field, here));
    } else if (const auto uri = row(report_uris, name); uri != report_uris.end()) {
      set(report.*uri->member, reader.uri(field, here));
    } else if (!read_plain_field(reader, name, field, here, report)) {
      reader.extension(name, field, here, "sensorReport", report.extensions);
    }
  });
  if (!has_type) {
    reader.fault(path, "type is missing; say what was measured, for example \"Temperature\"");
  }
  return report;
}

struct Repeat {
  std::string_view name;
  bool in_both;
  bool differ;
};

// GS1 test case TCR-53, step 29: what stands in the metadata holds for every report, so a report
// does not say it again. GS1's own samples do say it again where the metadata describes a period
// (startTime, endTime): there a report may have its own time, and may repeat the rest unchanged.
void check_repeats(ValueReader& reader, const SensorMetadata& metadata, const SensorReport& report,
                   const Path& path) {
  const auto repeat = [](std::string_view name, const std::string& a, const std::string& b) {
    return Repeat{name, !a.empty() && !b.empty(), a != b};
  };
  const std::array<Repeat, 5> repeats = {{
      {"time", metadata.time && report.time, false},
      repeat("deviceID", metadata.device_id, report.device_id),
      repeat("deviceMetadata", metadata.device_metadata, report.device_metadata),
      repeat("rawData", metadata.raw_data, report.raw_data),
      repeat("dataProcessingMethod", metadata.data_processing_method,
             report.data_processing_method),
  }};
  const bool describes_period = metadata.start_time || metadata.end_time;
  for (const auto& [name, in_both, differ] : repeats) {
    if (!in_both || (describes_period && !differ)) continue;
    reader.fault(path / name, fmt::format("{} stands in sensorMetadata too; keep it in one of the "
                                          "two places",
                                          name));
  }
}

}  // namespace

SensorElement read_sensor_element(ValueReader& reader, Element value, const Path& path) {
  SensorElement element;
  const auto object = reader.object(value, path);
  if (!object) return element;
  bool has_reports = false;
  reader.fields(*object, path, [&](std::string_view name, Element field, const Path& here) {
    if (name == "sensorMetadata") {
      element.metadata = read_metadata(reader, field, here);
    } else if (name == "sensorReport") {
      has_reports = true;
      reader.items(field, here, [&](Element report, const Path& there) {
        element.reports.push_back(read_report(reader, report, there));
      });
      if (field.is_array() && element.reports.empty()) {
        reader.fault(here, "a sensor element has at least one report; add one or leave it out");
      }
    } else {
      reader.extension(name, field, here, "sensorElement", element.extensions);
    }
  });
  if (!has_reports) {
    reader.fault(path, "sensorReport is missing; a sensor element has at least one report");
  }
  if (element.metadata) {
    const Path reports = path / "sensorReport";
    for (std::size_t i = 0; i < element.reports.size(); ++i) {
      check_repeats(reader, *element.metadata, element.reports[i], reports / i);
    }
  }
  return element;
}

}  // namespace ocop::epcis
