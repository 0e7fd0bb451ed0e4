#include "bulletins/bulletin_view.h"

#include <algorithm>

#include "base/text.h"
#include "bulletins/gathering.h"
#include "newsroom/markup.h"
#include "pages/format.h"

namespace ocop::bulletins {
namespace {

using pages::Dictionary;
using pages::Locale;
using pages::text;

/// Pictures of a bulletin are blocks of their own, with words and rights.
std::string without_pictures(std::string html) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"<figure>", "</figure>"}, {"<img ", ">"}}) {
    for (auto at = html.find(open); at != html.npos; at = html.find(open, at)) {
      const auto end = html.find(close, at);
      html.erase(at, end == html.npos ? html.npos : end + close.size() - at);
    }
  }
  return html;
}

/// The markup begins at h2, and escapes every other "<".
std::string with_headings(std::string html, int level) {
  constexpr int first = 2, last = 6;
  for (int each = last; each >= first; --each) {
    const std::string now = std::to_string(std::min(each + level - first, last));
    for (const std::string_view mark : {"<h", "</h"}) {
      const std::string was = std::string(mark) + std::to_string(each) + ">";
      for (auto at = html.find(was); at != html.npos; at = html.find(was, at + was.size())) {
        html.replace(at, was.size(), std::string(mark) + now + ">");
      }
    }
  }
  return html;
}

/// Headings stand below those of the issue: `level` is that of the highest.
std::string html_of(std::string_view markup, int level) {
  std::string html;
  for (const newsroom::BodyPart& part : newsroom::body_parts(markup)) {
    if (part.gtin.empty()) html += newsroom::html_of(part.markup);
  }
  return without_pictures(with_headings(std::move(html), level));
}

std::string source_of(const Picture& picture, Readers readers) {
  if (readers == Readers::everybody || !picture.address.starts_with(picture_root)) {
    return picture.address;
  }
  return "/office/files/" + file_in(picture.address);
}

void fill_picture(Dictionary& at, const Block& block, Readers readers) {
  if (!block.picture) return;
  Dictionary& picture = at.add("PICTURE");
  picture.set("SRC", source_of(*block.picture, readers));
  picture.set("ALT", block.picture->alt);
  if (!block.picture->rights.empty()) picture.set_in("CREDIT", "TEXT", block.picture->rights);
}

void fill_lines(Dictionary& at, std::string_view words) {
  for (const std::string_view line : split(words, '\n')) {
    if (!trim(line).empty()) at.set_in("LINE", "TEXT", trim(line));
  }
}

void fill_told(Dictionary& part, Locale locale, const Block& block, Readers readers) {
  part.set("NAME", block.title);
  part.set("LEAD", block.lead);
  if (!block.path_vi.empty()) {
    part.set_in("LINK", "HREF", locale == Locale::english ? block.path_en : block.path_vi);
  }
  if (!block.source.empty()) part.set_in("SOURCE", "TEXT", block.source);
  if (!block.detail.empty()) part.set_in("DETAIL", "TEXT", block.detail);
  if (!block.words.empty()) part.add("BODY").set("HTML", html_of(block.words, 4));
  if (block.stars > 0) {
    Dictionary& stars = part.add("STARS");
    stars.set("COUNT", std::to_string(block.stars));
    stars.set("TEXT", text(locale, "bulletins.stars_words"_key, {std::to_string(block.stars)}));
  }
  fill_picture(part, block, readers);
}

void fill_block(Dictionary& at, Locale locale, const Block& block, Readers readers) {
  switch (block.kind) {
    case BlockKind::heading:
      return at.set_in("HEADING", "TEXT", block.words);
    case BlockKind::text:
      return at.set_in("TEXT", "HTML", html_of(block.words, 3));
    case BlockKind::article:
      return fill_told(at.add("ARTICLE"), locale, block, readers);
    case BlockKind::story:
      return fill_told(at.add("STORY"), locale, block, readers);
    case BlockKind::product:
      return fill_told(at.add("PRODUCT"), locale, block, readers);
    case BlockKind::picture:
      return fill_picture(at, block, readers);
    case BlockKind::slogan:
      return at.set_in("SLOGAN", "TEXT", block.words);
    case BlockKind::quote: {
      Dictionary& quote = at.add("QUOTE");
      quote.set("WHO", block.source);
      return fill_lines(quote, block.words);
    }
    case BlockKind::contact:
      return fill_lines(at.add("CONTACT"), block.words);
  }
}

}  // namespace

void fill_content(Dictionary& page, Locale locale, const Content& content, Readers readers) {
  page.set("SERIES", locale == Locale::english ? content.series_en : content.series);
  page.set("NAME", content.title);
  page.set("DAY", pages::format_day(content.issued_on));
  page.set("MACHINE_DAY", format_iso(content.issued_on));
  page.set("LEAD", content.lead);
  if (locale == Locale::english) page.set_in("ENGLISH", "TEXT", content.lead_en);
  for (const Block& block : content.blocks) {
    fill_block(page.add("BLOCK"), locale, block, readers);
  }
  page.set("ISSUER", content.issuer);
  fill_lines(page.add("IMPRINT"), content.contact);
  if (content.is_demonstration) page.show("INVENTED");
}

std::string bulletin_path(Locale locale, std::string_view series_code, long long number) {
  return std::string(text(locale, "page.bulletins"_key)) + "/" + to_lower_ascii(series_code) + "/" +
         std::to_string(number);
}

std::string number_words(Locale locale, long long number) {
  return text(locale, "bulletins.number_words"_key, {std::to_string(number)});
}

}  // namespace ocop::bulletins
