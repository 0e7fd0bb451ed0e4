#include "portal/public_picture.h"

namespace ocop::portal {

Result<http::Response> public_picture(const media::MediaStore& files,
                                      const http::Request& request) {
  const Error nothing{Code::not_found, "there is no such picture", ""};
  const auto width = media::width_from(request.query_value("w").value_or(""));
  if (!width) return nothing;
  TRY(const auto file, files.find(request.parameter("id").value_or("")));
  if (!media::is_picture(file.type)) return nothing;
  TRY(std::string bytes, files.read(file, *width));
  http::Response response = http::respond(200, media::content_type_of(file.type), std::move(bytes));
  response.headers.set("Cache-Control", "public, max-age=3600");
  return response;
}

}  // namespace ocop::portal
