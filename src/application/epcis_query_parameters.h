#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "event_store/query.h"

namespace ocop::application {

struct QueryRequest {
  event_store::Query query;
  event_store::Sequence after = 0;
  std::size_t per_page = 30;  ///< the default of EPCIS 2.0
};

/// Reads the query string of GET /epcis/events (EPCIS 2.0 section 8.2.7.1 and 12.7): several values
/// of a parameter are divided by "|". An unknown parameter, or one of a later issue, is
/// `invalid_argument` with its name as pointer, never ignored.
Result<QueryRequest> parse_query_parameters(std::string_view query_string);

}  // namespace ocop::application
