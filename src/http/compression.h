#pragma once

#include <string>
#include <string_view>

namespace ocop::http {

/// Whether bytes of that Content-Type get smaller: text, JSON, XML, SVG; not pictures and archives.
bool is_compressible(std::string_view content_type);

/// gzip (RFC 1952) at the cheapest level, for what is made anew for every request. Empty when
/// zlib has no memory.
std::string gzip_quickly(std::string_view bytes);

/// At the highest levels, for what is made once at start. Empty when the library fails.
std::string gzip_thoroughly(std::string_view bytes);
std::string brotli_thoroughly(std::string_view bytes);

}  // namespace ocop::http
