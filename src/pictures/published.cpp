#include "pictures/published.h"

#include "base/log.h"
#include "pictures/picture_kind.h"

namespace ocop::pictures {

std::string public_path(std::string_view id, Shape shape, int width) {
  std::string path =
      std::string(public_root) + std::string(id) + '/' + std::string(name_of(shape)) + ".jpg";
  return width == 0 ? path : path + "?w=" + std::to_string(width);
}

Moment::Moment(const std::vector<records::Record>& rows) {
  for (const records::Record& row : rows) {
    if (row.removed_at || row.day("consent_withdrawn_on")) continue;
    entries_.emplace(row.id, Entry{.picture = {.id = row.id,
                                               .file = row["file"],
                                               .title = row["title"],
                                               .alt_vi = row["alt"],
                                               .alt_en = row["alt_en"],
                                               .rights = rights_line(row),
                                               .focus = focus_of(row)},
                                   .last_day = last_day_of(row)});
  }
}

std::optional<Shown> Moment::shown(std::string_view id, Date day) const {
  const auto at = entries_.find(id);
  if (at == entries_.end() || (at->second.last_day && *at->second.last_day < day)) {
    return std::nullopt;
  }
  return at->second.picture;
}

std::shared_ptr<const Moment> Published::moment() {
  // Who asks while it is made waits: a picture that was taken down is not shown once more.
  const std::lock_guard making(making_);
  if (!is_old_.exchange(false)) return moment_;
  auto rows = records_.read([](records::Reading& reading) {
    return reading.all(reading.kinds().get("library_picture"));
  });
  auto made = std::make_shared<const Moment>();
  if (rows) {
    made = std::make_shared<const Moment>(*rows);
  } else {
    log::error("published pictures: {}", to_string(rows.error()));
    is_old_ = true;
  }
  if (!(*made == *moment_)) moment_ = std::move(made);
  return moment_;
}

}  // namespace ocop::pictures
