#pragma once

#include "epcis/value_reader.h"

namespace ocop::epcis {

/// One field around the events: the document's own, or one of its header or query results.
/// Notes a fault where the JSON schema of EPCIS 2.0 refuses it; the values themselves are not kept,
/// since a repository takes events, and answers carry headers of its own.
void check_document_field(ValueReader& reader, std::string_view name, simdjson::dom::element value,
                          const Path& path);
void check_results_field(ValueReader& reader, std::string_view name, simdjson::dom::element value,
                         const Path& path);

}  // namespace ocop::epcis
