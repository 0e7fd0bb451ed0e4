#include "portal/portal.h"

#include "pages/error_pages.h"
#include "pages/page.h"
#include "portal/pages.h"

namespace ocop::portal {
namespace {

using http::Request;
using http::Response;
using pages::Locale;
using pages::text;

class Handlers {
 public:
  explicit Handlers(const Portal& portal) : portal_(portal), shelf_(portal.catalogue) {}

  Visit visit(const Request& request, Locale locale) const {
    return {request,          locale,        shelf_.get(date_of(portal_.clock.now())),
            portal_.base_url, &portal_.news, &portal_.stories};
  }

 private:
  const Portal& portal_;
  CurrentShelf shelf_;
};

using Page = Response (*)(const Visit&);
using PageOfOne = Response (*)(const Visit&, std::string_view segment);

class Routes {
 public:
  Routes(http::Router& router, const Portal& portal)
      : router_(router), handlers_(std::make_shared<const Handlers>(portal)) {}

  void add(Locale locale, std::string_view pattern, Page page) {
    add(pattern, [handlers = handlers_, locale, page](const Request& request) {
      return page(handlers->visit(request, locale));
    });
  }
  void add(Locale locale, std::string_view pattern, PageOfOne page) {
    add(pattern, [handlers = handlers_, locale, page](const Request& request) {
      return page(handlers->visit(request, locale), request.parameter("one").value_or(""));
    });
  }
  void add(std::string_view pattern, http::Handler handler) {
    router_.add({.methods = {http::Method::get},
                 .pattern = std::string(pattern),
                 .handler = std::move(handler)});
  }

 private:
  http::Router& router_;
  std::shared_ptr<const Handlers> handlers_;  // shared by the handlers of all routes
};

void add_pages(Routes& routes, Locale locale) {
  const auto path = [&](pages::Key key, std::string_view rest = "") {
    return std::string(text(locale, key)) + std::string(rest);
  };
  routes.add(locale, path("page.home"_key), home_page);
  routes.add(locale, path("page.products"_key), products_page);
  routes.add(locale, path("page.products"_key, "/{one}"), product_page);
  routes.add(locale, path("page.products"_key, "/{one}/qr.svg"), product_code);
  routes.add(locale, path("page.products"_key, "/{one}/share.png"), product_share);
  routes.add(locale, path("page.producers"_key), producers_page);
  routes.add(locale, path("page.producers"_key, "/{one}"), producer_page);
  routes.add(locale, path("page.stars"_key), stars_page);
  routes.add(path("page.scan"_key),
             [locale](const Request& request) { return find_code(request, locale); });
}

}  // namespace

void add_portal_routes(http::Router& router, const Portal& portal) {
  pages::set_demonstration_check([&portal] { return is_demonstration(*portal.catalogue()); });
  Routes routes(router, portal);
  for (const Locale locale : {Locale::vietnamese, Locale::english}) add_pages(routes, locale);
  routes.add(Locale::vietnamese, "/sao/{one}", product_star_picture);
  routes.add(Locale::vietnamese, "/sitemap.xml", sitemap);
  routes.add(Locale::vietnamese, "/robots.txt", robots);
  routes.add("/en", [](const Request&) { return http::redirect(301, "/en/"); });
  router.add(pages::static_files().route());
  router.not_found([](const Request& request) {
    const bool in_english = request.path == "/en" || request.path.starts_with("/en/");
    return pages::not_found_page(in_english ? Locale::english : Locale::vietnamese, request.path);
  });
}

}  // namespace ocop::portal
