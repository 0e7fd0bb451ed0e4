#include "labels/reading.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <gtest/gtest.h>
#include <png.h>

#include <charconv>
#include <utility>

namespace ocop::labels::reading {
namespace {

std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const auto start = text.find(before);
  if (start == std::string_view::npos) return {};
  const auto end = text.find(after, start + before.size());
  return text.substr(start + before.size(), end - start - before.size());
}

// The upright lines of a path: whether a point is inside depends on how many lie to its left.
class Crossings {
 public:
  explicit Crossings(int side)
      : side_(side), odd_(static_cast<std::size_t>((side + 1) * (side + 1))) {}

  bool draw(std::string_view path) {
    while (!path.empty()) {
      const char command = path.front();
      path.remove_prefix(1);
      if (command == 'z') {
        upright(start_x_, y_, start_y_);
        x_ = start_x_;
        y_ = start_y_;
        continue;
      }
      int number = 0;
      if (!take(path, number)) return false;
      if (command == 'M') {
        if (path.empty() || path.front() != ' ') return false;
        path.remove_prefix(1);
        x_ = start_x_ = number;
        if (!take(path, y_)) return false;
        start_y_ = y_;
      } else if (command == 'h') {
        x_ += number;
      } else if (command == 'v') {
        upright(x_, y_, y_ + number);
        y_ += number;
      } else {
        return false;
      }
    }
    return true;
  }

  std::vector<bool> inside() const {
    std::vector<bool> result(static_cast<std::size_t>(side_ * side_));
    for (int y = 0; y < side_; ++y) {
      bool in = false;
      for (int x = 0; x < side_; ++x) {
        in ^= odd_[static_cast<std::size_t>(y * (side_ + 1) + x)];
        result[static_cast<std::size_t>(y * side_ + x)] = in;
      }
    }
    return result;
  }

 private:
  static bool take(std::string_view& path, int& number) {
    const auto [end, failed] = std::from_chars(path.data(), path.data() + path.size(), number);
    if (failed != std::errc()) return false;
    path.remove_prefix(static_cast<std::size_t>(end - path.data()));
    return true;
  }

  void upright(int x, int from, int until) {
    if (from > until) std::swap(from, until);
    for (int y = from; y < until; ++y) odd_[static_cast<std::size_t>(y * (side_ + 1) + x)].flip();
  }

  int side_;
  std::vector<bool> odd_;
  int x_ = 0, y_ = 0, start_x_ = 0, start_y_ = 0;
};

}  // namespace

std::optional<Picture> rasterise(std::string_view svg, int module_pixels) {
  const std::string_view view_box = between(svg, "viewBox=\"0 0 ", "\"");
  int side = 0;
  std::from_chars(view_box.data(), view_box.data() + view_box.size(), side);
  if (side <= 0) return std::nullopt;
  Crossings background(side);
  Crossings symbol(side);
  if (!background.draw(between(svg, "fill=\"#fff\" d=\"", "\""))) return std::nullopt;
  if (!symbol.draw(between(svg, "<path d=\"", "\""))) return std::nullopt;
  const std::vector<bool> white = background.inside();
  const std::vector<bool> black = symbol.inside();

  Picture picture{side * module_pixels, side * module_pixels, {}};
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const auto module = static_cast<std::size_t>(y / module_pixels * side + x / module_pixels);
      picture.luminance.push_back(black[module] ? 0 : white[module] ? 255 : 128);
    }
  }
  return picture;
}

std::optional<Picture> decode_png(std::string_view png) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, png.data(), png.size()) == 0) return std::nullopt;
  image.format = PNG_FORMAT_GRAY;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  picture.luminance.resize(PNG_IMAGE_SIZE(image));
  if (png_image_finish_read(&image, nullptr, picture.luminance.data(), 0, nullptr) == 0) {
    return std::nullopt;
  }
  return picture;
}

std::optional<Reading> read(const Picture& picture) {
  const ZXing::ImageView view(picture.luminance.data(), picture.width, picture.height,
                              ZXing::ImageFormat::Lum);
  ZXing::DecodeHints hints;
  hints.setFormats(ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::DataMatrix);
  const ZXing::Result result = ZXing::ReadBarcode(view, hints);
  if (!result.isValid()) return std::nullopt;
  return Reading{result.text(), ZXing::ToString(result.format()), result.ecLevel()};
}

namespace {

TEST(Reading, the_rasteriser_sees_a_square_with_a_hole) {
  const auto picture = rasterise(
      "<svg viewBox=\"0 0 5 5\"><path fill=\"#fff\" d=\"M0 0h5v5h-5z\"/>"
      "<path d=\"M1 1h3v3h-3zM2 2v1h1v-1z\"/></svg>",
      1);
  ASSERT_TRUE(picture);
  const std::vector<std::uint8_t> expected{255, 255, 255, 255, 255,  //
                                           255, 0,   0,   0,   255,  //
                                           255, 0,   255, 0,   255,  //
                                           255, 0,   0,   0,   255,  //
                                           255, 255, 255, 255, 255};
  EXPECT_EQ(picture->luminance, expected);
}

TEST(Reading, the_reader_finds_nothing_on_an_empty_picture) {
  EXPECT_FALSE(read(Picture{40, 40, std::vector<std::uint8_t>(1600, 255)}));
}

}  // namespace
}  // namespace ocop::labels::reading
