#include "office/form_data.h"

#include "base/text.h"

namespace ocop::office {

const http::Part* FormData::file(std::string_view name) const {
  for (const http::Part& each : files) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

Result<FormData> read_form_data(const http::Request& request) {
  FormData data;
  if (!to_lower_ascii(request.headers.get("Content-Type")).starts_with("multipart/")) {
    TRY(data.fields, http::read_form(request));
    return data;
  }
  TRY(const auto parts, http::read_multipart(request));
  for (const http::Part& part : parts) {
    if (!part.file_name.empty()) {
      data.files.push_back(part);
    } else if (is_utf8(part.content)) {
      data.fields.add(part.name, std::string(part.content));
    } else {
      return Error{Code::invalid_argument, "the form is not UTF-8", part.name};
    }
  }
  return data;
}

}  // namespace ocop::office
