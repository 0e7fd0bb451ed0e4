#include "bulletins/catalogue_paper.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "pages/format.h"

namespace ocop::bulletins {
namespace {

using pages::Key;
using pages::Locale;
using print::Align;
using print::Family;
using print::Lines;
using print::Press;
using print::Slant;
using print::Weight;

// Millimetres.
constexpr double margin = 15, gutter = 8, top = 24, row_gap = 6;
constexpr std::size_t columns = 2, rows = 3, cards = columns * rows;
constexpr double card_width = (210 - 2 * margin - gutter) / 2;
constexpr double card_height = (297 - top - 20 - (rows - 1) * row_gap) / rows;
constexpr double picture_height = 40, code_side = 25, pad = 4;

/// A maker with the pages on which its products stand.
struct Maker {
  std::string name, address, phone;
  std::vector<std::size_t> pages;
};

class Catalogue {
 public:
  Catalogue(const CataloguePaper& paper, Locale locale, const PaperGround& ground,
            print::Finish finish)
      : paper_(paper),
        locale_(locale),
        ground_(ground),
        press_(print::a4, finish, word("bulletins.catalogue_title"_key), ground.made_at),
        pictures_(ground.pictures, media::Width::w640) {}

  Result<std::string> pdf() {
    cover();
    TRY_VOID(guide());
    for (std::size_t first = 0; first < paper_.products.size(); first += cards) {
      TRY_VOID(page(first));
    }
    makers();
    return press_.finish();
  }

 private:
  std::string word(Key key) const { return std::string(pages::text(locale_, key)); }
  std::string word(Key key, std::initializer_list<std::string_view> arguments) const {
    return pages::text(locale_, key, arguments);
  }

  void cover() {
    press_.begin_page();
    const auto [width, height] = press_.sheet();
    const double over = print::bleed_millimetres;
    press_.fill_sheet(colour::lake);
    press_.ripples(colour::on_lake, .17, width * .74, height * .80, 260, 9);
    draw_band(press_, -over, 62, width + 2 * over);
    press_.write(word("bulletins.catalogue_over"_key), margin + 5, 40, width - 2 * margin - 10,
                 {.points = 13, .weight = Weight::bold, .colour = colour::on_lake});
    double y = 82;
    y += press_.write(word("bulletins.catalogue_title"_key), margin + 5, y, width - 2 * margin - 10,
                      {.points = 50,
                       .family = Family::serif,
                       .weight = Weight::bold,
                       .colour = colour::paper,
                       .leading = 1.12}) +
         6;
    if (!paper_.narrowed.empty()) {
      y += press_.write(paper_.narrowed, margin + 5, y, width - 2 * margin - 10,
                        {.points = 18, .family = Family::serif, .colour = colour::gold}) +
           5;
    }
    press_.write(word("bulletins.catalogue_count"_key,
                      {std::to_string(paper_.products.size()), pages::format_day(paper_.day)}),
                 margin + 5, y, width - 2 * margin - 10, {.points = 14, .colour = colour::on_lake});
    cover_pictures();
    if (paper_.is_demonstration) {
      press_.write(word("bulletins.demonstration"_key), margin + 5, height - 26,
                   width - 2 * margin - 10, {.points = 10, .colour = colour::on_lake});
    }
  }

  /// Six of the products, from all over the catalogue.
  void cover_pictures() {
    constexpr double x = margin + 5, y = 158, width = 170, picture_gap = 5;
    constexpr std::size_t in_row = 3, most = 6;
    constexpr double side = (width - (in_row - 1) * picture_gap) / in_row, height = side * .69;
    std::vector<const print::Picture*> chosen;
    std::set<std::string> seen;
    const std::size_t step = std::max<std::size_t>(1, paper_.products.size() / most);
    for (std::size_t i = 0; i < paper_.products.size() && chosen.size() < most; i += step) {
      const std::string& address = paper_.products[i].picture;
      if (!seen.insert(address).second) continue;
      if (const print::Picture* picture = pictures_.get(address)) chosen.push_back(picture);
    }
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      press_.picture(*chosen[i], x + static_cast<double>(i % in_row) * (side + picture_gap),
                     y + static_cast<double>(i / in_row) * (height + picture_gap), side, height, 2);
    }
  }

