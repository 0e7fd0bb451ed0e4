#include "application/offline_check.h"

#include "base/embedded_file.h"
#include "http/content_security_policy.h"
#include "http/etag.h"
#include "pages/locale.h"
#include "pages/page.h"

namespace ocop::embedded {
EmbeddedFiles offline_worker();
}  // namespace ocop::embedded

namespace ocop::application {
namespace {

using http::Request;
using http::Response;
using pages::Locale;

Response page(const OfflineCheck& check, Locale locale) {
  pages::Dictionary page;
  page.set("TITLE", text(locale, "offline.title"_key));
  page.set("PATH_VI", text(Locale::vietnamese, "offline.path"_key));
  page.set("PATH_EN", text(Locale::english, "offline.path"_key));
  page.set("PHONE", text(locale, "contact.phone"_key));
  page.set("KEEPER", crypto::base64url(check.keeper));
  if (check.is_demonstration()) page.show("DEMONSTRATION");
  Response response = pages::respond(200, locale, "offline_check.html", page);
  response.headers.set("Cache-Control", "no-cache");
  return response;
}

Response lasting(std::string_view content_type, std::string body) {
  const std::string etag = http::etag_of(body);
  Response response = http::respond(200, content_type, std::move(body));
  response.headers.set("ETag", etag);
  response.headers.set("Cache-Control", "no-cache");
  return response;
}

Response key_list(const OfflineCheck& check) {
  auto list = check.key_list();
  if (!list) return http::problem(list.error());
  Response response = lasting("application/json", *std::move(list));
  // Whoever checks labels may read it from a page of their own.
  response.headers.set("Access-Control-Allow-Origin", "*");
  return response;
}

}  // namespace

void add_offline_check_routes(http::Router& router, const OfflineCheck& check) {
  const auto add = [&](std::string_view pattern, http::Handler handler) {
    router.add({.methods = {http::Method::get},
                .pattern = std::string(pattern),
                .handler = std::move(handler)});
  };
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    add(text(locale, "offline.path"_key),
        [&check, locale](const Request&) { return page(check, locale); });
  }
  // A worker rules the addresses beside it, so it stands at the root.
  add("/offline-check-worker.js", [](const Request&) {
    Response response = lasting("text/javascript; charset=utf-8",
                                std::string(embedded::offline_worker().front().content));
    // What the worker may fetch, its own policy says.
    response.headers.set("Content-Security-Policy",
                         http::content_security_policy("", http::Scripts::own));
    return response;
  });
  add("/.well-known/ocop-label-keys", [&check](const Request&) { return key_list(check); });
}

}  // namespace ocop::application
