#pragma once

#include <string>

#include "culture/exhibition.h"
#include "culture/publication.h"
#include "portal/public_page.h"

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

/// One request: what is shown, at what moment, and its page.
class PublicPage : public portal::PublicPage {
 public:
  PublicPage(const Publication& publication, const portal::CurrentShelf& shelf,
             const http::Request& request, pages::Locale locale, const Exhibition& all);

  const Publication& publication;
  const Exhibition& all;
  const Moment moment;
};

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
