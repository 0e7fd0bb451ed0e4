#include "pictures/publication.h"

#include "http/etag.h"

namespace ocop::pictures {
namespace {

using http::Request;
using http::Response;

Result<Response> picture(const Publication& publication, const Request& request) {
  const Error nothing{Code::not_found, "there is no such picture", ""};
  constexpr std::string_view ending = ".jpg";
  const std::string name(request.parameter("name").value_or(""));
  if (!name.ends_with(ending)) return nothing;
  const auto shape = shape_from(std::string_view(name).substr(0, name.size() - ending.size()));
  const auto width = media::width_from(request.query_value("w").value_or(""));
  const auto shown = publication.published.shown(request.parameter("id").value_or(""),
                                                 date_of(publication.clock.now()));
  if (!shape || !width || !shown) return nothing;
  TRY(std::string bytes, publication.crops.read({shown->file, *shape, shown->focus}, *width));
  const std::string etag = http::etag_of(bytes);
  Response response = http::respond(200, "image/jpeg", std::move(bytes));
  response.headers.set("ETag", etag);
  // Minutes: a picture that is taken down must not stay in browsers for long.
  response.headers.set("Cache-Control", "public, max-age=300, must-revalidate");
  return response;
}

}  // namespace

void add_public_routes(http::Router& router, const Publication& publication) {
  router.add({.methods = {http::Method::get},
              .pattern = std::string(public_root) + "{id}/{name}",
              .handler = [&publication](const Request& request) {
                auto answer = picture(publication, request);
                return answer ? std::move(*answer) : http::problem(answer.error());
              }});
}

}  // namespace ocop::pictures
