#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace ocop::http {

/// Splits the target of a request line (RFC 9112 section 3.2) into `request.path` and
/// `request.query`. Takes the origin form, the absolute form (whose authority becomes the Host
/// header) and "*" with OPTIONS. Returns what is wrong with it, or nothing.
std::optional<std::string> split_target(Request& request);

/// A Host header: a name, an IPv4 address or a bracketed IPv6 address, and maybe a port.
bool is_host(std::string_view text);

}  // namespace ocop::http
