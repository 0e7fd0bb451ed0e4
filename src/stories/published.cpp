#include "stories/published.h"

#include <algorithm>

#include "base/log.h"
#include "stories/story_kinds.h"

namespace ocop::stories {
namespace {

Result<std::shared_ptr<const Moment>> read_moment(records::Reading& reading, Date today,
                                                  std::uint64_t edition) {
  auto moment = std::make_shared<Moment>();
  moment->edition = edition;
  for (Version& each : standing_versions(reading.session(), today)) {
    Content content = content_from(each.json);
    moment->stories.push_back({std::move(each), std::move(content)});
  }
  std::ranges::sort(moment->stories, {},
                    [](const Told& told) { return std::string_view(told.version.product_id); });
  TRY(moment->slogans, reading.all(reading.kinds().get("slogan")));
  return std::shared_ptr<const Moment>(std::move(moment));
}

}  // namespace

const Told* Moment::of(std::string_view product_id) const {
  const auto key = [](const Told& told) { return std::string_view(told.version.product_id); };
  const auto at = std::ranges::lower_bound(stories, product_id, {}, key);
  return at != stories.end() && at->version.product_id == product_id ? &*at : nullptr;
}

bool Moment::shows(std::string_view address) const {
  return std::ranges::any_of(stories, [&](const Told& told) {
    return std::ranges::find(told.content.pictures, address, &Picture::address) !=
           told.content.pictures.end();
  });
}

const records::Record* Moment::slogan(std::string_view code, Date day) const {
  const auto at = std::ranges::find_if(
      slogans, [&](const auto& row) { return row["code"] == code && is_shown(row, day); });
  return at == slogans.end() ? nullptr : &*at;
}

const records::Record* Moment::home_slogan(Date day) const {
  const records::Record* last = nullptr;
  for (const records::Record& row : slogans) {
    if (!row.flag("on_home") || !is_shown(row, day)) continue;
    if (last == nullptr || row["valid_from"] > (*last)["valid_from"]) last = &row;
  }
  return last;
}

std::shared_ptr<const Moment> Published::moment() {
  if (is_old_) {
    const std::unique_lock making(making_, std::try_to_lock);
    if (making && is_old_.exchange(false)) {
      const Date today = date_of(records_.clock().now());
      auto made = records_.read([&](records::Reading& reading) {
        return read_moment(reading, today, moment_->edition + 1);
      });
      if (made) {
        const std::lock_guard reading(reading_);
        moment_ = std::move(*made);
      } else {
        log::error("published stories: {}", to_string(made.error()));
        is_old_ = true;
      }
    }
  }
  const std::lock_guard reading(reading_);
  return moment_;
}

}  // namespace ocop::stories
