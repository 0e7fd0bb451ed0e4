#include "bulletins/bulletin_paper.h"

#include <algorithm>

#include "bulletins/told_text.h"
#include "pages/format.h"

namespace ocop::bulletins {
namespace {

using pages::Locale;
using print::Align;
using print::Family;
using print::Lines;
using print::Press;
using print::Slant;
using print::Style;
using print::Weight;
using print::Words;

// Millimetres.
constexpr double margin = 16, gutter = 8, foot = 20, head_height = 46, top_of_pages = 20;
constexpr double column_width = (210 - 2 * margin - gutter) / 2;
constexpr double paragraph_gap = 2.2, block_gap = 5, code_side = 22, quote_indent = 5;
constexpr std::size_t lines_together = 2;  // a paragraph leaves no single line behind

const Style body{.points = 9.8, .colour = colour::ink, .leading = 1.42};
const Style small{.points = 8, .colour = colour::ink_2, .leading = 1.35};
const Style lead{.points = 9.8, .weight = Weight::bold, .colour = colour::ink_2, .leading = 1.4};
const Style title{.points = 14,
                  .family = Family::serif,
                  .weight = Weight::bold,
                  .colour = colour::lake,
                  .leading = 1.22};
const Style heading{.points = 15,
                    .family = Family::serif,
                    .weight = Weight::bold,
                    .colour = colour::lacquer,
                    .leading = 1.2};
const Style minor{.points = 10.5, .weight = Weight::bold, .colour = colour::ink, .leading = 1.3};

std::string word(pages::Key key) { return std::string(pages::text(Locale::vietnamese, key)); }

/// Fills columns from the top down, page after page.
class Flow {
 public:
  Flow(Press& press, std::string foot_words) : press_(press), foot_words_(std::move(foot_words)) {}

  /// The first page with what stands over its columns; `top`: where they begin.
  void begin(double top) {
    top_ = y_ = top;
    draw_foot(press_, foot_words_, margin);
  }

  double x() const { return margin + column_ * (column_width + gutter); }
  double y() const { return y_; }
  double left() const { return press_.sheet().height - foot - y_; }
  bool is_at_top() const { return y_ <= top_; }

  void next_column() {
    if (column_ == 0) {
      column_ = 1;
    } else {
      press_.begin_page();
      draw_foot(press_, foot_words_, margin);
      column_ = 0;
      top_ = top_of_pages;
    }
    y_ = top_;
  }

  void make_room(double height) {
    if (height > left() && !is_at_top()) next_column();
  }
  void down(double height) { y_ += height; }
  void gap(double height) {
    if (!is_at_top()) y_ += height;
  }

  /// Flows from column to column.
  void text(const Lines& lines, double indent = 0) {
    std::size_t at = 0;
    while (at < lines.count()) {
      const std::size_t all = lines.count() - at;
      std::size_t fit = std::min(lines.fitting(at, left()), all);
      const bool leaves_one = fit + 1 == all && fit > lines_together;
      if (leaves_one) --fit;
      const bool is_too_little = fit < std::min(lines_together, all);
      if (is_too_little && !is_at_top()) {
        next_column();
        continue;
      }
      fit = std::max<std::size_t>(fit, 1);  // a line higher than a page goes over its end
      press_.draw(lines, x() + indent, y_, at, at + fit);
      y_ += lines.height(at, at + fit);
      at += fit;
      if (at < lines.count()) next_column();
    }
  }

 private:
  Press& press_;
  std::string foot_words_;
  double top_ = 0, y_ = 0;
  int column_ = 0;
};

class BulletinPaper {
 public:
  BulletinPaper(const Content& content, const Imprint& imprint, const PaperGround& ground,
                print::Finish finish)
      : content_(content),
        imprint_(imprint),
        ground_(ground),
        press_(print::a4, finish, content.series + ", " + imprint.number, ground.made_at),
        pictures_(ground.pictures, media::Width::w1280),
        flow_(press_, content.series + " · " + imprint.number + " · " +
                          pages::format_day(content.issued_on)) {}

