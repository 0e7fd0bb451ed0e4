#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace ocop::http {

/// A strong entity tag of these bytes, quoted: "\"5f1d0c2ab3e49f07\"". Put it into the `ETag`
/// header of an answer, and the server sends 304 to who has it already. It is a hash against
/// chance, not against an adversary.
std::string etag_of(std::string_view bytes);

/// Whether an If-None-Match header names `etag`, by weak comparison (RFC 9110 section 8.8.3.2).
bool etag_matches(std::string_view if_none_match, std::string_view etag);

}  // namespace ocop::http
