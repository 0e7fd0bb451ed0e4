#include "pictures/crops.h"

#include "media/picture.h"
#include "pictures/limits.h"

namespace ocop::pictures {

Result<std::string> Crops::read(const CropKey& key, media::Width width) {
  TRY(const media::StoredFile file, find_or_make(key));
  return files_.read(file, width);
}

Result<media::StoredFile> Crops::find_or_make(const CropKey& key) {
  {
    const std::lock_guard reading(reading_);
    if (const auto at = known_.find(key); at != known_.end()) return at->second;
  }
  const std::lock_guard making(making_);
  TRY(const auto id, sql::guarded([&]() -> Result<std::optional<std::string>> {
        TRY(const sql::Transaction transaction, database_.begin(sql::Access::read));
        return find_crop(transaction.session(), key);
      }));
  TRY(media::StoredFile file, id ? files_.find(*id) : make(key));
  const std::lock_guard reading(reading_);
  if (known_.size() >= limits::picture_crops_remembered_max) known_.clear();
  known_[key] = file;
  return file;
}

Result<media::StoredFile> Crops::make(const CropKey& key) {
  TRY(const auto original, files_.find(key.source_file));
  if (original.purpose != media::Purpose::picture) {
    return Error{Code::not_found, "the file is no picture", key.source_file};
  }
  if (key.shape == Shape::whole) return original;
  TRY(const std::string bytes, files_.read(original));
  TRY(const auto picture, media::Picture::decode(media::FileType::jpeg, bytes));
  const Box box = crop_box(picture.size(), key.shape, key.focus);
  TRY(const auto cut, picture.cropped(box.x, box.y, {box.width, box.height}));
  TRY(const std::string jpeg, cut.jpeg());
  TRY(const auto kept, files_.put({.bytes = jpeg,
                                   .name = std::string(name_of(key.shape)) + ".jpg",
                                   .purpose = media::Purpose::picture,
                                   .made_by = original.made_by}));
  TRY_VOID(sql::guarded([&]() -> Result<void> {
    TRY(sql::Transaction transaction, database_.begin(sql::Access::write));
    put_crop(transaction.session(), key, kept.id);
    return transaction.commit();
  }));
  return kept;
}

}  // namespace ocop::pictures
