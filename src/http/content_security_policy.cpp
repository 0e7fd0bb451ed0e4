#include "http/content_security_policy.h"

#include "http/response_head.h"

namespace ocop::http {

std::string content_security_policy(std::string_view style_sources, Scripts scripts) {
  std::string policy(default_content_security_policy);  // ends with style-src 'self'
  if (!style_sources.empty()) policy.append(" ").append(style_sources);
  if (scripts == Scripts::own) policy += "; script-src 'self'; connect-src 'self'";
  return policy;
}

Response respond_html(int status, std::string body, std::string_view style_sources,
                      Scripts scripts) {
  Response response = respond(status, "text/html; charset=utf-8", std::move(body));
  if (!style_sources.empty() || scripts == Scripts::own) {
    response.headers.add("Content-Security-Policy",
                         content_security_policy(style_sources, scripts));
  }
  return response;
}

}  // namespace ocop::http
