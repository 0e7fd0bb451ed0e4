#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace ocop::messages {

/// A file to keep. `file_name` is ASCII.
inline http::Response download(std::string_view file_name, std::string_view content_type,
                               std::string bytes) {
  http::Response response = http::respond(200, content_type, std::move(bytes));
  response.headers.set("Content-Disposition",
                       "attachment; filename=\"" + std::string(file_name) + "\"");
  return response;
}

}  // namespace ocop::messages
