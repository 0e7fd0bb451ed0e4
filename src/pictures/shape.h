#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "media/picture_header.h"
#include "pages/locale.h"

/// The shapes in which a picture of the library stands on pages. Pure.
namespace ocop::pictures {

enum class Shape : std::uint8_t {
  whole,     ///< as it was taken
  wide,      ///< 16 : 9, the head of an article and what is shared
  card,      ///< 4 : 3, lists
  square,    ///< 1 : 1
  portrait,  ///< 3 : 4
};
inline constexpr std::array all_shapes{Shape::whole, Shape::wide, Shape::card, Shape::square,
                                       Shape::portrait};

std::string_view name_of(Shape shape);  ///< "wide", as in addresses
pages::Key label_of(Shape shape);
std::optional<Shape> shape_from(std::string_view name);

/// Where the picture is cut: the point that stays in sight, in percent from the left and the top.
struct Focus {
  int x = 50, y = 50;
  auto operator<=>(const Focus&) const = default;
};

struct Box {
  std::uint32_t x = 0, y = 0, width = 0, height = 0;  ///< pixels
  bool operator==(const Box&) const = default;
};

/// The largest box of that shape inside the picture, with the focus as near to its middle as the
/// borders let it be. Never empty for a picture that is not.
Box crop_box(media::PictureSize size, Shape shape, Focus focus);

}  // namespace ocop::pictures
