#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "pages/locale.h"
#include "pictures/shape.h"
#include "records/record_store.h"

/// What other rooms ask of the library: a picture by its identifier and the day, or nothing when
/// its rights or its consent do not stand on that day.
namespace ocop::pictures {

inline constexpr std::string_view public_root = "/anh/";
/// "/anh/ID/wide.jpg", without and with a width of 320, 640 or 1280 ("?w=640").
std::string public_path(std::string_view id, Shape shape, int width = 0);

/// A picture that may be shown.
struct Shown {
  std::string id, file;  ///< of the row, and of the original in the media room
  std::string title, alt_vi, alt_en;
  std::string rights;  ///< "Lan Chi. © UBND phường, dùng cho báo chí"
  Focus focus;

  std::string path(Shape shape, int width = 0) const { return public_path(id, shape, width); }
  const std::string& alt(pages::Locale locale) const {
    return locale == pages::Locale::english ? alt_en : alt_vi;
  }
  bool operator==(const Shown&) const = default;
};

/// All pictures at one moment.
class Moment {
 public:
  Moment() = default;
  explicit Moment(const std::vector<records::Record>& rows);
  std::optional<Shown> shown(std::string_view id, Date day) const;
  bool operator==(const Moment&) const = default;

 private:
  struct Entry {
    Shown picture;
    std::optional<Date> last_day;
    bool operator==(const Entry&) const = default;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

/// Keeps the moment in memory. Safe to use from several threads.
class Published {
 public:
  explicit Published(records::RecordStore& records) : records_(records) {}

  /// Registers were changed: who asks next reads them.
  void wake() { is_old_ = true; }
  /// Never null; the same pointer while no picture changed. When nothing can be read, nothing is
  /// shown: better no picture than one whose consent was withdrawn.
  std::shared_ptr<const Moment> moment();
  std::optional<Shown> shown(std::string_view id, Date day) { return moment()->shown(id, day); }

 private:
  records::RecordStore& records_;
  std::atomic<bool> is_old_ = true;
  std::mutex making_;
  std::shared_ptr<const Moment> moment_ = std::make_shared<const Moment>();
};

}  // namespace ocop::pictures
