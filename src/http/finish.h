#pragma once

#include "http/message.h"

namespace ocop::http {

/// What every answer goes through after its handler, on the same thread: the request's id in a
/// problem document, 304 for an ETag that the client has, compression where it pays.
void finish(const Request& request, Response& response);

}  // namespace ocop::http
