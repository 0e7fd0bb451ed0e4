#include "portal/star_picture.h"

#include <fmt/format.h>

#include "portal/product_stars.h"

namespace ocop::portal {
namespace {

constexpr int height = 40, step = 40;
constexpr int words_width = 280;
// Ten corners of a star in a square of 40.
constexpr std::string_view corners =
    "20,3 25.2,13.8 37.1,15.4 28.4,23.7 30.6,35.6 20,29.8 9.4,35.6 11.6,23.7 2.9,15.4 14.8,13.8";

std::string frame(int width, std::string_view title, std::string_view body) {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
      "height=\"{1}\" role=\"img\"><title>{2}</title>{3}</svg>\n",
      width, height, title, body);
}

std::string both(pages::Key key) {
  return fmt::format("{} / {}", pages::text(pages::Locale::vietnamese, key),
                     pages::text(pages::Locale::english, key));
}

/// "Hết hiệu lực từ 21/12/2028", or that there never were any.
std::string why_none(const registry::ProductStars& stars, Date day) {
  if (stars.paper == nullptr) return both("stars.not_given"_key);
  return fmt::format("{} / {}", stars_validity(pages::Locale::vietnamese, *stars.paper, day),
                     stars_validity(pages::Locale::english, *stars.paper, day));
}

}  // namespace

std::string star_picture(const registry::ProductStars& stars, Date day) {
  if (!stars.are_there()) {
    const auto words = fmt::format(
        "<text x=\"0\" y=\"26\" font-family=\"sans-serif\" font-size=\"16\" fill=\"#6b6b6b\">{}"
        "</text>",
        pages::text(pages::Locale::vietnamese, "stars.none_in_force"_key));
    return frame(words_width, why_none(stars, day), words);
  }
  std::string drawn;
  for (int i = 0; i < stars.count; ++i) {
    drawn += fmt::format(
        "<polygon transform=\"translate({} 0)\" fill=\"#e0a100\" stroke=\"#8a6200\" "
        "stroke-width=\"1\" points=\"{}\"/>",
        i * step, corners);
  }
  const std::string title = fmt::format(
      "{}. {}",
      pages::text(pages::Locale::vietnamese, "stars.count"_key, {std::to_string(stars.count)}),
      stars_validity(pages::Locale::vietnamese, *stars.paper, day));
  return frame(stars.count * step, title, drawn);
}

}  // namespace ocop::portal