  /// How to read a card, and the way to the same catalogue on the web.
  Result<void> guide() {
    press_.begin_page();
    const double width = press_.sheet().width - 2 * margin;
    double y = 30;
    y += press_.write(word("bulletins.guide_title"_key), margin, y, width,
                      {.points = 26,
                       .family = Family::serif,
                       .weight = Weight::bold,
                       .colour = colour::lake}) +
         8;
    for (const Key key : {"bulletins.guide_order"_key, "bulletins.guide_stars"_key,
                          "bulletins.guide_code"_key, "bulletins.guide_price"_key}) {
      press_.fill(colour::gold, margin, y + 1.6, 5, .9);
      y += press_.write(word(key), margin + 9, y, width - 9,
                        {.points = 12, .colour = colour::ink, .leading = 1.5}) +
           5;
    }
    y += 8;
    constexpr double side = 42;
    press_.fill(colour::mist, margin, y, width, side + 12, 2);
    TRY_VOID(draw_code(press_, whole_address(ground_, pages::text(locale_, "page.products"_key)),
                       margin + 6, y + 6, side));
    press_.write(word("bulletins.guide_web"_key), margin + side + 14, y + 12, width - side - 20,
                 {.points = 13, .weight = Weight::bold, .colour = colour::lake, .leading = 1.35});
    press_.write(whole_address(ground_, pages::text(locale_, "page.products"_key)),
                 margin + side + 14, y + 32, width - side - 20,
                 {.points = 9.5, .colour = colour::ink_2});
    draw_foot(press_, word("bulletins.catalogue_title"_key), margin);
    return ok();
  }

  Result<void> page(std::size_t first) {
    press_.begin_page();
    const std::size_t last = std::min(first + cards, paper_.products.size());
    const double width = press_.sheet().width - 2 * margin;
    // The first and the last name of the page, as in a dictionary.
    press_.write(paper_.products[first].name, margin, 11.5, width / 2 - 4,
                 {.points = 8.5, .weight = Weight::bold, .colour = colour::lake, .lines_max = 1});
    press_.write(paper_.products[last - 1].name, margin + width / 2 + 4, 11.5, width / 2 - 4,
                 {.points = 8.5,
                  .weight = Weight::bold,
                  .colour = colour::lake,
                  .align = Align::right,
                  .lines_max = 1});
    press_.line(colour::lacquer, .5, margin, 17.5, margin + 16, 17.5);
    press_.line(colour::gold, .5, margin + 16, 17.5, margin + 24, 17.5);
    press_.line(colour::line, .2, margin + 24, 17.5, margin + width, 17.5);
    for (std::size_t i = first; i < last; ++i) {
      const std::size_t place = i - first;
      const double x = margin + static_cast<double>(place % columns) * (card_width + gutter);
      const double y = top + static_cast<double>(place / columns) * (card_height + row_gap);
      TRY_VOID(card(paper_.products[i], x, y));
    }
    draw_foot(press_, foot_words(), margin);
    return ok();
  }

  std::string foot_words() const {
    std::string words = word("bulletins.catalogue_title"_key);
    if (!paper_.narrowed.empty()) words += " · " + paper_.narrowed;
    return words + " · " + pages::format_day(paper_.day);
  }

