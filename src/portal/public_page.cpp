#include "portal/public_page.h"

#include "base/text.h"

namespace ocop::portal {

PublicPage::PublicPage(const CurrentShelf& shelf, const http::Request& asked_for,
                       pages::Locale language, Date day, std::string base_url, std::string_view at)
    : request(asked_for),
      locale(language),
      today(day),
      base_url_(std::move(base_url)),
      at_(at),
      visit_{request, locale, shelf.get(today), base_url_} {}

void PublicPage::frame(const std::string& title, const std::string& description,
                       const std::string& path_vi, const std::string& path_en,
                       std::vector<Crumb> parents) {
  fill_frame(page, visit_,
             {.title = title,
              .description = description,
              .path_vi = path_vi,
              .path_en = path_en,
              .is_listed = request.query.empty()},
             at_);
  std::vector<Crumb> crumbs{{words("page.home_name"_key), words("page.home"_key)}};
  for (Crumb& each : parents) crumbs.push_back(std::move(each));
  crumbs.push_back({title, locale == pages::Locale::english ? path_en : path_vi});
  fill_crumbs(page, crumbs);
}

void fill_paragraphs(pages::Dictionary& at, std::string_view words) {
  for (const std::string_view line : split(words, '\n')) {
    if (!trim(line).empty()) at.set_in("PARAGRAPH", "TEXT", trim(line));
  }
}

}  // namespace ocop::portal
