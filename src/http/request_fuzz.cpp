// The bytes of a connection, arriving whole or in pieces: the same requests, the same fault, and
// nothing in them that the reader promises to keep out. The first byte is the size of a piece.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/text.h"
#include "http/percent.h"
#include "http/request_reader.h"

namespace {

using ocop::http::Request;
using ocop::http::RequestReader;

void require(bool promise) {
  if (!promise) std::abort();
}

void check(const Request& request) {
  require(request.path == "*" || request.path.starts_with('/'));
  require(ocop::http::has_valid_escapes(request.path));
  require(ocop::is_utf8(*ocop::http::percent_decode(request.path)));
  require(request.headers.count("Host") <= 1 && request.headers.count("Content-Length") <= 1);
  require(!request.headers.has("Content-Length") || !request.headers.has("Transfer-Encoding"));
  require(request.headers.all().size() <= ocop::limits::http_headers_max);
  for (const auto& [name, value] : request.headers.all()) {
    require(!name.empty() && ocop::is_utf8(value));
    require(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
  }
}

/// Everything that was understood, in one string.
std::string read(std::string_view bytes, std::size_t piece) {
  constexpr std::size_t body_bytes_max = 4'096;
  std::string understood;
  std::size_t arrived = std::min(piece, bytes.size());
  std::size_t used = 0;
  for (;;) {
    Request request;
    RequestReader reader;
    reader.begin(request);
    reader.accept_body(body_bytes_max);
    while (!reader.done() && !reader.fault()) {
      const std::size_t taken = reader.feed(bytes.substr(used, arrived - used));
      used += taken;
      if (taken > 0) continue;
      if (reader.done() || reader.fault()) break;
      if (arrived == bytes.size()) return understood;
      arrived = std::min(bytes.size(), arrived + piece);
    }
    if (reader.fault()) return understood + "fault " + std::to_string(reader.fault()->status);
    check(request);
    require(request.body.size() <= body_bytes_max);
    understood += request.target + " " + request.body + "\n";
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const std::size_t piece = 1 + data[0] % 16U;
  require(read(bytes, bytes.size() + 1) == read(bytes, piece));
  return 0;
}