  Result<std::string> pdf() {
    press_.begin_page();
    flow_.begin(opening());
    for (std::size_t i = 0; i < content_.blocks.size(); ++i) {
      const bool is_last = i + 1 == content_.blocks.size();
      TRY_VOID(block(content_.blocks[i], is_last ? nullptr : &content_.blocks[i + 1]));
    }
    TRY_VOID(closing());
    return press_.finish();
  }

 private:
  /// The masthead, title and lead; gives where the columns begin.
  double opening() {
    const double width = press_.sheet().width, over = print::bleed_millimetres;
    press_.fill(colour::lake, -over, -over, width + 2 * over, head_height + over);
    press_.ripples(colour::on_lake, .16, width - 26, head_height + 8, 120, 7);
    press_.fill(colour::paper, -over, head_height, width + 2 * over, 120);
    draw_band(press_, -over, head_height, width + 2 * over);
    press_.write(content_.issuer, margin, 9.5, 120,
                 {.points = 9, .weight = Weight::bold, .colour = colour::on_lake, .lines_max = 2});
    const double number_width = 48;
    press_.write(content_.series, margin, 17, width - 2 * margin - number_width - 4,
                 {.points = 25,
                  .family = Family::serif,
                  .weight = Weight::bold,
                  .colour = colour::paper,
                  .leading = 1.16,
                  .lines_max = 2});
    const double right = width - margin - number_width;
    const double high = press_.write(imprint_.number, right, 17, number_width,
                                     {.points = 24,
                                      .family = Family::serif,
                                      .weight = Weight::bold,
                                      .colour = colour::gold,
                                      .align = Align::right,
                                      .lines_max = 1});
    press_.write(pages::format_day(content_.issued_on), right, 17 + high + 1, number_width,
                 {.points = 10.5, .colour = colour::paper, .align = Align::right});
    double y = head_height + 9;
    if (content_.is_demonstration) {
      y += press_.write(word("bulletins.demonstration"_key), margin, y, width - 2 * margin, small) +
           1.5;
    }
    if (!imprint_.edition.empty()) y = edition(y);
    y += press_.write(content_.title, margin, y, width - 2 * margin,
                      {.points = 22,
                       .family = Family::serif,
                       .weight = Weight::bold,
                       .colour = colour::ink,
                       .leading = 1.2}) +
         2.5;
    y += press_.write(content_.lead, margin, y, width - 2 * margin,
                      {.points = 11.5,
                       .family = Family::serif,
                       .slant = Slant::italic,
                       .colour = colour::ink_2,
                       .leading = 1.4}) +
         4;
    press_.line(colour::line, .3, margin, y, width - margin, y);
    return y + 6;
  }

  double edition(double y) {
    const double width = press_.sheet().width - 2 * margin;
    const Lines lines = press_.lay(imprint_.edition, width - 8,
                                   {.points = 9.5, .weight = Weight::bold, .leading = 1.35});
    press_.fill({.996, .957, .847}, margin, y, width, lines.height() + 4, 1.2);
    press_.fill(colour::gold, margin, y, 1.2, lines.height() + 4);
    press_.draw(lines, margin + 4, y + 2);
    return y + lines.height() + 9;
  }

  Lines in_column(std::string_view text, const Style& style, double indent = 0,
                  Words words = Words::plain) const {
    return press_.lay(text, column_width - indent, style, words);
  }

  void written(std::string_view text, const Style& style, double gap = paragraph_gap) {
    if (text.empty()) return;
    flow_.text(in_column(text, style));
    flow_.down(gap);
  }

  /// A title keeps together with `room` of what follows.
  void titled(std::string_view text, const Style& style, double room = 14) {
    if (text.empty()) return;
    const Lines lines = in_column(text, style);
    flow_.make_room(lines.height() + room);
    flow_.text(lines);
    flow_.down(paragraph_gap);
  }

  /// `next`: what a heading keeps together with; null at the end.
  Result<void> block(const Block& each, const Block* next) {
    flow_.gap(block_gap);
    switch (each.kind) {
      case BlockKind::heading:
        return section(each, next);
      case BlockKind::slogan:
        return slogan(each);
      case BlockKind::quote:
        return quote(each);
      case BlockKind::product:
        return product(each);
      case BlockKind::contact:
        return contact(each.words);
      case BlockKind::text:
        told(each.words);
        return ok();
      case BlockKind::picture:
        picture(each);
        return ok();
      case BlockKind::article:
      case BlockKind::story:
        return told_elsewhere(each);
    }
    return ok();
  }

