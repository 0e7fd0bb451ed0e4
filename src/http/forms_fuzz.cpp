// Whatever a client may send in a body, a query or a Cookie header: no crash, and what comes out
// keeps its promises. The first byte chooses the reader.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/limits.h"
#include "base/text.h"
#include "http/cookies.h"
#include "http/forms.h"
#include "http/multipart.h"
#include "http/percent.h"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

void check_form(std::string_view text) {
  const auto form = ocop::http::parse_form(text);
  if (!form) return;
  require(form->all().size() <= ocop::limits::form_fields_max);
  for (const auto& [name, value] : form->all()) {
    require(ocop::is_utf8(name) && ocop::is_utf8(value));
  }
}

void check_multipart(std::string_view text) {
  const auto parts = ocop::http::parse_multipart(text, "B");
  if (!parts) return;
  require(parts->size() <= ocop::limits::multipart_parts_max);
  for (const auto& part : *parts) {
    require(!part.name.empty() && ocop::is_utf8(part.name));
    require(part.file_name.find_first_of("/\\") == std::string::npos);
    require(part.content.find("\r\n--B") == std::string_view::npos);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  switch (data[0] % 5) {
    case 0:
      check_form(text);
      break;
    case 1:
      check_multipart(text);
      break;
    case 2:
      ocop::http::find_cookie(text, "session");
      break;
    case 3:
      ocop::http::header_parameter(text, "name");
      break;
    default:
      require(bool(ocop::http::percent_decode(text)) == ocop::http::has_valid_escapes(text));
      require(*ocop::http::percent_decode(ocop::http::percent_encode(text)) == text);
  }
  return 0;
}
