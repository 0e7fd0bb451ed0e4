// draw_comment_codes FOLDER COUNT: draws codes of the comment form as the server does, each as
// FOLDER/SORT/NUMBER-LETTERS.png, for a test that has a program read them. SORT is what somebody
// with a simple program would do to them first:
//
//     plain       as they are
//     threshold   three times as large, black and white
//     opened      the same without strokes that are thinner than those of the letters
//     straight    the letters in a row of one face, which any such program reads
#include <cairo.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "newsroom/comment_picture.h"

namespace {

namespace fs = std::filesystem;
using ocop::newsroom::CommentCodes;

constexpr int scale = 3;
constexpr int opening_radius = 3;  // of the enlarged picture
constexpr unsigned bright = 140;

struct Picture {
  int width = 0, height = 0;
  std::vector<unsigned char> dark;  // 1 or 0

  bool at(int x, int y) const {
    return x >= 0 && y >= 0 && x < width && y < height &&
           dark[static_cast<std::size_t>(y * width + x)] != 0;
  }
};

cairo_surface_t* enlarged(const std::string& file) {
  cairo_surface_t* small = cairo_image_surface_create_from_png(file.c_str());
  const int width = cairo_image_surface_get_width(small) * scale;
  const int height = cairo_image_surface_get_height(small) * scale;
  cairo_surface_t* large = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  cairo_t* context = cairo_create(large);
  cairo_scale(context, scale, scale);
  cairo_set_source_surface(context, small, 0, 0);
  cairo_paint(context);
  cairo_destroy(context);
  cairo_surface_destroy(small);
  cairo_surface_flush(large);
  return large;
}

Picture thresholded(cairo_surface_t* surface) {
  Picture picture{.width = cairo_image_surface_get_width(surface),
                  .height = cairo_image_surface_get_height(surface),
                  .dark = {}};
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const unsigned char* pixel = data + y * stride + x * 4;
      const unsigned mean = (pixel[0] + pixel[1] + pixel[2]) / 3U;
      picture.dark.push_back(mean < bright ? 1 : 0);
    }
  }
  return picture;
}

/// Dark where all (erosion) or any (dilation) of the neighbourhood is.
Picture spread(const Picture& from, bool all) {
  Picture to = from;
  for (int y = 0; y < from.height; ++y) {
    for (int x = 0; x < from.width; ++x) {
      bool result = all;
      for (int j = -opening_radius; j <= opening_radius; ++j) {
        for (int i = -opening_radius; i <= opening_radius; ++i) {
          if (i * i + j * j > opening_radius * opening_radius) continue;
          result = all ? result && from.at(x + i, y + j) : result || from.at(x + i, y + j);
        }
      }
      to.dark[static_cast<std::size_t>(y * from.width + x)] = result ? 1 : 0;
    }
  }
  return to;
}

void write(const Picture& picture, const fs::path& file) {
  cairo_surface_t* surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height);
  unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      std::fill_n(data + y * stride + x * 4, 4, picture.at(x, y) ? 0 : 255);
    }
  }
  cairo_surface_mark_dirty(surface);
  cairo_surface_write_to_png(surface, file.c_str());
  cairo_surface_destroy(surface);
}

void write_straight(const std::string& letters, const fs::path& file) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 440, 144);
  cairo_t* context = cairo_create(surface);
  cairo_set_source_rgb(context, 1, 1, 1);
  cairo_paint(context);
  cairo_set_source_rgb(context, 0, 0, 0);
  cairo_select_font_face(context, "Noto Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(context, 76);
  cairo_move_to(context, 40, 100);
  cairo_show_text(context, letters.c_str());
  cairo_destroy(context);
  cairo_surface_write_to_png(surface, file.c_str());
  cairo_surface_destroy(surface);
}

}  // namespace

int main(int argc, char** argv) {
  int count = 0;
  if (argc == 3) std::from_chars(argv[2], argv[2] + std::char_traits<char>::length(argv[2]), count);
  if (count < 1 || count > 1000) {
    std::fputs("draw_comment_codes FOLDER COUNT, 1 to 1000\n", stderr);
    return 2;
  }
  const fs::path folder = argv[1];
  for (const char* sort : {"plain", "threshold", "opened", "straight"})
    fs::create_directories(folder / sort);
  ocop::SystemRandom random;
  CommentCodes codes(random);
  constexpr ocop::Timestamp now{1'800'000'000'000'000};
  for (int i = 0; i < count; ++i) {
    const auto asked = codes.asked(codes.new_token(ocop::newsroom::CodeSort::picture, now), now);
    if (!asked) return 1;
    const std::string name = std::to_string(1000 + i) + "-" + asked->letters + ".png";
    const fs::path plain = folder / "plain" / name;
    std::ofstream(plain, std::ios::binary) << ocop::newsroom::picture_of(*asked);
    cairo_surface_t* large = enlarged(plain);
    const Picture picture = thresholded(large);
    cairo_surface_destroy(large);
    write_straight(asked->letters, folder / "straight" / name);
    write(picture, folder / "threshold" / name);
    write(spread(spread(picture, true), false), folder / "opened" / name);
  }
  return 0;
}
