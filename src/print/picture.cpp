#include "print/picture.h"

#include <gd.h>
#include <librsvg/rsvg.h>

#include <cstring>
#include <string>

namespace ocop::print {
namespace {

constexpr int jpeg_quality = 90;

Error damaged() { return {Code::invalid_argument, "the picture cannot be read", ""}; }

struct FreeImage {
  void operator()(gdImagePtr image) const { gdImageDestroy(image); }
};
using Image = std::unique_ptr<gdImage, FreeImage>;

bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xff\xd8\xff"); }
bool is_png(std::string_view bytes) { return bytes.starts_with("\x89PNG"); }
bool is_webp(std::string_view bytes) {
  return bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP";
}
bool is_drawing(std::string_view bytes) { return bytes.starts_with("<svg"); }

Image read(std::string_view bytes) {
  auto* data = const_cast<char*>(bytes.data());  // gd only reads it
  const int size = static_cast<int>(bytes.size());
  if (is_jpeg(bytes)) return Image(gdImageCreateFromJpegPtr(size, data));
  if (is_png(bytes)) return Image(gdImageCreateFromPngPtr(size, data));
  return Image(gdImageCreateFromWebpPtr(size, data));
}

/// On white, since paper is.
std::string as_jpeg(const Image& image) {
  const int width = gdImageSX(image.get()), height = gdImageSY(image.get());
  const Image flat(gdImageCreateTrueColor(width, height));
  if (!flat) return {};
  gdImageFilledRectangle(flat.get(), 0, 0, width, height, gdTrueColor(255, 255, 255));
  gdImageCopy(flat.get(), image.get(), 0, 0, 0, 0, width, height);
  int size = 0;
  void* data = gdImageJpegPtr(flat.get(), &size, jpeg_quality);
  if (data == nullptr) return {};
  std::string bytes(static_cast<const char*>(data), static_cast<std::size_t>(size));
  gdFree(data);
  return bytes;
}

using Surface = std::shared_ptr<cairo_surface_t>;

Surface owned(cairo_surface_t* surface) { return {surface, &cairo_surface_destroy}; }

/// The PDF takes the JPEG as it is; of the surface it needs the size alone, but cairo wants its
/// pixels to be there.
Surface surface_of(int width, int height, const std::string& jpeg) {
  Surface surface = owned(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  auto* data = new std::string(jpeg);  // cairo deletes it with the surface
  const auto status = cairo_surface_set_mime_data(
      surface.get(), CAIRO_MIME_TYPE_JPEG, reinterpret_cast<const unsigned char*>(data->data()),
      data->size(), [](void* kept) { delete static_cast<std::string*>(kept); }, data);
  if (status != CAIRO_STATUS_SUCCESS) {
    delete data;
    return nullptr;
  }
  return surface;
}

Surface drawing(std::string_view bytes, double& width, double& height) {
  GError* error = nullptr;
  RsvgHandle* handle = rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()),
                                                 bytes.size(), &error);
  if (handle == nullptr) {
    g_error_free(error);
    return nullptr;
  }
  RsvgRectangle box{};
  gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
  RsvgLength ignored_width{}, ignored_height{};
  rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &ignored_width, &has_height,
                                       &ignored_height, &has_box, &box);
  Surface surface;
  if (has_box != FALSE && box.width > 0 && box.height > 0) {
    width = box.width;
    height = box.height;
    const cairo_rectangle_t extents{0, 0, width, height};
    surface = owned(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents));
    cairo_t* cairo = cairo_create(surface.get());
    const RsvgRectangle place{0, 0, width, height};
    const bool is_drawn = rsvg_handle_render_document(handle, cairo, &place, nullptr) != FALSE;
    cairo_destroy(cairo);
    if (!is_drawn) surface.reset();
  }
  g_object_unref(handle);
  return surface;
}

}  // namespace

Result<Picture> Picture::open(std::string_view bytes) {
  Picture picture;
  if (is_drawing(bytes)) {
    picture.surface_ = drawing(bytes, picture.width_, picture.height_);
    if (!picture.surface_) return damaged();
    return picture;
  }
  if (!is_jpeg(bytes) && !is_png(bytes) && !is_webp(bytes)) {
    return Error{Code::unsupported_media_type, "a picture is JPEG, PNG or WebP", ""};
  }
  const Image image = read(bytes);
  if (!image) return damaged();
  const std::string jpeg = is_jpeg(bytes) ? std::string(bytes) : as_jpeg(image);
  const int width = gdImageSX(image.get()), height = gdImageSY(image.get());
  if (jpeg.empty()) return damaged();
  picture.width_ = width;
  picture.height_ = height;
  picture.surface_ = surface_of(width, height, jpeg);
  if (!picture.surface_) return damaged();
  return picture;
}

}  // namespace ocop::print
