#include "bulletins/publication.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "bulletins/bulletin_paper.h"
#include "bulletins/bulletin_view.h"
#include "bulletins/editions.h"
#include "bulletins/limits.h"
#include "pages/error_pages.h"
#include "pages/format.h"
#include "portal/public_page.h"
#include "portal/public_picture.h"
#include "records/codes.h"

namespace ocop::bulletins {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;
using records::Reading;
using records::Record;

const Error nothing{Code::not_found, "there is no such bulletin", ""};

long long whole_in(std::string_view digits) {
  long long number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  return is_whole && number > 0 && digits.front() != '0' ? number : 0;
}

std::string home(Locale locale) { return std::string(text(locale, "page.bulletins"_key)); }

/// All editions of the asked number, and the one that was asked for.
struct Found {
  std::vector<Edition> editions;  ///< the newest first
  Edition edition;
  Content content;
};

/// How a page is asked for.
enum class Shape : std::uint8_t { page, pdf, plain };

class BulletinPages {
 public:
  explicit BulletinPages(const Publication& publication)
      : publication_(publication), shelf_(publication.sources.catalogue) {}

  Result<Response> list(const Request& request, Locale locale) const;
  Result<Response> issue(const Request& request, Locale locale) const;
  Result<Response> picture(const Request& request) const;

 private:
  Date today() const { return date_of(publication_.clock.now()); }
  Result<Found> find(const Request& request, std::string_view number) const;
  Result<Response> page(const Request& request, Locale locale, const Found& found) const;
  Result<Response> pdf(const Request& request, const Found& found) const;

  const Publication& publication_;
  portal::CurrentShelf shelf_;
};

void fill_issue(Dictionary& at, Locale locale, const Edition& edition) {
  const Content content = content_from(edition.json);
  const std::string path = bulletin_path(locale, content.series_code, edition.number);
  Dictionary& issue = at.add("ISSUE");
  issue.set("HREF", path);
  issue.set("PDF", path + ".pdf");
  issue.set("NUMBER", number_words(locale, edition.number));
  issue.set("DAY", pages::format_day(content.issued_on));
  issue.set("MACHINE_DAY", format_iso(content.issued_on));
  issue.set("NAME", content.title);
  issue.set("LEAD", locale == Locale::english ? content.lead_en : content.lead);
  issue.set("LANGUAGE", pages::code_of(locale));
  if (edition.edition > 1) issue.show("CORRECTED");
  for (const Picture* picture : content.pictures()) {
    if (!picture->counts()) continue;
    Dictionary& shown = issue.add("PICTURE");
    shown.set("SRC", picture->address);
    shown.set("ALT", picture->alt);
    break;
  }
}

Result<Response> BulletinPages::list(const Request& request, Locale locale) const {
  portal::PublicPage on(shelf_, request, locale, today(), publication_.base_url(), "AT_BULLETINS");
  on.frame(on.words("page.bulletins_name"_key), on.words("bulletins.list_lede"_key),
           home(Locale::vietnamese), home(Locale::english));
  return publication_.records.read([&](Reading& reading) -> Result<Response> {
    TRY(const auto all, reading.all(reading.kinds().get("bulletin_series")));
    bool has_any = false;
    for (const Record& series : all) {
      const auto editions = standing_editions(reading.session(), series.id);
      if (editions.empty()) continue;
      has_any = true;
      Dictionary& part = on.page.add("SERIES");
      part.set("SERIES_NAME", locale == Locale::english ? series["title_en"] : series["title"]);
      part.set("ISSUER", series["issuer"]);
      std::size_t shown = 0;
      for (const Edition& each : editions) {
        if (++shown <= limits::bulletins_shown_max) fill_issue(part, locale, each);
      }
    }
    if (!has_any) on.page.show("NOTHING");
    return on.respond("bulletins.html");
  });
}

Result<Found> BulletinPages::find(const Request& request, std::string_view number) const {
  const std::string code = records::in_capitals(request.parameter("series").value_or(""));
  const long long asked = whole_in(number);
  if (asked == 0) return nothing;
  return publication_.records.read([&](Reading& reading) -> Result<Found> {
    TRY(const auto series, reading.find_by_key(reading.kinds().get("bulletin_series"), {code}));
    if (!series) return nothing;
    Found found{.editions = editions_of(reading.session(), series->id, asked),
                .edition = {},
                .content = {}};
    if (found.editions.empty()) return nothing;
    const auto edition = request.query_value("edition");
    const long long which = edition ? whole_in(*edition) : found.editions.front().edition;
    const auto at = std::ranges::find(found.editions, which, &Edition::edition);
    if (at == found.editions.end()) return nothing;
    found.edition = *at;
    found.content = content_from(found.edition.json);
    return found;
  });
}

Result<Response> BulletinPages::issue(const Request& request, Locale locale) const {
  std::string number = request.parameter("number").value_or("");
  Shape shape = Shape::page;
  for (const auto& [ending, other] :
       {std::pair<std::string_view, Shape>{".pdf", Shape::pdf}, {".txt", Shape::plain}}) {
    if (!number.ends_with(ending)) continue;
    number.resize(number.size() - ending.size());
    shape = other;
  }
  TRY(const Found found, find(request, number));
  if (shape == Shape::page) return page(request, locale, found);
  if (shape == Shape::pdf) return pdf(request, found);
  return http::respond(
      200, "text/plain; charset=utf-8",
      plain_text(found.content, number_words(Locale::vietnamese, found.edition.number),
                 publication_.base_url()));
}

Result<Response> BulletinPages::page(const Request& request, Locale locale,
                                     const Found& found) const {
  const std::string base_url = publication_.base_url();
  const portal::Visit visit{request, locale, shelf_.get(today()), base_url};
  const Content& content = found.content;
  const auto path = [&](Locale one) {
    return bulletin_path(one, content.series_code, found.edition.number);
  };
  const std::string number = number_words(locale, found.edition.number);
  Dictionary page;
  portal::fill_frame(page, visit,
                     {.title = number + ": " + content.title,
                      .description = locale == Locale::english ? content.lead_en : content.lead,
                      .path_vi = path(Locale::vietnamese),
                      .path_en = path(Locale::english),
                      .is_listed = request.query.empty()},
                     "AT_BULLETINS");
  portal::fill_crumbs(page, {{std::string(text(locale, "page.home_name"_key)),
                              std::string(text(locale, "page.home"_key))},
                             {std::string(text(locale, "page.bulletins_name"_key)), home(locale)},
                             {number, path(locale)}});
  fill_content(page, locale, content, Readers::everybody);
  const bool is_newest = found.edition.edition == found.editions.front().edition;
  const std::string asked = is_newest ? "" : "?edition=" + std::to_string(found.edition.edition);
  page.set("NUMBER", number);
  page.set("PDF", path(locale) + ".pdf" + asked);
  page.set("PLAIN", path(locale) + ".txt" + asked);
  page.set("SHA256", found.edition.sha256);
  page.set("APPROVED", pages::format_day(found.edition.approved_on));
  if (!is_newest) page.set_in("SUPERSEDED", "HREF", path(locale));
  for (const Edition& each : found.editions) {
    if (each.edition == 1) continue;
    Dictionary& correction = page.add("CORRECTION");
    correction.set("DAY", pages::format_day(each.approved_on));
    correction.set("WHAT", each.correction);
    correction.set("HREF", path(locale) + "?edition=" + std::to_string(each.edition - 1));
  }
  return pages::respond(200, locale, "bulletin.html", page);
}

/// "Bản đính chính …" for a second edition and later ones.
std::string edition_words(const Edition& edition) {
  if (edition.edition == 1) return {};
  return text(Locale::vietnamese, "bulletins.edition_words"_key,
              {std::to_string(edition.edition - 1), pages::format_day(edition.approved_on),
               edition.correction});
}

Result<Response> BulletinPages::pdf(const Request& request, const Found& found) const {
  const bool bleeds = request.query_value("bleed") == "1";
  const std::string base_url = publication_.base_url();
  const std::string path =
      bulletin_path(Locale::vietnamese, found.content.series_code, found.edition.number);
  const Imprint imprint{number_words(Locale::vietnamese, found.edition.number),
                        edition_words(found.edition), base_url + path, found.edition.sha256};
  const PaperGround ground{publication_.sources.pictures, base_url, found.edition.approved_at};
  TRY(const auto paper,
      publication_.workshop->get(
          "bulletin " + found.edition.id + (bleeds ? " bleed " : " ") + base_url, nullptr, [&] {
            return bulletin_pdf(found.content, imprint, ground,
                                bleeds ? print::Finish::bleed : print::Finish::trimmed);
          }));
  return paper_response(*paper, "ban-tin-" + to_lower_ascii(found.content.series_code) + "-" +
                                    std::to_string(found.edition.number) + ".pdf");
}

/// A picture that an edition shows; others are nobody's business yet.
Result<Response> BulletinPages::picture(const Request& request) const {
  const std::string id = request.parameter("id").value_or("");
  TRY(const bool is_shown, publication_.records.read([&](Reading& reading) -> Result<bool> {
    return shows_picture(reading.session(), std::string(picture_root) + id);
  }));
  if (!is_shown) return Error{Code::not_found, "there is no such picture", ""};
  return portal::public_picture(publication_.files, request);
}

}  // namespace

