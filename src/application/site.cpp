#include "application/site.h"

#include "application/consumer_page.h"
#include "application/demonstration_events.h"
#include "application/office_labels.h"
#include "http/static_files.h"

namespace ocop::application {
namespace {

using http::Request;
using http::Response;

http::Route health(std::string pattern, std::function<bool()> well) {
  return {.methods = {http::Method::get},
          .pattern = std::move(pattern),
          .handler =
              [well = std::move(well)](const Request&) {
                return well() ? http::respond(200, "text/plain; charset=utf-8", "ok\n")
                              : http::problem({Code::unavailable, "starting; try again", ""});
              },
          .work = http::Work::quick};
}

}  // namespace

Site::Site(DataDirectory& data, const Clock& clock, Random& random)
    : epcis_{data.events(), data.tokens(), clock, random},
      resolver_{[&registry = data.registry()] { return registry.catalogue(); }, data.events(),
                clock, ""} {}

http::Router Site::router() {
  http::Router router;
  add_epcis_routes(router, epcis_);
  add_resolver_routes(router, resolver_);
  add_label_routes(router);
  router.add(health("/healthz", [] { return true; }));
  router.add(health("/readyz", [this] { return ready_.load(); }));
  return router;
}

}  // namespace ocop::application
