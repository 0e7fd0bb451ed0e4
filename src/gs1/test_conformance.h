#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include <boost/json.hpp>

/// Other people's vectors, read in place; see CONTRIBUTING.md.
namespace ocop::gs1 {

inline std::filesystem::path conformance_folder() {
  const char* folder = std::getenv("OCOP_CONFORMANCE");
  return folder != nullptr ? std::filesystem::path(folder)
                           : std::filesystem::path(OCOP_SOURCE_DIR) / "../shared/conformance";
}

inline std::optional<std::string> conformance_text(const std::filesystem::path& name) {
  std::ifstream file(conformance_folder() / name, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

inline std::string text_of(const boost::json::value& value) {
  return value.is_string() ? std::string(value.as_string()) : std::string();
}

}  // namespace ocop::gs1

/// Declares `vectors`, a boost::json::value; skips the test when the file is not there.
#define OCOP_VECTORS(vectors, name)                                       \
  const auto vectors##_text = ocop::gs1::conformance_text(name);          \
  if (!vectors##_text) GTEST_SKIP() << "no conformance data: " << (name); \
  const boost::json::value vectors = boost::json::parse(*vectors##_text)
