#pragma once

#include <string>
#include <vector>

#include "library/publication.h"
#include "pages/dictionary.h"
#include "pages/page.h"
#include "portal/frame.h"

/// What the public pages of this room share.
namespace ocop::library {

/// One request: today, its language, and the frame of its page.
class PublicPage {
 public:
  PublicPage(const Publication& publication, const portal::CurrentShelf& shelf,
             const http::Request& request, pages::Locale locale);

  const Publication& publication;
  const http::Request& request;
  const pages::Locale locale;
  const Date today;
  pages::Dictionary page;
  std::vector<const Term*> told = {};  ///< terms that the page explains already

  std::string words(pages::Key key) const { return std::string(pages::text(locale, key)); }
  std::string words(pages::Key key, std::initializer_list<std::string_view> arguments) const {
    return pages::text(locale, key, arguments);
  }
  std::string asked(std::string_view name) const { return request.query_value(name).value_or(""); }

  /// Title, addresses and crumbs. `parents` stand between the home page and this one.
  void frame(const std::string& title, const std::string& description, const std::string& path_vi,
             const std::string& path_en, std::vector<portal::Crumb> parents = {});
  http::Response respond(std::string_view template_name, int status = 200) const {
    return pages::respond(status, locale, template_name, page);
  }

 private:
  std::string base_url_;
  portal::Visit visit_;
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
