#include "application/office_labels.h"

#include "labels/label.h"
#include "labels/label_text.h"

namespace ocop::application {
namespace {

using http::Request;
using http::Response;

enum class Picture : std::uint8_t { svg, png };

Response label(const Request& request, labels::Symbology symbology, Picture picture) {
  const auto link = request.query_value("link");
  if (!link) {
    return http::problem(
        {Code::invalid_argument, "name the Digital Link: ?link=https://…", "link"});
  }
  if (const auto right = labels::check_label_text(*link); !right) {
    return http::problem({right.error().code, right.error().detail, "link"});
  }
  const labels::LabelOptions options{.symbol = {.symbology = symbology}};
  const auto bytes = picture == Picture::svg ? labels::label_svg(*link, options)
                                             : labels::label_png(*link, options);
  if (!bytes) return http::problem(bytes.error());
  return http::respond(200, picture == Picture::svg ? "image/svg+xml" : "image/png", *bytes);
}

}  // namespace

void add_label_routes(http::Router& router) {
  struct Row {
    const char* name;
    labels::Symbology symbology;
    Picture picture;
  };
  for (const Row& row : {Row{"qr.svg", labels::Symbology::qr_code, Picture::svg},
                         Row{"qr.png", labels::Symbology::qr_code, Picture::png},
                         Row{"datamatrix.svg", labels::Symbology::data_matrix, Picture::svg},
                         Row{"datamatrix.png", labels::Symbology::data_matrix, Picture::png}}) {
    router.add({.methods = {http::Method::get},
                .pattern = std::string("/office/labels/") + row.name,
                .handler = [row](const Request& request) {
                  return label(request, row.symbology, row.picture);
                }});
  }
}

}  // namespace ocop::application
