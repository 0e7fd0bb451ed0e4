#pragma once

#include <string>
#include <vector>

#include "library/publication.h"
#include "portal/public_page.h"

/// What the public pages of this room share.
namespace ocop::library {

/// One request, its page, and what the page has explained.
class PublicPage : public portal::PublicPage {
 public:
  PublicPage(const Publication& publication, const portal::CurrentShelf& shelf,
             const http::Request& request, pages::Locale locale);

  const Publication& publication;
  std::vector<const Term*> told = {};  ///< terms that the page explains already
};

/// Each line of a text as a PARAGRAPH of the section, for `_library_paragraph.html`: the terms of
/// the glossary lead to what they mean, each once on a page.
void fill_paragraphs(pages::Dictionary& at, PublicPage& on, std::string_view words);

/// "/chinh-sach/nhan-hieu"
std::string path_of_policy(pages::Locale locale, std::string_view code);
/// The text in the language of the page, where it was written.
const std::string& said(pages::Locale locale, const records::Record& row, std::string_view field,
                        std::string_view english);

using PublicHandler = Result<http::Response> (*)(PublicPage&, records::Reading&);

/// The pages of documents and of policies, for the router.
void add_document_routes(http::Router& router, const Publication& publication,
                         std::shared_ptr<const portal::CurrentShelf> shelf);
void add_explainer_routes(http::Router& router, const Publication& publication,
                          std::shared_ptr<const portal::CurrentShelf> shelf);
void add_case_routes(http::Router& router, const Publication& publication,
                     std::shared_ptr<const portal::CurrentShelf> shelf);
void add_policy_routes(http::Router& router, const Publication& publication,
                       std::shared_ptr<const portal::CurrentShelf> shelf);

/// A GET route in that language; what is not found gets the page for that.
void add_page(http::Router& router, const Publication& publication,
              std::shared_ptr<const portal::CurrentShelf> shelf, pages::Locale locale,
              std::string pattern, PublicHandler handler);

}  // namespace ocop::library
