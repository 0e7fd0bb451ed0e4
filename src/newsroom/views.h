#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "http/message.h"
#include "newsroom/stored_counts.h"
#include "newsroom/view_store.h"
#include "newsroom/visitors.h"
#include "sql/database.h"

namespace ocop::newsroom {

struct MostRead {
  std::string article_id;
  long long views = 0;
};

/// Views of articles by day. A view is one person who opens an article, once in 30 minutes however
/// often the page is loaded. `Visitors` says who counts, `StoredCounts` when it is on the disk.
class Views {
 public:
  static Result<std::unique_ptr<Views>> open(sql::Database& database, const Clock& clock,
                                             Random& random);

  void look(const std::string& article_id, const http::Request& request);
  long long count(std::string_view article_id) const;
  /// Of this month, the most first, at most `limits::most_read_max`.
  std::vector<MostRead> most_read(Timestamp now) const;

 private:
  Views(sql::Database& database, const Clock& clock, Random& random);

  const Clock& clock_;
  Visitors visitors_;
  mutable std::mutex mutex_;
  std::map<std::string, long long, std::less<>> totals_;
  std::string month_;                                           // "2026-07"
  std::map<std::string, long long, std::less<>> month_totals_;  // of that month
  StoredCounts<ViewKey> by_day_;
};

}  // namespace ocop::newsroom
