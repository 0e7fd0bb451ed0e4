#include "messages/publication.h"

#include <algorithm>

#include "base/log.h"
#include "base/text.h"
#include "messages/limits.h"
#include "messages/message_view.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/feed.h"
#include "portal/frame.h"
#include "records/codes.h"

namespace ocop::messages {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using records::Reading;

std::string detail_of(const registry::Catalogue& catalogue, const Message& message) {
  const auto* unit = catalogue.unit_tree().latest(message.unit_code);
  return (unit == nullptr ? "" : full_name(*unit) + " · ") + pages::format_day(*message.sent_on);
}

std::string root(Locale locale) {
  return std::string(pages::text(locale, "messages.public_root"_key));
}

void fill_list(Dictionary& page, const registry::Catalogue& catalogue, Locale locale,
               std::vector<Message> messages, bool is_first) {
  if (messages.empty() && is_first) page.show("NOTHING");
  if (!is_first) page.set_in("NEWEST", "HREF", root(locale));
  if (messages.size() > limits::notices_page_rows_max) {
    messages.resize(limits::notices_page_rows_max);
    page.set_in("OLDER", "HREF", root(locale) + "?before=" + to_lower_ascii(messages.back().code));
  }
  if (messages.empty()) return;
  Dictionary& list = page.add("NOTICES");
  for (const Message& each : messages) {
    Dictionary& one = list.add("NOTICE");
    one.set("NAME", each.title);
    one.set("HREF", public_path(locale, each));
    one.set("DETAIL", detail_of(catalogue, each));
  }
}

Result<Response> list_page(const Ground& ground, const Request& request, Locale locale) {
  const auto catalogue = ground.catalogues();
  return ground.records.read([&](Reading& reading) -> Result<Response> {
    const auto last = find_message_by_code(
        reading.session(), records::in_capitals(request.query_value("before").value_or("")));
    const bool is_first = !last || !is_public(*last);
    Dictionary page;
    portal::fill_plain_frame(page, *catalogue, pages::text(locale, "messages.public_title"_key),
                             root(Locale::vietnamese), root(Locale::english));
    fill_list(page, *catalogue, locale,
              is_first ? public_messages(reading.session())
                       : public_messages_before(reading.session(), *last),
              is_first);
    return pages::respond(200, locale, "notices.html", page);
  });
}

/// The first paragraph says what it is about.
std::string summary_of(const Message& message) {
  const auto paragraphs = paragraphs_of(message.body);
  return paragraphs.empty() ? std::string() : paragraphs.front();
}

Result<portal::Feed> feed_of(const Ground& ground, Locale locale) {
  const auto catalogue = ground.catalogues();
  return ground.records.read([&](Reading& reading) -> Result<portal::Feed> {
    auto messages = public_messages(reading.session());
    messages.resize(std::min(messages.size(), limits::notices_feed_entries_max));
    portal::Feed feed{.locale = locale,
                      .title = std::string(pages::text(locale, "messages.feed_title"_key)),
                      .description = std::string(pages::text(locale, "messages.public_lede"_key)),
                      .home = ground.base_url() + root(locale),
                      .updated_at = ground.records.clock().now()};
    for (const Message& each : messages) {
      const auto* unit = catalogue->unit_tree().latest(each.unit_code);
      feed.entries.push_back({.title = each.title,
                              .address = ground.base_url() + public_path(locale, each),
                              .id = each.code,
                              .published_at = each.sent_at,
                              .updated_at = each.sent_at,
                              .author = unit == nullptr ? std::string() : full_name(*unit),
                              .summary = summary_of(each)});
    }
    return feed;
  });
}

Result<Response> notice_page(const Ground& ground, const Request& request, Locale locale) {
  const auto catalogue = ground.catalogues();
  const std::string code = records::in_capitals(request.parameter("code").value_or(""));
  return ground.records.read([&](Reading& reading) -> Result<Response> {
    const auto message = find_message_by_code(reading.session(), code);
    if (!message || !is_public(*message)) {
      return Error{Code::not_found, "there is no such notice", code};
    }
    Forms forms = forms_of(reading.session(), *message, "");
    Dictionary page;
    portal::fill_plain_frame(page, *catalogue, message->title,
                             public_path(Locale::vietnamese, *message),
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
                    return pages::page_or_reason(handler(request), locale, request.path);
                  }});
    };
    add(path,
        [ground, locale](const Request& request) { return list_page(ground, request, locale); });
    add(path + "/rss.xml", [ground, locale](const Request&) -> Result<Response> {
      TRY(const portal::Feed feed, feed_of(ground, locale));
      return portal::rss(feed);
    });
    add(path + "/atom.xml", [ground, locale](const Request&) -> Result<Response> {
      TRY(const portal::Feed feed, feed_of(ground, locale));
      return portal::atom(feed, "notice");
    });
    add(path + "/{code}",
        [ground, locale](const Request& request) { return notice_page(ground, request, locale); });
  }
}

std::vector<portal::NoticeAddress> notice_addresses(const Ground& ground) {
  const auto read = ground.records.read([](Reading& reading) -> Result<std::vector<PublicAddress>> {
    return public_addresses(reading.session());
  });
  if (!read) {
    log::error("notices for the sitemap cannot be read: {}", to_string(read.error()));
    return {};
  }
  std::vector<portal::NoticeAddress> addresses;
  for (const auto& [code, sent_on] : *read) {
    const std::string last = '/' + to_lower_ascii(code);
    addresses.push_back({root(Locale::vietnamese) + last, root(Locale::english) + last, sent_on});
  }
  return addresses;
}

portal::SearchSource search_source(const Ground& ground) {
  return {
      .name = "page.notices_name"_key,
      .find = [&ground](Locale locale, std::string_view words, std::size_t most) {
        const auto catalogue = ground.catalogues();
        return ground.records.read([&](Reading& reading) -> Result<portal::SearchHits> {
          portal::SearchHits hits;
          for (const Message& each : public_messages(reading.session())) {
            if (hits.size() == most) break;
            if (!portal::says(each.title + ' ' + each.body, words)) continue;
            hits.push_back({each.title, public_path(locale, each), detail_of(*catalogue, each)});
          }
          return hits;
        });
      }};
}

}  // namespace ocop::messages
