#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

/// Help for the tests of this room: where other people's test data stands, and reading it.
namespace ocop::epcis::test {

inline std::filesystem::path conformance_folder() {
  const char* set = std::getenv("OCOP_CONFORMANCE");
  return set != nullptr ? std::filesystem::path(set)
                        : std::filesystem::path(OCOP_SOURCE_DIR) / "../shared/conformance";
}

/// All files below a folder of the conformance data with that ending, in order of their names.
inline std::vector<std::filesystem::path> conformance_files(std::string_view folder,
                                                            std::string_view ending) {
  std::vector<std::filesystem::path> files;
  const auto root = conformance_folder() / folder;
  if (!std::filesystem::is_directory(root)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.is_regular_file() && entry.path().extension() == ending) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace ocop::epcis::test
