#include "portal/feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/escape.h"

namespace ocop::portal {
namespace {

constexpr std::string_view publisher = "OCOP Hoàn Kiếm";

/// RFC 822: "Mon, 12 Aug 2019 09:21:00 +0700".
std::string mail_time(Timestamp moment) {
  static constexpr std::array days{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date date = date_of(moment);
  const auto weekday = static_cast<std::size_t>((days_from_date(date) % 7 + 7) % 7);
  return fmt::format("{}, {:02} {} {} {}:00 +0700", days[weekday], date.day,
                     months[static_cast<std::size_t>(date.month - 1)], date.year,
                     format_hour({moment, vietnam_offset_minutes}));
}

}  // namespace

http::Response rss(const Feed& feed) {
  const std::string home = escape_markup(feed.home);
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>{}</title><link>{}</link>"
      "<description>{}</description><language>{}</language>"
      "<atom:link href=\"{}/rss.xml\" rel=\"self\" type=\"application/rss+xml\"/>\n",
      escape_markup(feed.title), home, escape_markup(feed.description), pages::code_of(feed.locale),
      home);
  for (const FeedEntry& entry : feed.entries) {
    out += fmt::format(
        "<item><title>{}</title><link>{}</link><guid isPermaLink=\"false\">{}</guid>"
        "<pubDate>{}</pubDate><dc:creator>{}</dc:creator>",
        escape_markup(entry.title), escape_markup(entry.address), escape_markup(entry.id),
        mail_time(entry.published_at), escape_markup(entry.author));
    if (!entry.category.empty()) {
      out += "<category>" + escape_markup(entry.category) + "</category>";
    }
    out += "<description>" + escape_markup(entry.summary) + "</description></item>\n";
  }
  out += "</channel></rss>\n";
  return http::respond(200, "application/rss+xml; charset=utf-8", std::move(out));
}

http::Response atom(const Feed& feed, std::string_view kind) {
  const std::string home = escape_markup(feed.home);
  Timestamp updated{};
  for (const FeedEntry& entry : feed.entries) updated = std::max(updated, entry.updated_at);
  if (feed.entries.empty()) updated = feed.updated_at;
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:lang=\"{0}\"><title>{1}</title><id>{2}</id><link href=\"{2}\"/>"
      "<link rel=\"self\" href=\"{2}/atom.xml\"/><updated>{3}</updated>"
      "<author><name>{4}</name></author>\n",
      pages::code_of(feed.locale), escape_markup(feed.title), home, format_utc(updated), publisher);
  for (const FeedEntry& entry : feed.entries) {
    out += fmt::format(
        "<entry><title>{}</title><id>urn:ocop:{}:{}</id><link href=\"{}\"/>"
        "<published>{}</published><updated>{}</updated><author><name>{}</name></author>"
        "<summary>{}</summary></entry>\n",
        escape_markup(entry.title), kind, escape_markup(entry.id), escape_markup(entry.address),
        format_utc(entry.published_at), format_utc(entry.updated_at),
        entry.author.empty() ? std::string(publisher) : escape_markup(entry.author),
        escape_markup(entry.summary));
  }
  out += "</feed>\n";
  return http::respond(200, "application/atom+xml; charset=utf-8", std::move(out));
}

}  // namespace ocop::portal