  /// About what the beginning of a block takes.
  static double beginning_of(const Block* block) {
    constexpr double lines = 22, box = 40, card = 105;
    if (block == nullptr) return lines;
    if (block->kind == BlockKind::product || block->picture) return card;
    return block->kind == BlockKind::slogan || block->kind == BlockKind::quote ? box : lines;
  }

  Result<void> section(const Block& each, const Block* next) {
    const Lines lines = in_column(each.words, heading);
    flow_.make_room(lines.height() + beginning_of(next));
    press_.fill(colour::lacquer, flow_.x(), flow_.y(), 14, 1);
    press_.fill(colour::gold, flow_.x() + 14, flow_.y(), 6, 1);
    flow_.down(3);
    flow_.text(lines);
    return ok();
  }

  void told(std::string_view markup) {
    for (const Piece& piece : pieces_of(markup)) {
      const bool is_heading = piece.kind == PieceKind::heading;
      const double indent =
          piece.kind == PieceKind::item || piece.kind == PieceKind::quote ? quote_indent : 0;
      Style style = is_heading ? minor : body;
      if (piece.kind == PieceKind::quote) style.slant = Slant::italic;
      const Lines lines = in_column(piece.marked, style, indent, Words::marked);
      flow_.make_room(is_heading ? lines.height() + 12 : lines.height(0, 1));
      if (!piece.bullet.empty()) {
        press_.write(piece.bullet, flow_.x() + .5, flow_.y(), quote_indent, body);
      }
      flow_.text(lines, indent);
      flow_.down(paragraph_gap);
    }
  }

  void picture(const Block& each) {
    if (!each.picture) return;
    const print::Picture* found = pictures_.get(each.picture->address);
    if (found == nullptr) return written(each.picture->alt, small);
    const double height = std::clamp(column_width / found->ratio(), 30.0, 110.0);
    std::string caption = each.picture->alt;
    if (!each.picture->rights.empty()) caption += ". " + each.picture->rights;
    const Lines lines = in_column(caption, small);
    flow_.make_room(height + lines.height() + 3);
    press_.picture(*found, flow_.x(), flow_.y(), column_width, height, 1.5);
    flow_.down(height + 1.2);
    flow_.text(lines);
    flow_.down(paragraph_gap);
  }

  Result<void> told_elsewhere(const Block& each) {
    titled(each.title, title, each.picture ? column_width : 14);
    picture(each);
    written(each.lead, lead);
    told(each.words);
    if (!each.source.empty()) written(each.source, small);
    if (each.link.empty()) return ok();
    return way(whole_address(ground_, each.link), each.kind == BlockKind::story
                                                      ? word("bulletins.read_story"_key)
                                                      : word("bulletins.read_article"_key));
  }

  /// A QR Code with what it leads to.
  Result<void> way(const std::string& address, const std::string& words) {
    constexpr double side = 17;
    flow_.make_room(side + 1);
    const double x = flow_.x(), y = flow_.y();
    TRY_VOID(draw_code(press_, address, x - 1.5, y, side));
    press_.write(words, x + side, y + 3, column_width - side,
                 {.points = 8.5, .weight = Weight::bold, .colour = colour::lake});
    press_.write(address, x + side, y + 8, column_width - side,
                 {.points = 7, .colour = colour::ink_2, .lines_max = 2});
    flow_.down(side + 1);
    return ok();
  }

  Result<void> slogan(const Block& each) {
    const Lines lines = press_.lay(each.words, column_width - 14,
                                   {.points = 17,
                                    .family = Family::serif,
                                    .weight = Weight::bold,
                                    .colour = colour::paper,
                                    .align = Align::centre,
                                    .leading = 1.25});
    const double height = lines.height() + 16;
    flow_.make_room(height);
    const double x = flow_.x(), y = flow_.y();
    press_.fill(colour::lacquer, x, y, column_width, height, 1.5);
    press_.fill(colour::gold, x + column_width / 2 - 8, y + 4.2, 16, .7);
    press_.draw(lines, x + 7, y + 8);
    flow_.down(height + paragraph_gap);
    return ok();
  }

