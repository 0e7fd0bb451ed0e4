#include "stories/publication.h"

#include <algorithm>

#include "pages/error_pages.h"
#include "pages/format.h"
#include "portal/addresses.h"
#include "portal/public_page.h"
#include "portal/public_picture.h"
#include "portal/structured_data.h"
#include "stories/limits.h"
#include "stories/story_kinds.h"

namespace ocop::stories {
namespace {

using http::Request;
using http::Response;
using pages::Dictionary;
using pages::Locale;
using pages::text;
using portal::Visit;
using registry::Product;

std::string home(Locale locale) { return std::string(text(locale, "page.stories"_key)); }

/// The same last part as the address of the product.
std::string path_of(Locale locale, const Product& product) {
  const std::string path = portal::product_path(locale, product);
  return home(locale) + path.substr(path.rfind('/'));
}

std::string leaflet_path(Locale locale, const Product& product) {
  return path_of(locale, product) + "/" + std::string(text(locale, "stories.leaflet_word"_key));
}

/// What a story says in one language: a translation, or the Vietnamese original.
struct Reading {
  const Translation* translation = nullptr;
  std::string language = "vi";
  std::string title, lead;
};

Reading reading_of(const Content& content, std::string_view language) {
  if (const auto* found = content.translation(language)) {
    return {found, found->language, found->title, found->lead};
  }
  return {nullptr, "vi", content["title"], content["lead"]};
}

std::string_view default_language(Locale locale) { return locale == Locale::english ? "en" : "vi"; }

class StoryPages {
 public:
  explicit StoryPages(const Publication& publication)
      : publication_(publication), shelf_(publication.catalogue) {}

  Response list(const Request& request, Locale locale) const;
  Response story(const Request& request, Locale locale) const;
  Response leaflet(const Request& request, Locale locale) const;
  Result<Response> picture(const Request& request) const;

 private:
  Date today() const { return date_of(publication_.clock.now()); }
  /// The product of the address, and its story.
  struct Found {
    const Product* product = nullptr;
    const Told* told = nullptr;
  };
  Found find(const registry::Catalogue& catalogue, const Moment& moment,
             std::string_view segment) const;
  void fill_story(Dictionary& page, const Visit& visit, const Moment& moment,
                  const Found& found) const;

