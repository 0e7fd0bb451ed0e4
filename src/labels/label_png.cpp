#include <fmt/format.h>
#include <png.h>

#include <csetjmp>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/limits.h"
#include "labels/label.h"

namespace ocop::labels {
namespace {

constexpr png_color white{255, 255, 255};
constexpr png_color black{0, 0, 0};

// One row of modules as pixels, eight to a byte, the first in the highest bit; palette entry 1 is
// black.
std::vector<png_byte> pixels_of(const Symbol& symbol, int row, int module_pixels) {
  const int side = symbol.side_with_quiet_zone_modules();
  const int quiet_zone = symbol.quiet_zone_modules();
  const int width = side * module_pixels;
  std::vector<png_byte> pixels(static_cast<std::size_t>((width + 7) / 8));
  for (int x = 0; x < width; ++x) {
    if (symbol.is_dark(row - quiet_zone, x / module_pixels - quiet_zone)) {
      auto& byte = pixels[static_cast<std::size_t>(x / 8)];
      byte = static_cast<png_byte>(byte | 0x80U >> (x % 8));
    }
  }
  return pixels;
}

void append(png_structp png, png_bytep bytes, png_size_t count) {
  auto& out = *static_cast<std::string*>(png_get_io_ptr(png));
  out.append(reinterpret_cast<const char*>(bytes), count);
}

void keep_quiet(png_structp /*png*/, png_const_charp /*message*/) {}

struct Writer {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, keep_quiet);
  png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;

  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { png_destroy_write_struct(&png, &info); }
};

// libpng reports an error by jumping back to setjmp; nothing with a destructor may come to life
// between the two, so the rows are made by the caller.
bool write(Writer& writer, std::string& out, const std::vector<std::vector<png_byte>>& rows,
           png_uint_32 side_pixels, int module_pixels) {
  if (setjmp(png_jmpbuf(writer.png)) != 0) return false;
  png_set_write_fn(writer.png, &out, append, nullptr);
  png_set_IHDR(writer.png, writer.info, side_pixels, side_pixels, 1, PNG_COLOR_TYPE_PALETTE,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  const png_color palette[] = {white, black};
  png_set_PLTE(writer.png, writer.info, palette, 2);
  png_set_compression_level(writer.png, 9);
  png_write_info(writer.png, writer.info);
  for (const auto& row : rows) {
    for (int i = 0; i < module_pixels; ++i) png_write_row(writer.png, row.data());
  }
  png_write_end(writer.png, writer.info);
  return true;
}

}  // namespace

Result<std::string> png_of(const Symbol& symbol, int module_pixels) {
  if (module_pixels < 1 || module_pixels > limits::label_module_pixels_max) {
    return Error{Code::invalid_argument,
                 fmt::format("A module cannot be {} pixels wide; choose 1 to {}.", module_pixels,
                             limits::label_module_pixels_max),
                 "module_pixels"};
  }
  const int side = symbol.side_with_quiet_zone_modules();
  std::vector<std::vector<png_byte>> rows;
  for (int row = 0; row < side; ++row) rows.push_back(pixels_of(symbol, row, module_pixels));

  std::string out;
  Writer writer;
  const bool written =
      writer.info != nullptr &&
      write(writer, out, rows, static_cast<png_uint_32>(side * module_pixels), module_pixels);
  if (!written) return Error{Code::resource_exhausted, "No memory to write the PNG.", ""};
  return out;
}

Result<std::string> label_png(std::string_view text, const LabelOptions& options) {
  TRY(const Symbol symbol, Symbol::encode(text, options.symbol));
  return png_of(symbol, options.module_pixels);
}

}  // namespace ocop::labels
