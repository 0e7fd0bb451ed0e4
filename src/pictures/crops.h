#pragma once

#include <map>
#include <mutex>
#include <string>

#include "media/media_store.h"
#include "pictures/crop_store.h"
#include "sql/database.h"

namespace ocop::pictures {

/// The files of the shapes: cut once from the stored original, then kept by the media room in all
/// its widths. Safe to use from several threads; one is cut at a time, since each takes memory.
class Crops {
 public:
  Crops(sql::Database& database, media::MediaStore& files) : database_(database), files_(files) {}

  /// A JPEG of nothing but pixels. `not_found` without such an original.
  Result<std::string> read(const CropKey& key, media::Width width);

 private:
  Result<media::StoredFile> find_or_make(const CropKey& key);
  Result<media::StoredFile> make(const CropKey& key);

  sql::Database& database_;
  media::MediaStore& files_;
  std::mutex making_, reading_;
  std::map<CropKey, media::StoredFile> known_;
};

}  // namespace ocop::pictures