  const Publication& publication_;
  portal::CurrentShelf shelf_;
};

StoryPages::Found StoryPages::find(const registry::Catalogue& catalogue, const Moment& moment,
                                   std::string_view segment) const {
  for (const std::string& code : portal::codes_in(segment)) {
    const Product* product = catalogue.product_by_code(code);
    const Told* told = product == nullptr ? nullptr : moment.of(product->id.text());
    if (told != nullptr) return {product, told};
  }
  return {};
}

Response StoryPages::list(const Request& request, Locale locale) const {
  portal::PublicPage on(shelf_, request, locale, today(), publication_.base_url(), "AT_STORIES");
  on.frame(on.words("page.stories_name"_key), on.words("stories.list_lede"_key),
           home(Locale::vietnamese), home(Locale::english));
  const auto moment = publication_.published.moment();
  Dictionary* cards = nullptr;
  std::size_t count = 0;
  std::vector<const Told*> newest;
  for (const Told& told : moment->stories) newest.push_back(&told);
  std::ranges::sort(newest, std::ranges::greater{},
                    [](const Told* each) { return each->version.published_at; });
  for (const Told* each : newest) {
    const Told& told = *each;
    const Product* product =
        on.visit().shelf->catalogue().product(registry::ProductId(told.version.product_id));
    if (product == nullptr || ++count > limits::stories_shown_max) continue;
    if (cards == nullptr) cards = &on.page.add("STORIES");
    const Reading reading = reading_of(told.content, default_language(locale));
    Dictionary& card = cards->add("STORY");
    card.set("HREF", path_of(locale, *product));
    card.set("LANGUAGE", reading.language);
    card.set("NAME", reading.title);
    card.set("LEAD", reading.lead);
    card.set("PRODUCT", std::string(portal::name_in(locale, *product)));
    if (told.content.pictures.empty()) continue;
    const Picture& picture = told.content.pictures.front();
    Dictionary& shown = card.add("PICTURE");
    shown.set("SRC", picture.address);
    shown.set("ALT", std::string(portal::in(locale, picture.alt, picture.alt_en)));
  }
  if (cards == nullptr) on.page.show("NOTHING");
  return on.respond("stories.html");
}

void fill_pictures(Dictionary& page, Locale locale, const Content& content) {
  for (const Picture& each : content.pictures) {
    const bool is_first = &each == &content.pictures.front();
    Dictionary& picture = page.add(is_first ? "LEAD_PICTURE" : "PICTURE");
    picture.set("SRC", each.address);
    picture.set("ALT", std::string(portal::in(locale, each.alt, each.alt_en)));
    picture.set("CREDIT", text(locale, "stories.credit"_key, {each.author, each.rights}));
  }
}

void fill_languages(Dictionary& page, Locale locale, const Content& content,
                    const std::string& path, std::string_view present) {
  if (content.translations.empty()) return;
  Dictionary& list = page.add("LANGUAGES");
  const auto add = [&](std::string_view code, std::string_view name) {
    Dictionary& item = list.add("LANGUAGE_LINK");
    item.set("CODE", code);
    item.set("NAME", name);
    item.set("HREF", path + "?lang=" + std::string(code));
    if (code == present) item.show("PRESENT");
  };
  add("vi", text(locale, "stories.language_vi"_key));
  for (const Translation& each : content.translations) {
    add(each.language, text(locale, label_of_language(each.language)));
  }
}

void fill_told(Dictionary& page, const Content& content, const Reading& reading, Locale locale) {
  page.set("LANGUAGE", reading.language);
  page.set("NAME", reading.title);
  page.set("LEAD", reading.lead);
  if (reading.translation != nullptr) {
    portal::fill_paragraphs(page.add("BODY"), reading.translation->body);
    page.set_in("CHECKED", "TEXT",
                text(locale, "stories.checked_by_name"_key, {reading.translation->checked_by}));
    return;
  }
  for (const Section& each : sections()) {
    if (content[each.field].empty()) continue;
    Dictionary& part = page.add("SECTION");
    part.set("ID", each.field);
    part.set("HEADING", text(locale, each.label));
    portal::fill_paragraphs(part, content[each.field]);
  }
  if (!content["web"].empty()) portal::fill_paragraphs(page.add("WEB"), content["web"]);
  if (locale == Locale::english) page.show("ONLY_VIETNAMESE");
}

void StoryPages::fill_story(Dictionary& page, const Visit& visit, const Moment& moment,
                            const Found& found) const {
  const Locale locale = visit.locale;
  const Content& content = found.told->content;
  const std::string asked = visit.request.query_value("lang").value_or("");
  const Reading reading =
      reading_of(content, asked.empty() ? default_language(locale) : std::string_view(asked));
  const std::string title = reading.title;
  const std::vector<portal::Crumb> crumbs{
      {std::string(text(locale, "page.home_name"_key)), std::string(text(locale, "page.home"_key))},
      {std::string(text(locale, "page.stories_name"_key)), home(locale)},
      {title, path_of(locale, *found.product)}};
  portal::fill_frame(page, visit,
                     {.title = title,
                      .description = reading.lead,
                      .path_vi = path_of(Locale::vietnamese, *found.product),
                      .path_en = path_of(Locale::english, *found.product),
                      .share_picture = portal::product_path(locale, *found.product) + "/share.png",
                      .is_listed = asked.empty(),
                      .data = {portal::breadcrumb_list(visit, crumbs)}},
                     "AT_STORIES");
  portal::fill_crumbs(page, crumbs);
  fill_told(page, content, reading, locale);
  fill_pictures(page, locale, content);
  fill_languages(page, locale, content, path_of(locale, *found.product), reading.language);
  page.set("PRODUCT", std::string(portal::name_in(locale, *found.product)));
  page.set("PRODUCT_HREF", portal::product_path(locale, *found.product));
  if (!content["clip_address"].empty()) {
    Dictionary& clip = page.add("CLIP");
    clip.set("HREF", content["clip_address"]);
    clip.set("ABOUT", content["clip_about"]);
  }
  if (!content["leaflet"].empty()) {
    page.set_in("LEAFLET_LINK", "HREF", leaflet_path(locale, *found.product));
  }
  if (const auto* slogan = moment.slogan(content["slogan_code"], visit.shelf->day())) {
    page.set_in("SLOGAN", "TEXT",
                std::string(portal::in(locale, (*slogan)["words"], (*slogan)["words_en"])));
  }
  const auto& catalogue = visit.shelf->catalogue();
  if (const auto* maker = catalogue.subject(found.product->subject)) {
    Dictionary& made_by = page.add("MAKER");
    made_by.set("NAME", maker->name);
    made_by.set("ADDRESS", maker->address);
    made_by.set("HREF", portal::producer_path(locale, *maker));
  }
  page.set("VERSION", text(locale, "stories.version_line"_key,
                           {std::to_string(found.told->version.number),
                            pages::format_day(found.told->version.published_on)}));
  page.set("SHA256", found.told->version.sha256);
}

Response StoryPages::story(const Request& request, Locale locale) const {
  const std::string base_url = publication_.base_url();
  const Visit visit{request, locale, shelf_.get(today()), base_url};
  const auto moment = publication_.published.moment();
  const std::string segment(request.parameter("one").value_or(""));
  const Found found = find(visit.shelf->catalogue(), *moment, segment);
  if (found.told == nullptr) return pages::not_found_page(locale, request.path);
  const std::string lasting = path_of(locale, *found.product);
  if (!lasting.ends_with("/" + segment)) return http::redirect(301, lasting);
  Dictionary page;
  fill_story(page, visit, *moment, found);
  return pages::respond(200, locale, "story.html", page);
}

Response StoryPages::leaflet(const Request& request, Locale locale) const {
  const std::string base_url = publication_.base_url();
  const Visit visit{request, locale, shelf_.get(today()), base_url};
  const auto moment = publication_.published.moment();
  const Found found =
      find(visit.shelf->catalogue(), *moment, std::string(request.parameter("one").value_or("")));
  const bool has_leaflet = found.told != nullptr && !found.told->content["leaflet"].empty();
  if (!has_leaflet) return pages::not_found_page(locale, request.path);
  Dictionary page;
  fill_story(page, visit, *moment, found);
  page.show("UNLISTED");
  portal::fill_paragraphs(page.add("LEAFLET"), found.told->content["leaflet"]);
  page.set("WHOLE_ADDRESS", base_url + path_of(locale, *found.product));
  if (!found.product->gtin.empty()) {
    page.set_in("CODE", "SRC", portal::product_path(locale, *found.product) + "/qr.svg");
  }
  return pages::respond(200, locale, "story_leaflet.html", page);
}

Result<Response> StoryPages::picture(const Request& request) const {
  const std::string id(request.parameter("id").value_or(""));
  if (!publication_.published.moment()->shows(std::string(picture_root) + id)) {
    return Error{Code::not_found, "there is no such picture", ""};
  }
  return portal::public_picture(publication_.files, request);
}

}  // namespace

void add_public_routes(http::Router& router, const Publication& publication) {
  const auto pages = std::make_shared<const StoryPages>(publication);
  const auto add = [&](std::string pattern, auto handler) {
    router.add({.methods = {http::Method::get},
                .pattern = std::move(pattern),
                .handler = std::move(handler)});
  };
  for (const Locale locale : {Locale::vietnamese, Locale::english}) {
    add(home(locale),
        [pages, locale](const Request& request) { return pages->list(request, locale); });
    add(home(locale) + "/{one}",
        [pages, locale](const Request& request) { return pages->story(request, locale); });
    add(home(locale) + "/{one}/" + std::string(text(locale, "stories.leaflet_word"_key)),
        [pages, locale](const Request& request) { return pages->leaflet(request, locale); });
  }
  add(std::string(picture_root) + "{id}", [pages](const Request& request) {
    auto answer = pages->picture(request);
    return answer ? *std::move(answer) : http::problem(answer.error());
  });
}

portal::SearchSource search_source(const Publication& publication) {
  return {.name = "page.stories_name"_key,
          .find = [&publication](Locale locale, std::string_view words, std::size_t most) {
            const auto catalogue = publication.catalogue();
            portal::SearchHits hits;
            for (const Told& told : publication.published.moment()->stories) {
              if (hits.size() == most) break;
              const auto* product =
                  catalogue->product(registry::ProductId(told.version.product_id));
              if (product == nullptr) continue;
              const Reading reading = reading_of(told.content, default_language(locale));
              const std::string name(portal::name_in(locale, *product));
              if (!portal::says(reading.title + ' ' + reading.lead + ' ' + name, words)) continue;
              hits.push_back({reading.title, path_of(locale, *product), name});
            }
            return hits;
          }};
}

portal::StorySource story_source(const Publication& publication) {
  return {.of = [&publication](Locale locale,
                               std::string_view product_id) -> std::optional<portal::StoryLead> {
            const auto moment = publication.published.moment();
            const Told* told = moment->of(product_id);
            if (told == nullptr) return std::nullopt;
            const auto catalogue = publication.catalogue();
            const Product* product =
                catalogue->product(registry::ProductId(std::string(product_id)));
            if (product == nullptr) return std::nullopt;
            const Reading reading = reading_of(told->content, default_language(locale));
            return portal::StoryLead{reading.title, reading.lead, path_of(locale, *product)};
          },
          .edition = [&publication] { return publication.published.moment()->edition; },
          .slogan = [&publication](Locale locale, Date day) -> std::string {
            const auto moment = publication.published.moment();
            const records::Record* slogan = moment->home_slogan(day);
            if (slogan == nullptr) return {};
            return std::string(portal::in(locale, (*slogan)["words"], (*slogan)["words_en"]));
          },
          .addresses =
              [&publication] {
                std::vector<portal::StoryAddress> all;
                const auto catalogue = publication.catalogue();
                for (const Told& told : publication.published.moment()->stories) {
                  const Product* product =
                      catalogue->product(registry::ProductId(told.version.product_id));
                  if (product == nullptr) continue;
                  all.push_back({path_of(Locale::vietnamese, *product),
                                 path_of(Locale::english, *product),
                                 format_iso(told.version.published_on)});
                }
                return all;
              }};
}

}  // namespace ocop::stories
