#include "pictures/shape.h"

#include <algorithm>

namespace ocop::pictures {
namespace {

struct Ratio {
  std::uint64_t width, height;
};

Ratio ratio_of(Shape shape, media::PictureSize size) {
  switch (shape) {
    case Shape::whole:
      break;
    case Shape::wide:
      return {16, 9};
    case Shape::card:
      return {4, 3};
    case Shape::square:
      return {1, 1};
    case Shape::portrait:
      return {3, 4};
  }
  return {size.width, size.height};
}

/// The first pixel of `part` pixels about `percent` of `whole`, held inside of it.
std::uint32_t begin_of(std::uint32_t whole, std::uint32_t part, int percent) {
  const auto middle = std::int64_t{whole} * std::clamp(percent, 0, 100) / 100;
  const std::int64_t begin = middle - part / 2;
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(begin, 0, std::int64_t{whole} - part));
}

}  // namespace

std::string_view name_of(Shape shape) {
  constexpr std::string_view names[] = {"whole", "wide", "card", "square", "portrait"};
  return names[static_cast<std::size_t>(shape)];
}

pages::Key label_of(Shape shape) {
  constexpr pages::Key labels[] = {"pictures.shape_whole"_key, "pictures.shape_wide"_key,
                                   "pictures.shape_card"_key, "pictures.shape_square"_key,
                                   "pictures.shape_portrait"_key};
  return labels[static_cast<std::size_t>(shape)];
}

std::optional<Shape> shape_from(std::string_view name) {
  const auto* at = std::ranges::find(all_shapes, name, name_of);
  return at == all_shapes.end() ? std::nullopt : std::optional(*at);
}

Box crop_box(media::PictureSize size, Shape shape, Focus focus) {
  const Ratio ratio = ratio_of(shape, size);
  std::uint64_t width = size.width, height = size.height;
  if (width * ratio.height > height * ratio.width) {
    width = std::max<std::uint64_t>(1, height * ratio.width / ratio.height);
  } else {
    height = std::max<std::uint64_t>(1, width * ratio.height / ratio.width);
  }
  const auto box_width = static_cast<std::uint32_t>(width);
  const auto box_height = static_cast<std::uint32_t>(height);
  return {begin_of(size.width, box_width, focus.x), begin_of(size.height, box_height, focus.y),
          box_width, box_height};
}

}  // namespace ocop::pictures
