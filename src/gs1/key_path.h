#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "gs1/primary_key.h"

namespace ocop::gs1 {

struct PathPart {
  std::string_view application_identifier;
  std::string_view value;  ///< still percent-encoded
};

/// The Digital Link part of a URI path: the key, then its qualifiers, as views into the path.
struct KeyPath {
  const PrimaryKey* key = nullptr;
  std::size_t stem_bytes = 0;  ///< of the path before the "/" of the key
  std::array<PathPart, 5> parts;
  std::size_t count = 0;

  std::string_view raw(std::string_view application_identifier) const;  ///< empty when absent
};

/// Finds the right-most key whose remainder has the form of a Digital Link: pairs of application
/// identifier and value, qualifiers allowed for the key, in their order (URI Syntax 1.6.0
/// section 4.5). Checks no value. Segments before the key are a custom stem; one slash at the end
/// is passed over.
std::optional<KeyPath> find_key_path(std::string_view path);

}  // namespace ocop::gs1
