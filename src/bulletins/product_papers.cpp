#include "bulletins/product_papers.h"

#include <algorithm>

#include "bulletins/told_text.h"

namespace ocop::bulletins {
namespace {

using pages::Key;
using pages::Locale;
using print::Align;
using print::Family;
using print::Lines;
using print::Press;
using print::Slant;
using print::Style;
using print::Weight;

print::Sheet sheet_of(PaperSize size) {
  switch (size) {
    case PaperSize::a3:
      return print::a3;
    case PaperSize::a5:
      return print::a5;
    case PaperSize::folded:
      return print::a4_landscape;
    case PaperSize::a4:
      break;
  }
  return print::a4;
}

/// One paper about one product, drawn at a scale: 1 for A4, the side of A3 by that of A4 for A3.
class Paper {
 public:
  Paper(const ToldProduct& told, PaperSize size, Locale locale, const PaperGround& ground,
        print::Finish finish)
      : told_(told),
        locale_(locale),
        ground_(ground),
        press_(sheet_of(size), finish, told.name, ground.made_at),
        pictures_(ground.pictures, media::Width::full),
        scale_(size == PaperSize::a3 ? 297.0 / 210 : 1) {}

  Result<std::string> poster();
  Result<std::string> leaflet(PaperSize size);
  Result<std::string> notice();

 private:
  std::string word(Key key) const { return std::string(pages::text(locale_, key)); }
  double mm(double at_a4) const { return at_a4 * scale_; }
  Style scaled(Style style) const {
    style.points *= scale_;
    return style;
  }
  double write(std::string_view text, double x, double y, double width, const Style& style) {
    return press_.write(text, mm(x), mm(y), mm(width), scaled(style)) / scale_;
  }

  std::string maker() const {
    return told_.ward.empty() ? told_.maker : told_.maker + ", " + told_.ward;
  }
  std::string pack_and_price() const {
    if (told_.price.empty()) return told_.pack;
    return told_.pack.empty() ? told_.price : told_.pack + " · " + told_.price;
  }
  const std::string& lead() const {
    return told_.story_lead.empty() ? told_.about : told_.story_lead;
  }

  void cover_picture(double x, double y, double width, double height);
  Result<void> front(double x, double width);
  Result<void> back(double x, double width);
  void story_side(double x, double width, double bottom);
  Result<void> facts_side(double x, double width);
  double fact(double x, double y, double width, Key label, const std::string& value);

