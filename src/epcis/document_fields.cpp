#include "epcis/document_fields.h"

#include <fmt/format.h>

#include "epcis/uri.h"

namespace ocop::epcis {
namespace {

using Element = simdjson::dom::element;

// "2.0", "2.0.1"
bool is_version(std::string_view text) {
  bool after_digit = false;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && (c != '.' || !after_digit)) return false;
    after_digit = is_digit;
  }
  return after_digit;
}

// A name with a prefix is an extension. One that starts with "_" is a remark to the reader of the
// file, as in the samples of GS1 US; the schema refuses it, and nothing is lost by not reading it.
void check_other_name(ValueReader& reader, std::string_view name, Element value, const Path& path,
                      std::string_view owner) {
  if (name.starts_with('_') && owner == "an EPCIS document") return;
  boost::json::object unused;
  reader.extension(name, value, path, owner, unused);
}

void check_attribute(ValueReader& reader, Element value, const Path& path) {
  const auto object = reader.object(value, path);
  if (!object) return;
  bool has_id = false;
  reader.fields(*object, path, [&](std::string_view name, Element field, const Path& here) {
    if (name == "id") {
      has_id = true;
      reader.uri(field, here);
    } else if (name == "attribute" && (field.is_array() || field.is_bool() || field.is_null())) {
      reader.fault(here, "an attribute is a text, a number or an object");
    }
  });
  if (!has_id) reader.fault(path, "id is missing; name the attribute by its URI");
}

void check_vocabulary_element(ValueReader& reader, Element value, const Path& path) {
  const auto object = reader.object(value, path);
  if (!object) return;
  bool has_id = false;
  reader.fields(*object, path, [&](std::string_view name, Element field, const Path& here) {
    if (name == "id") {
      has_id = true;
      reader.uri(field, here);
    } else if (name == "attributes") {
      reader.items(field, here,
                   [&](Element item, const Path& there) { check_attribute(reader, item, there); });
    } else if (name == "children") {
      reader.items(field, here, [&](Element item, const Path& there) { reader.uri(item, there); });
    }
  });
  if (!has_id) reader.fault(path, "id is missing; say what the master data is about");
}

void check_vocabulary(ValueReader& reader, Element value, const Path& path) {
  const auto object = reader.object(value, path);
  if (!object) return;
  bool has_type = false;
  reader.fields(*object, path, [&](std::string_view name, Element field, const Path& here) {
    if (name == "type") {
      has_type = true;
      reader.uri(field, here);
    } else if (name == "vocabularyElementList") {
      reader.items(field, here, [&](Element item, const Path& there) {
        check_vocabulary_element(reader, item, there);
      });
    }
  });
  if (!has_type) reader.fault(path, "type is missing; name the vocabulary by its URI");
}

void check_vocabularies(ValueReader& reader, Element value, const Path& path) {
  reader.items(value, path,
               [&](Element item, const Path& here) { check_vocabulary(reader, item, here); });
}

void check_header(ValueReader& reader, Element value, const Path& path) {
  const auto header = reader.object(value, path);
  if (!header) return;
  reader.fields(*header, path, [&](std::string_view name, Element field, const Path& here) {
    if (name != "epcisMasterData") {
      check_other_name(reader, name, field, here, "epcisHeader");
      return;
    }
    const auto master_data = reader.object(field, here);
    if (!master_data) return;
    reader.fields(*master_data, here, [&](std::string_view inner, Element list, const Path& there) {
      if (inner == "vocabularyList") check_vocabularies(reader, list, there);
    });
  });
}

}  // namespace

void check_document_field(ValueReader& reader, std::string_view name, Element value,
                          const Path& path) {
  if (name == "@context" || name == "type") return;  // read before all others
  if (name == "id") {
    reader.uri(value, path);
  } else if (name == "schemaVersion") {
    const auto version = reader.text(value, path);
    if (version && !is_version(*version)) {
      reader.fault(path, "a schema version is digits with points between, such as \"2.0\"");
    }
  } else if (name == "creationDate") {
    reader.time(value, path);
  } else if (name == "instanceIdentifier" || name == "sender" || name == "receiver") {
    reader.text(value, path);
  } else if (name == "epcisHeader") {
    check_header(reader, value, path);
  } else if (name == "epcisBody") {
    reader.object(value, path);
  } else {
    check_other_name(reader, name, value, path, "an EPCIS document");
  }
}

void check_results_field(ValueReader& reader, std::string_view name, Element value,
                         const Path& path) {
  if (name == "queryName" || name == "subscriptionID") {
    reader.text(value, path);
  } else if (name == "vocabularyList") {
    check_vocabularies(reader, value, path);
  } else if (name == "eventList") {
    reader.list(value, path);
  } else if (name == "queryResults" || name == "resultsBody") {
    reader.object(value, path);
  } else {
    check_other_name(reader, name, value, path, "a query result");
  }
}

}  // namespace ocop::epcis
