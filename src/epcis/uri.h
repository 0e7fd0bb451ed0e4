#pragma once

#include <string_view>

namespace ocop::epcis {

/// An absolute URI (RFC 3986, rule "URI" with a part after the scheme that is not empty). This is
/// what the JSON schema of EPCIS 2.0 calls "uri", for values and for the names of extensions; a
/// CURIE such as "example:field" is one too. Letters beyond ASCII must be percent-encoded.
bool is_uri(std::string_view text);

}  // namespace ocop::epcis