  Result<void> quote(const Block& each) {
    const Lines lines = in_column("“" + each.words + "”",
                                  {.points = 13,
                                   .family = Family::serif,
                                   .slant = Slant::italic,
                                   .colour = colour::lake,
                                   .leading = 1.35},
                                  quote_indent);
    const Lines who = in_column(each.source, small, quote_indent);
    const double height = lines.height() + who.height() + 2;
    flow_.make_room(height);
    press_.fill(colour::gold, flow_.x(), flow_.y() + 1, 1.1, height - 1);
    press_.draw(lines, flow_.x() + quote_indent, flow_.y());
    press_.draw(who, flow_.x() + quote_indent, flow_.y() + lines.height() + 1.5);
    flow_.down(height + paragraph_gap);
    return ok();
  }

  Result<void> product(const Block& each) {
    constexpr double pad = 4, picture_height = 36;
    const print::Picture* found = each.picture ? pictures_.get(each.picture->address) : nullptr;
    const double words_width = column_width - 2 * pad - code_side - 2;
    const Lines name = press_.lay(each.title, words_width,
                                  {.points = 12.5,
                                   .family = Family::serif,
                                   .weight = Weight::bold,
                                   .colour = colour::ink,
                                   .leading = 1.22});
    const Lines maker = press_.lay(each.source + (each.detail.empty() ? "" : "\n" + each.detail),
                                   words_width, small);
    Style telling = body;
    telling.lines_max = 14;
    const Lines about = press_.lay(each.lead, column_width - 2 * pad, telling);
    const double stars = each.stars > 0 ? 5.5 : 0;
    const double beside = std::max(name.height() + maker.height() + stars + 1, code_side);
    const double over = found == nullptr ? 0 : picture_height;
    const double height = over + pad + beside + 2 + about.height() + pad;
    flow_.make_room(height);
    const double x = flow_.x(), top = flow_.y();
    press_.fill(colour::mist, x, top, column_width, height, 1.5);
    if (found != nullptr) press_.picture(*found, x, top, column_width, picture_height, 1.5);
    double y = top + over + pad;
    TRY_VOID(draw_code(press_, whole_address(ground_, each.link),
                       x + column_width - pad - code_side, y, code_side));
    const double words_top = y;
    press_.draw(name, x + pad, y);
    y += name.height() + 1;
    draw_stars(press_, each.stars, x + pad, y, 4);
    y += stars;
    press_.draw(maker, x + pad, y);
    press_.draw(about, x + pad, words_top + beside + 2);
    flow_.down(height + paragraph_gap);
    return ok();
  }

  Result<void> contact(const std::string& words) {
    const Lines lines = press_.lay(words, column_width - 8, body);
    const double height = lines.height() + 7;
    flow_.make_room(height);
    press_.frame(colour::lake, .35, flow_.x(), flow_.y(), column_width, height, 1.5);
    press_.draw(lines, flow_.x() + 4, flow_.y() + 3.5);
    flow_.down(height + paragraph_gap);
    return ok();
  }

  /// Who gives the bulletin out, and the way to the same issue on the web.
  Result<void> closing() {
    flow_.gap(block_gap);
    titled(word("bulletins.about"_key), minor);
    TRY_VOID(contact(content_.issuer + "\n" + content_.contact));
    if (imprint_.address.empty()) return ok();
    TRY_VOID(way(imprint_.address, word("bulletins.on_the_web"_key)));
    flow_.down(1);
    written(pages::text(Locale::vietnamese, "bulletins.frozen"_key, {imprint_.sha256}),
            {.points = 6.8, .colour = colour::ink_2, .leading = 1.35});
    return ok();
  }

  const Content& content_;
  const Imprint& imprint_;
  const PaperGround& ground_;
  Press press_;
  PaperPictures pictures_;
  Flow flow_;
};

}  // namespace

Result<std::string> bulletin_pdf(const Content& content, const Imprint& imprint,
                                 const PaperGround& ground, print::Finish finish) {
  return BulletinPaper(content, imprint, ground, finish).pdf();
}

}  // namespace ocop::bulletins
