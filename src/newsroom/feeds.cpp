#include "newsroom/feeds.h"

#include <fmt/format.h>

#include <array>

#include "newsroom/article_kind.h"
#include "newsroom/article_view.h"

namespace ocop::newsroom {
namespace {

using pages::text;

/// Without the control characters that XML 1.0 does not know.
std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') {
      out += c;
    }
  }
  return out;
}

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

std::string rss(pages::Locale locale, const std::string& base_url,
                const std::vector<const Article*>& articles) {
  const std::string home = base_url + std::string(text(locale, "page.news"_key));
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>{}</title><link>{}</link>"
      "<description>{}</description><language>{}</language>"
      "<atom:link href=\"{}/rss.xml\" rel=\"self\" type=\"application/rss+xml\"/>\n",
      xml(text(locale, "news.feed_title"_key)), xml(home), xml(text(locale, "news.lede"_key)),
      pages::code_of(locale), xml(home));
  for (const Article* article : articles) {
    const std::string address = base_url + public_path(locale, (*article)["code"]);
    out += fmt::format(
        "<item><title>{}</title><link>{}</link><guid isPermaLink=\"false\">{}</guid>"
        "<pubDate>{}</pubDate><dc:creator>{}</dc:creator><category>{}</category>"
        "<description>{}</description></item>\n",
        xml((*article)["title"]), xml(address), xml(article->id()),
        mail_time(article->release.published_at), xml((*article)["byline"]),
        xml(text(locale, category_label((*article)["category"]))), xml((*article)["lead"]));
  }
  return out + "</channel></rss>\n";
}

std::string atom(pages::Locale locale, const std::string& base_url, Timestamp now,
                 const std::vector<const Article*>& articles) {
  const std::string home = base_url + std::string(text(locale, "page.news"_key));
  Timestamp updated{};
  for (const Article* article : articles) updated = std::max(updated, article->release.released_at);
  if (articles.empty()) updated = now;
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:lang=\"{0}\"><title>{1}</title><id>{2}</id><link href=\"{2}\"/>"
      "<link rel=\"self\" href=\"{2}/atom.xml\"/><updated>{3}</updated>"
      "<author><name>OCOP Hoàn Kiếm</name></author>\n",
      pages::code_of(locale), xml(text(locale, "news.feed_title"_key)), xml(home),
      format_utc(updated));
  for (const Article* article : articles) {
    const Release& release = article->release;
    out += fmt::format(
        "<entry><title>{}</title><id>urn:ocop:article:{}</id><link href=\"{}\"/>"
        "<published>{}</published><updated>{}</updated><author><name>{}</name></author>"
        "<summary>{}</summary></entry>\n",
        xml((*article)["title"]), xml(article->id()),
        xml(base_url + public_path(locale, (*article)["code"])), format_utc(release.published_at),
        format_utc(std::max(release.published_at, release.released_at)),
        xml((*article)["byline"].empty() ? "OCOP Hoàn Kiếm" : (*article)["byline"]),
        xml((*article)["lead"]));
  }
  return out + "</feed>\n";
}

}  // namespace ocop::newsroom
