#include "application/public_pictures.h"

#include <algorithm>

#include "portal/public_picture.h"

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
  if (!is_shown(catalogue, "/media/" + request.parameter("id").value_or(""))) {
    return Error{Code::not_found, "there is no such picture", ""};
  }
  return portal::public_picture(files, request);
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
