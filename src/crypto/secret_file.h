#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

namespace ocop::crypto {

/// Reads a small file of secrets that only its owner may read. `permission_denied` when others may
/// read it too, `not_found` when it is not there, `unavailable` when the machine fails.
Result<std::string> read_secret_file(const std::filesystem::path& file);

/// Makes it (0600), written beside and linked, so that a fall of the power leaves no half a file.
/// When another process was first, its file counts and stays.
Result<void> make_secret_file(const std::filesystem::path& file, std::string_view content);

/// The same over a file that is there.
Result<void> replace_secret_file(const std::filesystem::path& file, std::string_view content);

}  // namespace ocop::crypto
