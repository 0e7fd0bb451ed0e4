#pragma once

#include <string>
#include <vector>

#include "culture/exhibition.h"
#include "culture/publication.h"
#include "pages/dictionary.h"
#include "pages/page.h"
#include "portal/frame.h"

/// What the public pages of this room share.
namespace ocop::culture {

std::string home(pages::Locale locale);
std::string path_of_place(pages::Locale locale, const Place& place);
std::string path_of_route(pages::Locale locale, const Route& route);
std::string_view default_language(pages::Locale locale);  ///< "vi", "en"

/// The day and the minute that a page speaks of.
struct Moment {
  Date day;
  int minute = 0;
  bool is_chosen = false;   ///< else it is now in Viet Nam
  bool is_misread = false;  ///< something was asked for that is no day or hour
};
Moment moment_of(const http::Request& request, Timestamp now);

/// One request: what is shown, its language, and the frame of its page.
class PublicPage {
 public:
  PublicPage(const Publication& publication, const portal::CurrentShelf& shelf,
             const http::Request& request, pages::Locale locale, const Exhibition& all);

  const Publication& publication;
  const http::Request& request;
  const pages::Locale locale;
  const Exhibition& all;
  const Moment moment;
  pages::Dictionary page;

  std::string words(pages::Key key) const { return std::string(pages::text(locale, key)); }
  std::string words(pages::Key key, std::initializer_list<std::string_view> arguments) const {
    return pages::text(locale, key, arguments);
  }
  /// Title, addresses and crumbs; `parents` stand between the home page and this one.
  void frame(const std::string& title, const std::string& description, const std::string& path_vi,
             const std::string& path_en, std::vector<portal::Crumb> parents = {});
  http::Response respond(std::string_view template_name) const {
    return pages::respond(200, locale, template_name, page);
  }

 private:
  std::string base_url_;
  portal::Visit visit_;
};

/// Each line of a text as a PARAGRAPH with its TEXT.
void fill_paragraphs(pages::Dictionary& at, std::string_view words);
/// SRC, ALT and CREDIT of a picture.
void fill_picture(pages::Dictionary& at, const PublicPage& on, const records::Record& picture);
/// TONE and STATE: whether the place is open at the moment of the page, and until when.
void fill_openness(pages::Dictionary& at, const PublicPage& on, const Place& place);
/// "1,3 km", "350 m"
std::string distance(const PublicPage& on, double metres);

using PublicHandler = Result<http::Response> (*)(PublicPage&);
Result<http::Response> list_page(PublicPage& on);
Result<http::Response> place_page(PublicPage& on);
Result<http::Response> route_page(PublicPage& on);

}  // namespace ocop::culture