Response paper_response(const std::string& bytes, std::string_view name) {
  Response response = http::respond(200, "application/pdf", bytes);
  response.headers.set("Content-Disposition", "inline; filename=\"" + std::string(name) + "\"");
  response.headers.set("X-Robots-Tag", "noindex");
  return response;
}

void add_bulletin_routes(http::Router& router, const Publication& publication) {
  const auto pages = std::make_shared<const BulletinPages>(publication);
  const auto add = [&](std::string pattern, Locale locale, auto handler) {
    router.add({.methods = {http::Method::get},
                .pattern = std::move(pattern),
                .handler = [locale, handler = std::move(handler)](const Request& request) {
                  return pages::page_or_reason(handler(request), locale, request.path);
                }});
  };
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    add(home(locale), locale,
        [pages, locale](const Request& request) { return pages->list(request, locale); });
    add(home(locale) + "/{series}/{number}", locale,
        [pages, locale](const Request& request) { return pages->issue(request, locale); });
  }
  add(std::string(picture_root) + "{id}", Locale::vietnamese,
      [pages](const Request& request) { return pages->picture(request); });
}

portal::SearchSource search_source(const Publication& publication) {
  return {.name = "page.bulletins_name"_key,
          .find = [&publication](Locale locale, std::string_view words, std::size_t most) {
            return publication.records.read([&](Reading& reading) -> Result<portal::SearchHits> {
              portal::SearchHits hits;
              TRY(const auto all, reading.all(reading.kinds().get("bulletin_series")));
              for (const Record& series : all) {
                for (const Edition& edition : standing_editions(reading.session(), series.id)) {
                  if (hits.size() == most) return hits;
                  const Content content = content_from(edition.json);
                  const std::string& lead =
                      locale == Locale::english ? content.lead_en : content.lead;
                  if (!portal::says(content.title + ' ' + lead, words)) continue;
                  hits.push_back({content.title,
                                  bulletin_path(locale, content.series_code, edition.number),
                                  number_words(locale, edition.number) + " · " +
                                      pages::format_day(content.issued_on)});
                }
              }
              return hits;
            });
          }};
}

}  // namespace ocop::bulletins
