#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/message.h"

namespace ocop::http {

/// One field or file of a form. `content` points into the body it was parsed from and may be any
/// bytes. `file_name` is only what the browser said: a label to show, never a path to open.
struct Part {
  std::string name;
  std::string file_name;     ///< last component only; empty for a plain field
  std::string content_type;  ///< as sent; "text/plain" when not said
  std::string_view content;
};

/// multipart/form-data (RFC 7578) as browsers send it. `boundary` is that of the Content-Type.
/// Nothing is copied but names, so the memory is that of the body. `invalid_argument` for a broken
/// structure, a part without a name, or a name that is not UTF-8 (pointer: number of the part, from
/// 0); `payload_too_large` for more than `limits::multipart_parts_max` parts.
Result<std::vector<Part>> parse_multipart(std::string_view body, std::string_view boundary);

/// The parts in the body of a request, which must outlive them. `unsupported_media_type` when it is
/// not multipart/form-data with a boundary.
Result<std::vector<Part>> read_multipart(const Request& request);

/// The value of a parameter of a header such as `form-data; name="a"; filename="b.png"`, unquoted
/// as browsers quote (WHATWG HTML, "multipart/form-data encoding algorithm"); empty when absent.
std::string header_parameter(std::string_view header, std::string_view name);

}  // namespace ocop::http
