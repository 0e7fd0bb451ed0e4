#include "http/finish.h"

#include "base/limits.h"
#include "http/compression.h"
#include "http/etag.h"
#include "http/negotiation.h"

namespace ocop::http {
namespace {

/// RFC 9457 lets a problem have members of its own.
void name_request(const Request& request, Response& response) {
  if (response.status < 400 || response.headers.get("Content-Type") != "application/problem+json") {
    return;
  }
  if (request.request_id.empty() || response.body.size() < 3 || response.body.back() != '}') return;
  response.body.pop_back();
  response.body.append(R"(,"request_id":")").append(request.request_id).append("\"}");
}

/// Whether the answer has two codings to choose from.
bool varies(const Response& response) {
  return response.body_bytes() >= limits::http_compress_bytes_min &&
         is_compressible(response.headers.get("Content-Type")) &&
         !response.headers.has("Content-Encoding");
}

/// RFC 9110 section 15.4.5: the headers that a cache goes by stay, the body goes.
bool answer_conditionally(const Request& request, Response& response) {
  if (response.status != 200) return false;
  if (request.method != Method::get && request.method != Method::head) return false;
  const std::string_view etag = response.headers.get("ETag");
  if (etag.empty() || !etag_matches(request.headers.get("If-None-Match"), etag)) return false;
  response.status = 304;
  response.headers.remove("Content-Type");
  response.clear_body();
  return true;
}

void compress(Response& response) {
  response.join_inset();
  std::string smaller = gzip_quickly(response.body);
  if (smaller.empty() || smaller.size() >= response.body.size()) return;
  response.body = std::move(smaller);
  response.headers.set("Content-Encoding", "gzip");
}

}  // namespace

void finish(const Request& request, Response& response) {
  name_request(request, response);
  const bool can_compress = varies(response);
  if (can_compress) response.headers.add("Vary", "Accept-Encoding");
  const bool takes_gzip =
      can_compress && coding_weight(request.headers.get("Accept-Encoding"), "gzip").value_or(0) > 0;
  if (takes_gzip) {
    // Strong means equal byte for byte, which the two codings of a page are not.
    const std::string etag(response.headers.get("ETag"));
    if (etag.starts_with('"')) response.headers.set("ETag", "W/" + etag);
  }
  if (!answer_conditionally(request, response) && takes_gzip) compress(response);
}

}  // namespace ocop::http
