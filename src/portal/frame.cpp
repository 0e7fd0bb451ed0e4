#include "portal/frame.h"

#include <algorithm>

#include <boost/json/serialize.hpp>

#include "base/text.h"
#include "portal/structured_data.h"

namespace ocop::portal {

using pages::Dictionary;
using pages::Locale;

bool is_demonstration(const registry::Catalogue& catalogue) {
  return std::ranges::any_of(catalogue.subjects(), &registry::Subject::is_demonstration);
}

void fill_frame(Dictionary& page, const Visit& visit, const Head& head, std::string_view at) {
  const bool in_english = visit.locale == Locale::english;
  const std::string query = visit.request.query.empty() ? "" : "?" + visit.request.query;
  page.set("TITLE", head.title);
  page.set("PATH_VI", head.path_vi + query);
  page.set("PATH_EN", head.path_en + query);
  page.set("CANONICAL", visit.base_url + (in_english ? head.path_en : head.path_vi));
  if (head.alternates == Alternates::both) {
    Dictionary& alternates = page.add("ALTERNATES");
    alternates.set("URL_VI", visit.base_url + head.path_vi);
    alternates.set("URL_EN", visit.base_url + head.path_en);
  }
  if (!head.description.empty()) page.set_in("DESCRIPTION", "TEXT", head.description);
  if (!head.is_listed) page.show("UNLISTED");
  if (!head.share_picture.empty()) {
    page.set_in("SHARE", "SRC", visit.base_url + head.share_picture);
  }
  if (!head.data.empty()) page.set_in("DATA", "JSON", script_json(head.data));
  page.show(at);
  if (is_demonstration(visit.shelf->catalogue())) page.show("DEMONSTRATION");
}

void fill_plain_frame(Dictionary& page, const registry::Catalogue& catalogue,
                      std::string_view title, const std::string& path_vi,
                      const std::string& path_en) {
  page.set("TITLE", title);
  page.set("PATH_VI", path_vi);
  page.set("PATH_EN", path_en);
  if (is_demonstration(catalogue)) page.show("DEMONSTRATION");
}

void fill_crumbs(Dictionary& page, const std::vector<Crumb>& crumbs) {
  for (std::size_t i = 0; i < crumbs.size(); ++i) {
    Dictionary& crumb = page.add("CRUMB").add(i + 1 < crumbs.size() ? "BEFORE" : "HERE");
    crumb.set("NAME", crumbs[i].name);
    crumb.set("HREF", crumbs[i].path);
  }
}

}  // namespace ocop::portal
