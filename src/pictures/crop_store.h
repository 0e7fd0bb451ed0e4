#pragma once

#include <optional>
#include <string>

#include "pictures/shape.h"

namespace soci {
class session;
}

namespace ocop::pictures {

/// What a derived file was made from.
struct CropKey {
  std::string source_file;  ///< identifier of the original in the media room
  Shape shape = Shape::whole;
  Focus focus;
  auto operator<=>(const CropKey&) const = default;
};

/// The identifier of the derived file; nothing when it was not made yet.
std::optional<std::string> find_crop(soci::session& session, const CropKey& key);
void put_crop(soci::session& session, const CropKey& key, const std::string& file_id);

/// Whether the media room keeps a picture by that identifier.
bool is_picture_file(soci::session& session, const std::string& file_id);

}  // namespace ocop::pictures
