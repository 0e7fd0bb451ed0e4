// What a stranger sends as a picture: its type, its header, and its pixels when they are few.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "media/picture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ocop::media;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto type = file_type_of(bytes);
  if (!type || !is_picture(*type)) return 0;
  static_cast<void>(orientation_of(*type, bytes));
  const auto dimensions = picture_size(*type, bytes);
  constexpr std::uint64_t few = 200'000;
  if (dimensions && std::uint64_t{dimensions->width} * dimensions->height < few) {
    static_cast<void>(Picture::decode(*type, bytes));
  }
  return 0;
}
