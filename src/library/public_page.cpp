#include "library/public_page.h"

#include "base/text.h"
#include "pages/error_pages.h"

namespace ocop::library {

using pages::Locale;

PublicPage::PublicPage(const Publication& public_pages, const portal::CurrentShelf& shelf,
                       const http::Request& asked_for, Locale language)
    : portal::PublicPage(shelf, asked_for, language, date_of(public_pages.clock.now()),
                         public_pages.base_url(), "AT_LIBRARY"),
      publication(public_pages) {}

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
