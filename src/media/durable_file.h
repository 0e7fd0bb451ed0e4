#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ocop::media {

/// Writes a file that is there whole or not at all: beside its place, synced, then renamed, then
/// the folder synced. `scratch` is a name that nobody else uses.
Result<void> write_durably(const std::filesystem::path& path, std::string_view scratch,
                           std::string_view bytes);

/// `not_found`, or the bytes.
Result<std::string> read_whole(const std::filesystem::path& path);

}  // namespace ocop::media