  const ToldProduct& told_;
  Locale locale_;
  const PaperGround& ground_;
  Press press_;
  PaperPictures pictures_;
  double scale_;
};

/// The picture of the product; without one, the lake with its rings. Millimetres of the sheet.
void Paper::cover_picture(double x, double y, double width, double height) {
  if (const print::Picture* picture = pictures_.get(told_.picture)) {
    press_.picture(*picture, x, y, width, height);
    return;
  }
  press_.fill(colour::lake, x, y, width, height);
  press_.ripples(colour::on_lake, .2, x + width / 2, y + height / 2, width, 8);
}

Result<std::string> Paper::poster() {
  constexpr double picture_to = 150, margin = 17, code = 48;
  press_.begin_page();
  const auto [width, height] = press_.sheet();
  const double over = print::bleed_millimetres;
  press_.fill_sheet(colour::lake);
  press_.ripples(colour::on_lake, .14, width * .8, height * .92, width, mm(8));
  cover_picture(-over, -over, width + 2 * over, mm(picture_to) + over);
  draw_band(press_, -over, mm(picture_to), width + 2 * over);
  double y = picture_to + 9;
  if (!told_.slogan.empty()) {
    y += write(told_.slogan, margin, y, 210 - 2 * margin,
               {.points = 15,
                .family = Family::serif,
                .slant = Slant::italic,
                .colour = colour::gold,
                .lines_max = 2}) +
         2;
  }
  y += write(told_.name, margin, y, 210 - 2 * margin,
             {.points = 41,
              .family = Family::serif,
              .weight = Weight::bold,
              .colour = colour::paper,
              .leading = 1.14,
              .lines_max = 2}) +
       3;
  if (told_.stars > 0) {
    for (int i = 0; i < told_.stars; ++i) {
      press_.star(colour::gold, mm(margin + 5 + i * 11.5), mm(y + 5), mm(5));
    }
    write(pages::text(locale_, "bulletins.stars_words"_key, {std::to_string(told_.stars)}),
          margin + told_.stars * 11.5 + 4, y + 1.2, 100,
          {.points = 15, .weight = Weight::bold, .colour = colour::gold, .lines_max = 1});
    y += 14;
  }
  const double words = 210 - 2 * margin - code - 10;
  y += write(maker(), margin, y, words,
             {.points = 15,
              .weight = Weight::bold,
              .colour = colour::paper,
              .leading = 1.3,
              .lines_max = 2}) +
       2.5;
  // The price stands on the ground; the words fill what lies between.
  const std::string pack = pack_and_price();
  const double ground_line = 297 - 17 - (pack.empty() ? 0 : 11);
  std::string said = lead();
  if (!told_.story_lead.empty() && !told_.about.empty()) said += "\n" + told_.about;
  const Lines lines = press_.lay(
      said, mm(words), scaled({.points = 13.5, .colour = colour::on_lake, .leading = 1.45}));
  press_.draw(lines, mm(margin), mm(y), 0, lines.fitting(0, mm(ground_line - y - 4)));
  write(pack, margin, 297 - 17 - 6.5, words,
        {.points = 17, .weight = Weight::bold, .colour = colour::gold, .lines_max = 1});
  const double code_top = 297 - 17 - code - 13;
  press_.fill(colour::paper, mm(210 - margin - code - 3), mm(code_top - 3), mm(code + 6),
              mm(code + 17), mm(2.5));
  TRY_VOID(draw_code(press_, whole_address(ground_, told_.link), mm(210 - margin - code),
                     mm(code_top), mm(code)));
  write(word("bulletins.scan_me"_key), 210 - margin - code, code_top + code + .5, code,
        {.points = 9,
         .weight = Weight::bold,
         .colour = colour::lake,
         .align = Align::centre,
         .leading = 1.25,
         .lines_max = 2});
  return press_.finish();
}

/// Millimetres of the sheet from here on: leaflets have a scale of 1.
Result<void> Paper::front(double x, double width) {
  const double height = press_.sheet().height, over = print::bleed_millimetres;
  const double margin = 12, picture_to = 112;
  const bool is_right_half = x > 0;
  const double from = is_right_half ? x : x - over;
  press_.fill(colour::lake, from, -over, x + width + over - from, height + 2 * over);
  press_.ripples(colour::on_lake, .16, x + width * .8, height * .95, 110, 7);
  cover_picture(from, -over, x + width + over - from, picture_to + over);
  draw_band(press_, from, picture_to, x + width + over - from);
  double y = picture_to + 9;
  y += press_.write(told_.name, x + margin, y, width - 2 * margin,
                    {.points = 27,
                     .family = Family::serif,
                     .weight = Weight::bold,
                     .colour = colour::paper,
                     .leading = 1.15,
                     .lines_max = 3}) +
       3;
  for (int i = 0; i < told_.stars; ++i) {
    press_.star(colour::gold, x + margin + 3.5 + i * 8, y + 3.5, 3.5);
  }
  if (told_.stars > 0) y += 11;
  y += press_.write(maker(), x + margin, y, width - 2 * margin,
                    {.points = 11.5,
                     .weight = Weight::bold,
                     .colour = colour::paper,
                     .leading = 1.3,
                     .lines_max = 2}) +
       3;
  const std::string& said = told_.slogan.empty() ? lead() : told_.slogan;
  press_.write(said, x + margin, y, width - 2 * margin,
               {.points = 12,
                .family = Family::serif,
                .slant = Slant::italic,
                .colour = colour::gold,
                .leading = 1.4,
                .lines_max = 4});
  return ok();
}

/// `bottom`: where the words end.
void Paper::story_side(double x, double width, double bottom) {
  const double margin = 12;
  double y = 16;
  press_.fill(colour::lacquer, x + margin, y, 14, 1.1);
  press_.fill(colour::gold, x + margin + 14, y, 6, 1.1);
  y += 5;
  const std::string& title = told_.story_title.empty() ? told_.name : told_.story_title;
  y += press_.write(title, x + margin, y, width - 2 * margin,
                    {.points = 22,
                     .family = Family::serif,
                     .weight = Weight::bold,
                     .colour = colour::lake,
                     .leading = 1.2,
                     .lines_max = 3}) +
       4;
  y += press_.write(lead(), x + margin, y, width - 2 * margin,
                    {.points = 13,
                     .family = Family::serif,
                     .slant = Slant::italic,
                     .colour = colour::ink_2,
                     .leading = 1.42,
                     .lines_max = 5}) +
       4;
  const std::string& words = told_.leaflet.empty() ? told_.about : told_.leaflet;
  constexpr double largest = 15, smallest = 9.5, step = .5;
  double size = largest;
  const auto lay = [&] {
    return press_.lay(words, width - 2 * margin,
                      {.points = size, .colour = colour::ink, .leading = 1.55});
  };
  while (size > smallest && lay().height() > bottom - y) size -= step;
  const Lines lines = lay();
  press_.draw(lines, x + margin, y, 0, lines.fitting(0, bottom - y));
  constexpr double picture_min = 40, picture_max = 80;
  const double room = bottom - y - lines.height() - 6;
  const print::Picture* picture = pictures_.get(told_.story_picture);
  if (picture == nullptr || room < picture_min) return;
  const double height = std::min({room, picture_max, (width - 2 * margin) / picture->ratio()});
  press_.picture(*picture, x + margin, bottom - height, width - 2 * margin, height, 2);
}

double Paper::fact(double x, double y, double width, Key label, const std::string& value) {
  if (value.empty()) return 0;
  const double head = press_.write(
      word(label), x, y, width, {.points = 8, .weight = Weight::bold, .colour = colour::lacquer});
  return head + .6 +
         press_.write(value, x, y + head + .6, width,
                      {.points = 11.5, .colour = colour::ink, .leading = 1.4, .lines_max = 5}) +
         5;
}

Result<void> Paper::facts_side(double x, double width) {
  const double margin = 12, wide = width - 2 * margin, code = 40;
  const double height = press_.sheet().height;
  double y = 18;
  y += fact(x + margin, y, wide, "bulletins.fact_about"_key, told_.about);
  y += fact(x + margin, y, wide, "bulletins.fact_ingredients"_key, told_.ingredients);
  y += fact(x + margin, y, wide, "bulletins.fact_pack"_key, pack_and_price());
  std::string shops;
  for (const std::string& shop : told_.shops) shops += (shops.empty() ? "" : "\n") + shop;
  y += fact(x + margin, y, wide, "bulletins.fact_shops"_key, shops);
  const double box = height - code - 24;
  if (y > box - 4) return Error{Code::payload_too_large, "the leaflet does not hold the facts", ""};
  press_.fill(colour::mist, x + margin, box, wide, code + 10, 2);
  TRY_VOID(draw_code(press_, whole_address(ground_, told_.link), x + margin + 4, box + 5, code));
  press_.write(word("bulletins.scan_me"_key), x + margin + code + 8, box + 12, wide - code - 12,
               {.points = 11, .weight = Weight::bold, .colour = colour::lake, .leading = 1.35});
  return ok();
}

Result<void> Paper::back(double x, double width) {
  const double margin = 12, wide = width - 2 * margin, code = 44;
  const double height = press_.sheet().height;
  press_.ripples(colour::lake, .10, x + width * .25, height * .2, 110, 7);
  double y = 44;
  y += press_.write("OCOP Hoàn Kiếm", x + margin, y, wide,
                    {.points = 17,
                     .family = Family::serif,
                     .weight = Weight::bold,
                     .colour = colour::lake,
                     .align = Align::centre}) +
       10;
  TRY_VOID(draw_code(press_, whole_address(ground_, told_.link), x + (width - code) / 2, y, code));
  y += code + 3;
  y += press_.write(word("bulletins.scan_me"_key), x + margin, y, wide,
                    {.points = 10,
                     .weight = Weight::bold,
                     .colour = colour::lake,
                     .align = Align::centre,
                     .leading = 1.35}) +
       12;
  std::string who = told_.maker + "\n" + told_.address;
  if (!told_.phone.empty()) who += "\n" + told_.phone;
  press_.write(who, x + margin, y, wide,
               {.points = 10,
                .colour = colour::ink,
                .align = Align::centre,
                .leading = 1.5,
                .lines_max = 6});
  return ok();
}

Result<std::string> Paper::leaflet(PaperSize size) {
  press_.begin_page();
  if (size == PaperSize::folded) {
    constexpr double half = 297.0 / 2;
    TRY_VOID(back(0, half));
    TRY_VOID(front(half, half));
    press_.begin_page();
    story_side(0, half, press_.sheet().height - 16);
    press_.line(colour::line, .2, half, 16, half, press_.sheet().height - 16);
    TRY_VOID(facts_side(half, half));
    return press_.finish();
  }
  const double width = press_.sheet().width, height = press_.sheet().height;
  TRY_VOID(front(0, width));
  press_.begin_page();
  constexpr double code = 30, margin = 12;
  story_side(0, width, height - code - 24);
  press_.fill(colour::mist, margin, height - code - 18, width - 2 * margin, code + 8, 2);
  TRY_VOID(
      draw_code(press_, whole_address(ground_, told_.link), margin + 4, height - code - 14, code));
  std::string who = told_.maker + "\n" + told_.address;
  if (!told_.phone.empty()) who += "\n" + told_.phone;
  double y = height - code - 14;
  y += press_.write(word("bulletins.scan_me"_key), margin + code + 8, y,
                    width - 2 * margin - code - 12,
                    {.points = 9.5,
                     .weight = Weight::bold,
                     .colour = colour::lake,
                     .leading = 1.3,
                     .lines_max = 2}) +
       1.5;
  press_.write(who, margin + code + 8, y, width - 2 * margin - code - 12,
               {.points = 8.5, .colour = colour::ink, .leading = 1.35, .lines_max = 4});
  return press_.finish();
}

Result<std::string> Paper::notice() {
  constexpr double margin = 18, code = 44, largest = 32, smallest = 16, foot_top = 297 - 18 - code;
  press_.begin_page();
  const double width = press_.sheet().width, over = print::bleed_millimetres;
  draw_band(press_, -over, mm(7), width + 2 * over);
  double y = 17;
  y += write(word("bulletins.notice_over"_key), margin, y, 210 - 2 * margin,
             {.points = 17, .weight = Weight::bold, .colour = colour::lacquer}) +
       3;
  y += write(told_.name, margin, y, 210 - 2 * margin,
             {.points = 44,
              .weight = Weight::bold,
              .colour = colour::ink,
              .leading = 1.16,
              .lines_max = 3}) +
       4;
  if (told_.stars > 0) {
    draw_stars(press_, told_.stars, mm(margin), mm(y), mm(10));
    write(pages::text(locale_, "bulletins.stars_words"_key, {std::to_string(told_.stars)}),
          margin + told_.stars * 11.2 + 4, y + .8, 100,
          {.points = 19, .weight = Weight::bold, .colour = colour::ink, .lines_max = 1});
    y += 15;
  }
  std::vector<std::string> parts{maker(), pack_and_price(), lead()};
  if (!told_.shops.empty()) {
    parts.push_back(word("bulletins.notice_shops"_key) + " " + told_.shops.front());
  }
  const double room = foot_top - 6 - y;
  double size = largest;
  const double wide = mm(210 - 2 * margin), gap = mm(4);
  const auto lay = [&](const std::string& part) {
    return press_.lay(part, wide, scaled({.points = size, .colour = colour::ink, .leading = 1.36}));
  };
  const auto height = [&] {
    double sum = 0;
    for (const std::string& part : parts) {
      if (!part.empty()) sum += lay(part).height() + gap;
    }
    return sum;
  };
  while (size > smallest && height() > mm(room)) size -= 1;
  double at_mm = mm(y);
  const double end = mm(y + room);
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    const Lines lines = lay(part);
    press_.draw(lines, mm(margin), at_mm, 0, lines.fitting(0, end - at_mm));
    at_mm += lines.height() + gap;
  }
  press_.line(colour::ink, mm(.5), mm(margin), mm(foot_top - 4), mm(210 - margin),
              mm(foot_top - 4));
  TRY_VOID(draw_code(press_, whole_address(ground_, told_.link), mm(210 - margin - code),
                     mm(foot_top), mm(code)));
  const double words_width = 210 - 2 * margin - code - 6;
  double at = foot_top + 4;
  at += write(word("bulletins.scan_me"_key), margin, at, words_width,
              {.points = 17, .weight = Weight::bold, .colour = colour::ink, .leading = 1.3}) +
        3;
  if (!told_.phone.empty()) {
    write(told_.phone, margin, at, words_width,
          {.points = 26, .weight = Weight::bold, .colour = colour::ink, .lines_max = 1});
  }
  return press_.finish();
}

}  // namespace

Result<std::string> poster_pdf(const ToldProduct& told, PaperSize size, Locale locale,
                               const PaperGround& ground, print::Finish finish) {
  return Paper(told, size, locale, ground, finish).poster();
}

Result<std::string> leaflet_pdf(const ToldProduct& told, PaperSize size, Locale locale,
                                const PaperGround& ground, print::Finish finish) {
  return Paper(told, size, locale, ground, finish).leaflet(size);
}

Result<std::string> product_notice_pdf(const ToldProduct& told, PaperSize size, Locale locale,
                                       const PaperGround& ground, print::Finish finish) {
  return Paper(told, size, locale, ground, finish).notice();
}

}  // namespace ocop::bulletins
