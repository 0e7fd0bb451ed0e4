#include "media/picture_header.h"

#include <fmt/format.h>

#include <optional>

#include "base/limits.h"

namespace ocop::media {
namespace {

using namespace std::string_view_literals;

/// Reads numbers at a place; past the end everything is 0 and `failed`.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t big(std::size_t at, int size) {
    std::uint32_t number = 0;
    for (int i = 0; i < size; ++i) number = number << 8 | byte(at + static_cast<std::size_t>(i));
    return number;
  }
  std::uint32_t little(std::size_t at, int size) {
    std::uint32_t number = 0;
    for (int i = size; i-- > 0;) number = number << 8 | byte(at + static_cast<std::size_t>(i));
    return number;
  }
  bool failed() const { return failed_; }
  std::size_t size() const { return bytes_.size(); }

 private:
  std::uint32_t byte(std::size_t at) {
    if (at < bytes_.size()) return static_cast<unsigned char>(bytes_[at]);
    failed_ = true;
    return 0;
  }
  std::string_view bytes_;
  bool failed_ = false;
};

/// A segment of a JPEG file: its marker, where its content begins and how long that is.
struct Segment {
  std::uint32_t marker = 0;
  std::size_t begin = 0, size = 0;
};

/// Markers without a content. A decoder takes them anywhere; before the picture no camera writes
/// one, and to read a length behind it is how a second, harmless size could be shown to us.
bool stands_alone(std::uint32_t marker) {
  return marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD9);
}

/// The segment after `at`, or nothing where the picture itself begins or the file is broken.
std::optional<Segment> next_segment(Bytes& bytes, std::size_t at) {
  while (bytes.big(at, 1) == 0xFF && bytes.big(at + 1, 1) == 0xFF && !bytes.failed()) ++at;
  if (bytes.big(at, 1) != 0xFF) return std::nullopt;
  const std::uint32_t marker = bytes.big(at + 1, 1);
  const std::size_t size = bytes.big(at + 2, 2);
  constexpr std::uint32_t start_of_scan = 0xDA;
  if (bytes.failed() || marker == start_of_scan || stands_alone(marker) || size < 2) {
    return std::nullopt;
  }
  return Segment{marker, at + 4, size - 2};
}

bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<PictureSize> jpeg_size(Bytes& bytes) {
  for (auto segment = next_segment(bytes, 2); segment;
       segment = next_segment(bytes, segment->begin + segment->size)) {
    if (!is_frame(segment->marker)) continue;
    const PictureSize size{bytes.big(segment->begin + 3, 2), bytes.big(segment->begin + 1, 2)};
    return bytes.failed() ? std::nullopt : std::optional(size);
  }
  return std::nullopt;
}

/// Each scan of a progressive JPEG costs as much as a picture; cameras write about ten.
bool has_too_many_scans(std::string_view content) {
  std::size_t scans = 0;
  for (auto at = content.find("\xFF\xDA"sv); at != content.npos;
       at = content.find("\xFF\xDA"sv, at + 2)) {
    ++scans;
  }
  return scans > limits::picture_scans_max;
}

std::optional<PictureSize> png_size(Bytes& bytes) {
  constexpr std::uint32_t header_chunk = 0x49484452;  // "IHDR"
  if (bytes.big(12, 4) != header_chunk) return std::nullopt;
  return PictureSize{bytes.big(16, 4), bytes.big(20, 4)};
}

std::optional<PictureSize> webp_size(Bytes& bytes) {
  constexpr std::uint32_t lossy = 0x56503820, lossless = 0x5650384C, extended = 0x56503858;
  switch (bytes.big(12, 4)) {
    case lossy:
      return PictureSize{bytes.little(26, 2) & 0x3FFF, bytes.little(28, 2) & 0x3FFF};
    case lossless: {
      const std::uint32_t bits = bytes.little(21, 4);
      return PictureSize{(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
    }
    case extended:
      return PictureSize{bytes.little(24, 3) + 1, bytes.little(27, 3) + 1};
    default:
      return std::nullopt;
  }
}

/// The orientation in the first directory of the TIFF structure that Exif is.
int orientation_in(Bytes& bytes, std::size_t begin) {
  const bool is_little = bytes.big(begin, 2) == 0x4949;
  const auto number = [&](std::size_t at, int size) {
    return is_little ? bytes.little(at, size) : bytes.big(at, size);
  };
  const std::size_t directory = begin + number(begin + 4, 4);
  const std::uint32_t entries = number(directory, 2);
  constexpr std::uint32_t orientation_tag = 0x0112;
  for (std::uint32_t i = 0; i < entries && !bytes.failed(); ++i) {
    const std::size_t entry = directory + 2 + 12 * static_cast<std::size_t>(i);
    if (number(entry, 2) != orientation_tag) continue;
    const std::uint32_t value = number(entry + 8, 2);
    return !bytes.failed() && value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace

Result<PictureSize> picture_size(FileType type, std::string_view content) {
  Bytes bytes(content);
  const auto size = type == FileType::jpeg  ? jpeg_size(bytes)
                    : type == FileType::png ? png_size(bytes)
                                            : webp_size(bytes);
  const bool is_slow = type == FileType::jpeg && has_too_many_scans(content);
  if (!size || bytes.failed() || size->width == 0 || size->height == 0 || is_slow) {
    return Error{Code::invalid_argument, "the picture is damaged; save it again", ""};
  }
  const std::uint64_t pixels = std::uint64_t{size->width} * size->height;
  if (pixels > limits::picture_pixels_max) {
    return Error{Code::payload_too_large,
                 fmt::format("the picture has {} × {} pixels; make it smaller, at most {} million",
                             size->width, size->height, limits::picture_pixels_max / 1'000'000),
                 ""};
  }
  return *size;
}

int orientation_of(FileType type, std::string_view content) {
  if (type != FileType::jpeg) return 1;
  Bytes bytes(content);
  constexpr std::uint32_t application_1 = 0xE1;
  for (auto segment = next_segment(bytes, 2); segment;
       segment = next_segment(bytes, segment->begin + segment->size)) {
    const bool is_exif = segment->marker == application_1 &&
                         content.substr(segment->begin).starts_with("Exif\0\0"sv);
    if (!is_exif) continue;
    Bytes exif(content.substr(segment->begin, segment->size));
    return orientation_in(exif, 6);
  }
  return 1;
}

}  // namespace ocop::media
