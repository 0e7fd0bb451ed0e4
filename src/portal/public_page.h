#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "pages/dictionary.h"
#include "pages/page.h"
#include "portal/frame.h"
#include "portal/shelf.h"

namespace ocop::portal {

/// One request for a public page of a room: its language and day, and the page while it is filled.
/// Rooms add what their own pages share. Outlived by the request and the shelf.
class PublicPage {
 public:
  /// `at` is the item of the menu: "AT_NEWS".
  PublicPage(const CurrentShelf& shelf, const http::Request& request, pages::Locale locale,
             Date today, std::string base_url, std::string_view at);
  PublicPage(const PublicPage&) = delete;

  const http::Request& request;
  const pages::Locale locale;
  const Date today;
  pages::Dictionary page;

  const Visit& visit() const { return visit_; }
  std::string words(pages::Key key) const { return std::string(pages::text(locale, key)); }
  std::string words(pages::Key key, std::initializer_list<std::string_view> arguments) const {
    return pages::text(locale, key, arguments);
  }
  std::string asked(std::string_view name) const { return request.query_value(name).value_or(""); }

  /// Title, addresses and crumbs; `parents` stand between the home page and this one. A page that a
  /// query narrows is not listed in search engines.
  void frame(const std::string& title, const std::string& description, const std::string& path_vi,
             const std::string& path_en, std::vector<Crumb> parents = {});
  http::Response respond(std::string_view template_name, int status = 200) const {
    return pages::respond(status, locale, template_name, page);
  }

 private:
  const std::string base_url_;
  const std::string_view at_;
  const Visit visit_;
};

/// Each line of a text as a PARAGRAPH with its TEXT.
void fill_paragraphs(pages::Dictionary& at, std::string_view words);

}  // namespace ocop::portal
