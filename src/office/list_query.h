#pragma once

#include <string>
#include <string_view>

#include "http/message.h"
#include "records/record_store.h"

namespace ocop::office {

/// The address of a list says what it shows: "?q=o+mai&f_state=open&sort=name&order=down&page=2",
/// "view=removed" for what was put aside. Fields that the kind does not offer for that use are left
/// out, so that no address can ask for more than the page does.
records::Query list_query(const records::Kind& kind, const http::Request& request);

/// "?q=…" again, or empty; the inverse of `list_query`.
std::string list_address(const records::Query& query);

/// The same list from its first page, without one of its conditions.
std::string address_without(records::Query query, std::string_view filter_field);

}  // namespace ocop::office
