#include "bulletins/paper_parts.h"

#include "base/log.h"
#include "labels/outline.h"
#include "labels/symbol.h"

namespace ocop::bulletins {

const print::Picture* PaperPictures::get(const std::string& address) {
  if (address.empty()) return nullptr;
  const auto known = known_.find(address);
  if (known != known_.end()) return known->second ? &*known->second : nullptr;
  auto& place = known_[address];
  const auto bytes = source_(address, width_);
  if (!bytes) return nullptr;
  auto picture = print::Picture::open(*bytes);
  if (picture) {
    place = std::move(*picture);
    return &*place;
  }
  log::warn("a picture of a paper: {}: {}", address, to_string(picture.error()));
  return nullptr;
}

Result<void> draw_code(print::Press& press, std::string_view text, double x, double y,
                       double side) {
  TRY(const auto symbol, labels::Symbol::encode(text, {}));
  press.symbol(labels::outline_path(symbol), symbol.side_with_quiet_zone_modules(), x, y, side);
  return ok();
}

double draw_stars(print::Press& press, int count, double x, double y, double size) {
  const double step = size * 1.12;
  for (int i = 0; i < count; ++i) {
    press.star(colour::star, x + size / 2 + i * step, y + size / 2, size / 2);
  }
  return count * step;
}

void draw_band(print::Press& press, double x, double y, double width) {
  press.fill(colour::lacquer, x, y, width, 1.6);
  press.fill(colour::gold, x, y + 1.6, width, .6);
}

void draw_foot(print::Press& press, std::string_view words, double margin) {
  const auto [width, height] = press.sheet();
  const double y = height - 12;
  press.line(colour::line, .2, margin, y - 2.5, width - margin, y - 2.5);
  press.write(words, margin, y - 1, width - 2 * margin - 20,
              {.points = 8, .colour = colour::ink_2, .lines_max = 1});
  press.write(std::to_string(press.pages()), width - margin - 20, y - 1, 20,
              {.points = 8, .colour = colour::ink_2, .align = print::Align::right});
}

std::string whole_address(const PaperGround& ground, std::string_view path) {
  return ground.base_url + std::string(path);
}

}  // namespace ocop::bulletins
