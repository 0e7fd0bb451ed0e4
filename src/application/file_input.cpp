#include "application/file_input.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace ocop::application {

Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max) {
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed)) {
    return Error{Code::invalid_argument, "this is a folder; name a file", path.string()};
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return Error{Code::not_found, fmt::format("cannot be read: {}", std::strerror(errno)),
                 path.string()};
  }
  const auto bytes = std::filesystem::file_size(path, failed);
  if (!failed && bytes > bytes_max) {
    return Error{Code::payload_too_large,
                 fmt::format("has {} bytes, {} at most; divide it", bytes, bytes_max),
                 path.string()};
  }
  std::string content(failed ? 0 : bytes, '\0');
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  content.resize(static_cast<std::size_t>(in.gcount()));
  return content;
}

}  // namespace ocop::application
