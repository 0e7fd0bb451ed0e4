#include "pictures/crop_store.h"

#include <soci/soci.h>

namespace ocop::pictures {

std::optional<std::string> find_crop(soci::session& session, const CropKey& key) {
  std::string file_id;
  const std::string shape(name_of(key.shape));
  const long long x = key.focus.x, y = key.focus.y;
  session << "select file_id from library_picture_crops where source_file = :file and "
             "shape = :shape and focus_x = :x and focus_y = :y",
      soci::into(file_id), soci::use(key.source_file), soci::use(shape), soci::use(x), soci::use(y);
  return session.got_data() ? std::optional(file_id) : std::nullopt;
}

void put_crop(soci::session& session, const CropKey& key, const std::string& file_id) {
  const std::string shape(name_of(key.shape));
  const long long x = key.focus.x, y = key.focus.y;
  session << "insert into library_picture_crops (source_file, shape, focus_x, focus_y, file_id) "
             "values (:file, :shape, :x, :y, :id) on conflict (source_file, shape, focus_x, "
             "focus_y) do update set file_id = excluded.file_id",
      soci::use(key.source_file), soci::use(shape), soci::use(x), soci::use(y), soci::use(file_id);
}

bool is_picture_file(soci::session& session, const std::string& file_id) {
  long long count = 0;
  session << "select count(*) from files where id = :id and purpose = 'picture'", soci::into(count),
      soci::use(file_id);
  return count > 0;
}

}  // namespace ocop::pictures
