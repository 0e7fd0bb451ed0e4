#include "application/public_pictures.h"

#include <algorithm>

namespace ocop::application {
namespace {

using http::Request;
using http::Response;

bool is_shown(const registry::Catalogue& catalogue, std::string_view address) {
  const auto shows = [&](const registry::Product& product) { return product.picture == address; };
  return std::ranges::find(catalogue.pictures(), address, &registry::ProductPicture::address) !=
             catalogue.pictures().end() ||
         std::ranges::any_of(catalogue.products(), shows);
}

Result<Response> picture(const media::MediaStore& files, const registry::Catalogue& catalogue,
                         const Request& request) {
  const Error nothing{Code::not_found, "there is no such picture", ""};
  const std::string id = request.parameter("id").value_or("");
  const auto width = media::width_from(request.query_value("w").value_or(""));
  if (!width || !is_shown(catalogue, "/media/" + id)) return nothing;
  TRY(const auto file, files.find(id));
  if (!media::is_picture(file.type)) return nothing;
  TRY(std::string bytes, files.read(file, *width));
  Response response = http::respond(200, media::content_type_of(file.type), std::move(bytes));
  // An hour: a picture that is taken down must not stay in browsers for long.
  response.headers.set("Cache-Control", "public, max-age=3600");
  return response;
}

}  // namespace

void add_public_picture_route(http::Router& router, const media::MediaStore& files,
                              Catalogues catalogues) {
  router.add({.methods = {http::Method::get},
              .pattern = "/media/{id}",
              .handler = [&files, catalogues = std::move(catalogues)](const Request& request) {
                auto answer = picture(files, *catalogues(), request);
                return answer ? *std::move(answer) : http::problem(answer.error());
              }});
}

}  // namespace ocop::application
