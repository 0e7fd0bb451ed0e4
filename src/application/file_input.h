#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace ocop::application {

/// The whole file, or an error that names it: not there, not readable, over `bytes_max`.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max);

}  // namespace ocop::application
