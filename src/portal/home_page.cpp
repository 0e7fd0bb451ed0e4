#include <algorithm>
#include <map>

#include "base/limits.h"
#include "pages/format.h"
#include "pages/page.h"
#include "portal/addresses.h"
#include "portal/pages.h"
#include "portal/product_card.h"
#include "portal/structured_data.h"

namespace ocop::portal {
namespace {

using pages::Dictionary;
using pages::Locale;
using pages::text;

std::string number(const Visit& visit, std::size_t count) {
  return pages::format_number(visit.locale, static_cast<double>(count));
}

void fill_featured(Dictionary& page, const Visit& visit) {
  const auto& order = visit.shelf->order(Order::stars, visit.locale);
  if (order.empty()) return;
  Dictionary& list = page.add("PRODUCTS");
  list.set("COUNT", number(visit, order.size()));
  for (std::size_t i = 0; i < std::min(order.size(), limits::home_products_max); ++i) {
    fill_card(list, visit, visit.shelf->products()[order[i]]);
  }
}

/// How many products carry five, four and three stars today, and what the shelf holds.
void fill_figures(Dictionary& page, const Visit& visit) {
  const Shelf& shelf = *visit.shelf;
  if (shelf.products().empty()) return;
  std::map<int, std::size_t, std::greater<>> by_stars{{5, 0}, {4, 0}, {3, 0}};
  for (const ShelfProduct& product : shelf.products()) {
    if (product.stars_in_force > 0) ++by_stars[product.stars_in_force];
  }
  std::size_t starred = 0, most = 1;
  for (const auto& [stars, count] : by_stars) {
    starred += count;
    most = std::max(most, count);
  }
  Dictionary& figures = page.add("FIGURES");
  for (const auto& [stars, count] : by_stars) {
    Dictionary& bar = figures.add("BAR");
    bar.set("NAME", text(visit.locale, "stars.number"_key, {std::to_string(stars)}));
    bar.set("HREF", std::string(text(visit.locale, "page.products"_key)) +
                        "?stars=" + std::to_string(stars));
    bar.set("COUNT", number(visit, count));
    bar.set("VALUE", std::to_string(count));
    bar.set("MOST", std::to_string(most));
  }
  figures.set("STARRED", number(visit, starred));
  figures.set("LISTED", number(visit, shelf.products().size()));
  figures.set("MAKERS", number(visit, shelf.producers().size()));
  figures.set("WARDS", number(visit, shelf.wards().size()));
  figures.set("DAY", pages::format_day(shelf.day()));
}

/// The story of the maker of the best product that has one.
void fill_story(Dictionary& page, const Visit& visit) {
  for (const std::size_t position : visit.shelf->order(Order::stars, visit.locale)) {
    const ShelfProduct& entry = visit.shelf->products()[position];
    if (entry.maker == nullptr || entry.product->picture.empty()) continue;
    const auto story = in(visit.locale, entry.maker->story_vi, entry.maker->story_en);
    if (story.empty()) continue;
    Dictionary& section = page.add("STORY");
    section.set("NAME", entry.maker->name);
    section.set("TEXT", story);
    section.set("HREF", producer_path(visit.locale, *entry.maker));
    section.set("SRC", entry.product->picture);
    section.set("ALT", picture_alt_in(visit.locale, *entry.product));
    return;
  }
}

void fill_news(Dictionary& page, const Visit& visit) {
  if (visit.news == nullptr) return;
  const auto lines = visit.news->newest(visit.locale);
  if (lines.empty()) return;
  Dictionary& news = page.add("NEWS");
  for (const NewsLine& line : lines) {
    Dictionary& item = news.add(&line == &lines.front() ? "FIRST" : "ITEM");
    item.set("NAME", line.title);
    item.set("HREF", line.path);
    item.set("LEAD", line.lead);
    item.set("TIME", line.time);
    item.set("MACHINE_TIME", line.machine_time);
    if (!line.picture.empty()) item.set_in("PICTURE", "SRC", line.picture);
  }
}

void fill_slogan(Dictionary& page, const Visit& visit) {
  if (visit.stories == nullptr) return;
  const std::string slogan = visit.stories->slogan(visit.locale, visit.shelf->day());
  if (!slogan.empty()) page.set_in("SLOGAN", "TEXT", slogan);
}

}  // namespace

http::Response home_page(const Visit& visit) {
  Dictionary page;
  fill_frame(page, visit,
             {.title = std::string(text(visit.locale, "home.title"_key)),
              .description = std::string(text(visit.locale, "home.lede"_key)),
              .path_vi = "/",
              .path_en = "/en/",
              .data = {website(visit)}},
             "AT_HOME");
  fill_featured(page, visit);
  fill_figures(page, visit);
  fill_news(page, visit);
  fill_story(page, visit);
  fill_slogan(page, visit);
  return pages::respond(200, visit.locale, "home.html", page);
}

}  // namespace ocop::portal
