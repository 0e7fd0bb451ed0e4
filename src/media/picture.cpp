#include "media/picture.h"

#include <gd.h>

#include <algorithm>

namespace ocop::media {
namespace {

constexpr int jpeg_quality = 85;

// What a damaged picture makes the library say is no news for the log.
void say_nothing(int, const char*, va_list) {}

gdImagePtr decode_bytes(FileType type, std::string_view bytes) {
  gdSetErrorMethod(say_nothing);
  const int size = static_cast<int>(bytes.size());
  auto* data = const_cast<char*>(bytes.data());  // gd only reads it
  switch (type) {
    case FileType::jpeg:
      return gdImageCreateFromJpegPtr(size, data);
    case FileType::png:
      return gdImageCreateFromPngPtr(size, data);
    case FileType::webp:
      return gdImageCreateFromWebpPtr(size, data);
    case FileType::pdf:
    case FileType::docx:
    case FileType::xlsx:
    case FileType::mp3:
    case FileType::m4a:
    case FileType::wav:
    case FileType::ogg:
      break;
  }
  return nullptr;
}

Error damaged() { return {Code::invalid_argument, "the picture is damaged; save it again", ""}; }

}  // namespace

void Picture::Free::operator()(gdImageStruct* image) const { gdImageDestroy(image); }

Result<Picture> Picture::decode(FileType type, std::string_view bytes) {
  TRY_VOID(picture_size(type, bytes));
  Image image(decode_bytes(type, bytes));
  if (!image || (gdImageTrueColor(image) == 0 && gdImagePaletteToTrueColor(image.get()) == 0)) {
    return damaged();
  }
  image = upright(std::move(image), orientation_of(type, bytes));
  if (!image) return Error{Code::resource_exhausted, "no memory left for the picture", ""};
  return Picture(std::move(image));
}

// Exif 2.32, tag 0x0112: 2, 4, 5 and 7 are mirrored, 5 to 8 lie on a side.
Picture::Image Picture::upright(Image image, int orientation) {
  const bool is_mirrored =
      orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
  float turn = 0;  // counter-clockwise
  if (orientation == 3 || orientation == 4) turn = 180;
  if (orientation == 6 || orientation == 7) turn = 270;
  if (orientation == 8 || orientation == 5) turn = 90;
  if (turn != 0) {
    image.reset(gdImageRotateInterpolated(image.get(), turn, 0));
    if (!image) return image;
  }
  if (is_mirrored) gdImageFlipHorizontal(image.get());
  return image;
}

PictureSize Picture::size() const {
  return {static_cast<std::uint32_t>(gdImageSX(image_)),
          static_cast<std::uint32_t>(gdImageSY(image_))};
}

Result<Picture> Picture::narrowed(std::uint32_t width_max) const {
  const PictureSize full = size();
  const std::uint32_t width = std::min(full.width, width_max);
  const std::uint32_t height = std::max<std::uint32_t>(
      1, static_cast<std::uint32_t>(std::uint64_t{full.height} * width / full.width));
  Image canvas(gdImageCreateTrueColor(static_cast<int>(width), static_cast<int>(height)));
  if (!canvas) return Error{Code::resource_exhausted, "no memory left for the picture", ""};
  gdImageFilledRectangle(canvas.get(), 0, 0, static_cast<int>(width), static_cast<int>(height),
                         gdTrueColor(255, 255, 255));
  gdImageCopyResampled(canvas.get(), image_.get(), 0, 0, 0, 0, static_cast<int>(width),
                       static_cast<int>(height), static_cast<int>(full.width),
                       static_cast<int>(full.height));
  return Picture(std::move(canvas));
}

Result<Picture> Picture::cropped(std::uint32_t x, std::uint32_t y, PictureSize part) const {
  const PictureSize full = size();
  const bool is_inside = part.width > 0 && part.height > 0 && part.width <= full.width &&
                         part.height <= full.height && x <= full.width - part.width &&
                         y <= full.height - part.height;
  if (!is_inside) return Error{Code::invalid_argument, "the part leaves the picture", ""};
  const int width = static_cast<int>(part.width), height = static_cast<int>(part.height);
  Image canvas(gdImageCreateTrueColor(width, height));
  if (!canvas) return Error{Code::resource_exhausted, "no memory left for the picture", ""};
  gdImageCopy(canvas.get(), image_.get(), 0, 0, static_cast<int>(x), static_cast<int>(y), width,
              height);
  return Picture(std::move(canvas));
}

Result<std::string> Picture::jpeg() const {
  gdImageInterlace(image_.get(), 1);
  int bytes = 0;
  void* data = gdImageJpegPtr(image_.get(), &bytes, jpeg_quality);
  if (data == nullptr) return damaged();
  std::string jpeg(static_cast<const char*>(data), static_cast<std::size_t>(bytes));
  gdFree(data);
  return jpeg;
}

}  // namespace ocop::media
