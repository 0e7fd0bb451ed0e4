#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "records/record_store.h"
#include "stories/versions.h"

namespace ocop::stories {

/// A story that stands today, read.
struct Told {
  Version version;
  Content content;
};

/// What everybody may read, at one moment.
struct Moment {
  std::vector<Told> stories;             ///< by product
  std::vector<records::Record> slogans;  ///< of any period
  std::uint64_t edition = 0;             ///< higher for each later moment of this process

  const Told* of(std::string_view product_id) const;
  /// Whether a story that stands shows that picture.
  bool shows(std::string_view address) const;
  /// The slogan of that code on that day; null when it does not stand.
  const records::Record* slogan(std::string_view code, Date day) const;
  /// That of the home page: of those of the day, the one that began last.
  const records::Record* home_slogan(Date day) const;
};

/// Keeps the moment in memory, so that a scan asks no database. Safe to use from several threads.
class Published {
 public:
  explicit Published(records::RecordStore& records) : records_(records) {}

  /// Registers were changed: who asks next reads them.
  void wake() { is_old_ = true; }
  /// Never null. When nothing can be read, the last moment, and a line in the log.
  std::shared_ptr<const Moment> moment();

 private:
  records::RecordStore& records_;
  std::atomic<bool> is_old_ = true;
  std::mutex making_, reading_;
  std::shared_ptr<const Moment> moment_ = std::make_shared<Moment>();
};

}  // namespace ocop::stories
