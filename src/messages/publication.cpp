#include "messages/publication.h"

#include <algorithm>

#include "messages/message_view.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/frame.h"

namespace ocop::messages {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using records::Reading;

void fill_frame(Dictionary& page, const registry::Catalogue& catalogue, std::string_view title,
                const std::string& path_vi, const std::string& path_en) {
  page.set("TITLE", title);
  page.set("PATH_VI", path_vi);
  page.set("PATH_EN", path_en);
  if (portal::is_demonstration(catalogue)) page.show("DEMONSTRATION");
}

std::string detail_of(const registry::Catalogue& catalogue, const Message& message) {
  const auto* unit = catalogue.unit_tree().latest(message.unit_code);
  return (unit == nullptr ? "" : full_name(*unit) + " · ") + pages::format_day(*message.sent_on);
}

Result<Response> list_page(const Ground& ground, Locale locale) {
  const auto catalogue = ground.catalogues();
  return ground.records.read([&](Reading& reading) -> Result<Response> {
    const auto messages = public_messages(reading.session());
    Dictionary page;
    const auto root = [](Locale one) {
      return std::string(pages::text(one, "messages.public_root"_key));
    };
    fill_frame(page, *catalogue, pages::text(locale, "messages.public_title"_key),
               root(Locale::vietnamese), root(Locale::english));
    if (messages.empty()) page.show("NOTHING");
    Dictionary* list = messages.empty() ? nullptr : &page.add("NOTICES");
    for (const Message& each : messages) {
      Dictionary& one = list->add("NOTICE");
      one.set("NAME", each.title);
      one.set("HREF", public_path(locale, each));
      one.set("DETAIL", detail_of(*catalogue, each));
    }
    return pages::respond(200, locale, "notices.html", page);
  });
}

Result<Response> notice_page(const Ground& ground, const Request& request, Locale locale) {
  const auto catalogue = ground.catalogues();
  std::string code = request.parameter("code").value_or("");
  std::ranges::transform(code, code.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return ground.records.read([&](Reading& reading) -> Result<Response> {
    const auto message = find_message_by_code(reading.session(), code);
    if (!message || !is_public(*message)) {
      return Error{Code::not_found, "there is no such notice", code};
    }
    Forms forms = forms_of(reading.session(), *message, "");
    Dictionary page;
    fill_frame(page, *catalogue, message->title, public_path(Locale::vietnamese, *message),
               public_path(Locale::english, *message));
    page.set("DETAIL", detail_of(*catalogue, *message) + " · " + message->code);
    if (locale == Locale::english) page.show("VIETNAMESE_ONLY");
    fill_paragraphs(page, forms[Form::web]);
    return pages::respond(200, locale, "notice.html", page);
  });
}

}  // namespace

void add_public_routes(http::Router& router, const Ground& ground) {
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    const std::string path(pages::text(locale, "messages.public_root"_key));
    const auto add = [&](std::string pattern, auto handler) {
      router.add({.methods = {http::Method::get},
                  .pattern = std::move(pattern),
                  .handler = [locale, handler](const Request& request) {
                    Result<Response> answer = handler(request);
                    if (answer) return std::move(*answer);
                    if (answer.error().code == Code::not_found) {
                      return pages::not_found_page(locale, request.path);
                    }
                    return http::problem(answer.error());
                  }});
    };
    add(path, [ground, locale](const Request&) { return list_page(ground, locale); });
    add(path + "/{code}",
        [ground, locale](const Request& request) { return notice_page(ground, request, locale); });
  }
}

}  // namespace ocop::messages
