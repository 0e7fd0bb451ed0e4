#include "library/public_page.h"

#include "base/text.h"
#include "pages/error_pages.h"
#include "pages/page.h"

namespace ocop::library {

using pages::Locale;

PublicPage::PublicPage(const Publication& public_pages, const portal::CurrentShelf& shelf,
                       const http::Request& asked_for, Locale language)
    : publication(public_pages),
      request(asked_for),
      locale(language),
      today(date_of(public_pages.clock.now())),
      base_url_(public_pages.base_url()),
      visit_{request, locale, shelf.get(today), base_url_} {}

void PublicPage::frame(const std::string& title, const std::string& description,
                       const std::string& path_vi, const std::string& path_en,
                       std::vector<portal::Crumb> parents) {
  portal::fill_frame(page, visit_,
                     {.title = title,
                      .description = description,
                      .path_vi = path_vi,
                      .path_en = path_en,
                      .is_listed = request.query.empty()},
                     "AT_LIBRARY");
  std::vector<portal::Crumb> crumbs{{words("page.home_name"_key), words("page.home"_key)}};
  for (portal::Crumb& each : parents) crumbs.push_back(std::move(each));
  crumbs.push_back({title, locale == Locale::english ? path_en : path_vi});
  portal::fill_crumbs(page, crumbs);
}

void fill_paragraphs(pages::Dictionary& at, PublicPage& on, std::string_view words) {
  for (const std::string_view line : split(words, '\n')) {
    if (trim(line).empty()) continue;
    pages::Dictionary& paragraph = at.add("PARAGRAPH");
    for (const Piece& piece : on.publication.glossary.pieces(on.locale, trim(line), on.told)) {
      pages::Dictionary& part =
          paragraph.add("PIECE").add(piece.term == nullptr ? "PLAIN" : "TERM");
      part.set("TEXT", piece.words);
      if (piece.term == nullptr) continue;
      part.set("HREF", path_of(on.locale, *piece.term));
      part.set("MEANS", piece.term->short_text.in(on.locale));
    }
  }
}

void add_page(http::Router& router, const Publication& publication,
              std::shared_ptr<const portal::CurrentShelf> shelf, Locale locale, std::string pattern,
              PublicHandler handler) {
  router.add(
      {.methods = {http::Method::get},
       .pattern = std::move(pattern),
       .handler = [&publication, shelf = std::move(shelf), locale,
                   handler](const http::Request& request) {
         return pages::page_or_reason(
             publication.records.read([&](records::Reading& reading) -> Result<http::Response> {
               PublicPage page(publication, *shelf, request, locale);
               return handler(page, reading);
             }),
             locale, request.path);
       }});
}

void add_public_routes(http::Router& router, const Publication& publication) {
  const auto shelf = std::make_shared<const portal::CurrentShelf>(publication.catalogue);
  add_document_routes(router, publication, shelf);
  add_policy_routes(router, publication, shelf);
  add_case_routes(router, publication, shelf);
  add_explainer_routes(router, publication, shelf);
}

}  // namespace ocop::library