  Result<void> card(const ToldProduct& told, double x, double y) {
    press_.fill(colour::mist, x, y, card_width, card_height, 2);
    if (const print::Picture* picture = pictures_.get(told.picture)) {
      press_.picture(*picture, x, y, card_width, picture_height, 2);
    } else {
      press_.fill(colour::lake, x, y, card_width, picture_height, 2);
      press_.write(told.name, x + pad, y + picture_height / 2 - 5, card_width - 2 * pad,
                   {.points = 13,
                    .family = Family::serif,
                    .slant = Slant::italic,
                    .colour = colour::on_lake,
                    .align = Align::centre,
                    .lines_max = 1});
    }
    const double words_width = card_width - 2 * pad - code_side - 2;
    double at = y + picture_height + pad - .5;
    TRY_VOID(draw_code(press_, whole_address(ground_, told.link),
                       x + card_width - pad - code_side + 2, at + .5, code_side));
    at += press_.write(told.name, x + pad, at, words_width,
                       {.points = 12,
                        .family = Family::serif,
                        .weight = Weight::bold,
                        .colour = colour::ink,
                        .leading = 1.2,
                        .lines_max = 2}) +
          1;
    if (told.stars > 0) {
      draw_stars(press_, told.stars, x + pad, at, 3.8);
      at += 5;
    }
    const std::string maker = told.ward.empty() ? told.maker : told.maker + ", " + told.ward;
    press_.write(maker, x + pad, at, words_width,
                 {.points = 8.2, .colour = colour::ink_2, .leading = 1.3, .lines_max = 2});
    std::string pack = told.pack;
    if (!told.price.empty()) pack += (pack.empty() ? "" : " · ") + told.price;
    press_.write(pack, x + pad, y + card_height - pad - 4.5, words_width,
                 {.points = 9.5, .weight = Weight::bold, .colour = colour::lake, .lines_max = 1});
    return note_maker(told);
  }

  Result<void> note_maker(const ToldProduct& told) {
    if (told.maker.empty()) return ok();
    auto& maker = makers_[vietnamese_sort_key(told.maker) + told.maker];
    maker.name = told.maker;
    maker.address = told.address;
    maker.phone = told.phone;
    if (maker.pages.empty() || maker.pages.back() != press_.pages()) {
      maker.pages.push_back(press_.pages());
    }
    return ok();
  }

  /// In two columns, in the order of their names.
  void makers() {
    constexpr double bottom = 22;
    double x = margin, y = 0;
    const auto begin = [&] {
      press_.begin_page();
      draw_foot(press_, foot_words(), margin);
      x = margin;
      y = top;
    };
    begin();
    y += press_.write(word("bulletins.makers"_key), margin, y, 180,
                      {.points = 22,
                       .family = Family::serif,
                       .weight = Weight::bold,
                       .colour = colour::lake}) +
         6;
    const double first_top = y;
    double column_top = first_top;
    for (const auto& [key, maker] : makers_) {
      std::string pages;
      for (const std::size_t page : maker.pages) {
        pages += (pages.empty() ? "" : ", ") + std::to_string(page);
      }
      std::string below = maker.address;
      if (!maker.phone.empty()) below += "\n" + maker.phone;
      const Lines name = press_.lay(
          maker.name, card_width - 16,
          {.points = 9.5, .weight = Weight::bold, .colour = colour::ink, .leading = 1.3});
      const Lines where = press_.lay(below, card_width - 16,
                                     {.points = 8.2, .colour = colour::ink_2, .leading = 1.35});
      const double height = name.height() + where.height() + 3.5;
      if (y + height > press_.sheet().height - bottom) {
        if (x == margin) {
          x += card_width + gutter;
          y = column_top;
        } else {
          begin();
          column_top = top;
        }
      }
      press_.draw(name, x, y);
      press_.write(pages, x + card_width - 16, y, 16,
                   {.points = 9,
                    .weight = Weight::bold,
                    .colour = colour::lacquer,
                    .align = Align::right,
                    .lines_max = 2});
      press_.draw(where, x, y + name.height() + .4);
      y += height;
    }
  }

  const CataloguePaper& paper_;
  Locale locale_;
  const PaperGround& ground_;
  Press press_;
  PaperPictures pictures_;
  std::map<std::string, Maker> makers_;  // by the order of their names
};

}  // namespace

Result<std::string> catalogue_pdf(const CataloguePaper& paper, Locale locale,
                                  const PaperGround& ground, print::Finish finish) {
  return Catalogue(paper, locale, ground, finish).pdf();
}

}  // namespace ocop::bulletins
