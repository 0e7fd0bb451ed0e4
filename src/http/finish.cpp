#include "http/finish.h"

namespace ocop::http {
namespace {

/// RFC 9457 lets a problem have members of its own.
void name_request(const Request& request, Response& response) {
  if (response.headers.get("Content-Type") != "application/problem+json") return;
  if (request.request_id.empty() || response.body.size() < 3 || response.body.back() != '}') return;
  response.body.pop_back();
  response.body.append(R"(,"request_id":")").append(request.request_id).append("\"}");
}

}  // namespace

void finish(const Request& request, Response& response) { name_request(request, response); }

}  // namespace ocop::http
