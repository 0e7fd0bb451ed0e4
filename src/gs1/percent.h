#pragma once

#include <string>
#include <string_view>

/// Percent-encoding of Digital Link values (GS1 Digital Link: URI Syntax 1.6.0 section 4).
namespace ocop::gs1 {

/// Where a value stands: "+" is itself in a path and a space in a query.
enum class UriPart : unsigned char { path, query };

/// An incomplete or non-hexadecimal escape stays as it is; so the vectors of GS1 want it.
std::string percent_decode(std::string_view text, UriPart part);
std::string percent_encode(std::string_view text, UriPart part);

}  // namespace ocop::gs1
