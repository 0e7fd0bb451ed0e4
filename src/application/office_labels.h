#pragma once

#include "http/router.h"

namespace ocop::application {

/// GET /office/labels/qr.svg, qr.png, datamatrix.svg, datamatrix.png with ?link=DIGITAL_LINK: the
/// symbol of that link, small enough to print from. A text that is no Digital Link is 400.
void add_label_routes(http::Router& router);

}  // namespace ocop::application
