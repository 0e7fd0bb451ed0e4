#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "gs1/application_identifiers.h"

namespace ocop::gs1 {

struct PathPart {
  std::string_view code;   ///< of the application identifier, also where an old name stood
  std::string_view value;  ///< still percent-encoded
};

/// The Digital Link part of a URI path: the key, then what follows it, as views into the path.
struct KeyPath {
  const ApplicationIdentifier* key = nullptr;
  std::size_t stem_bytes = 0;  ///< of the path before the "/" of the key
  std::array<PathPart, 5> parts;
  std::size_t count = 0;
  bool has_old_names = false;

  std::string_view raw(std::string_view code) const;  ///< empty when absent
};

enum class Names { codes, old_and_new };

/// Reads the path from its end in pairs of AI and value up to the right-most key (URI Syntax 1.6.0
/// section 4.6); what stands before the key is a custom stem. Neither the order of the qualifiers
/// nor any value is checked. None when a segment that should be an AI is none.
std::optional<KeyPath> find_key_path(std::string_view path, Names names = Names::codes);

}  // namespace ocop::gs1
