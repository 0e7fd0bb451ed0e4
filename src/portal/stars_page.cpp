#include "pages/format.h"
#include "pages/page.h"
#include "portal/pages.h"
#include "portal/structured_data.h"

namespace ocop::portal {

using pages::Locale;
using pages::text;

http::Response stars_page(const Visit& visit) {
  pages::Dictionary page;
  const std::string title(text(visit.locale, "meaning.title"_key));
  const std::vector<Crumb> crumbs{{std::string(text(visit.locale, "page.home_name"_key)),
                                   std::string(text(visit.locale, "page.home"_key))},
                                  {title, std::string(text(visit.locale, "page.stars"_key))}};
  fill_frame(page, visit,
             {.title = title,
              .description = std::string(text(visit.locale, "meaning.lede"_key)),
              .path_vi = std::string(text(Locale::vietnamese, "page.stars"_key)),
              .path_en = std::string(text(Locale::english, "page.stars"_key)),
              .data = {breadcrumb_list(visit, crumbs)}},
             "AT_STARS");
  fill_crumbs(page, crumbs);
  return pages::respond(200, visit.locale, "stars.html", page);
}

}  // namespace ocop::portal
