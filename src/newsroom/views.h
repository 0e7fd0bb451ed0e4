#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "http/message.h"
#include "newsroom/limits.h"
#include "newsroom/ticker.h"
#include "scans/pseudonym.h"
#include "scans/rate_limit.h"
#include "sql/database.h"

namespace ocop::newsroom {

struct MostRead {
  std::string article_id;
  long long views = 0;
};

/// Views of articles by day. A view is one person who opens an article, once in 30 minutes however
/// often the page is loaded; programs that say what they are do not count, and one block of
/// addresses adds at most 20 in 30 minutes to one article, whatever browsers it claims to be.
///
/// Counted in memory and stored in groups every `limits::views_flush_ms` by a thread of its own:
/// a normal stop loses nothing, a killed process at most that time and the commit under way.
class Views {
 public:
  static Result<std::unique_ptr<Views>> open(sql::Database& database, const Clock& clock,
                                             Random& random);
  ~Views();

  void look(const std::string& article_id, const http::Request& request);
  long long count(std::string_view article_id) const;
  /// Of this month, the most first, at most `limits::most_read_max`.
  std::vector<MostRead> most_read(Timestamp now) const;
  /// Stores what was counted; the thread does it by itself.
  Result<void> flush();

 private:
  Views(sql::Database& database, const Clock& clock, Random& random);
  bool is_new(const std::string& article_id, const http::Request& request, Timestamp now);

  sql::Database& database_;
  const Clock& clock_;
  scans::Pseudonyms pseudonyms_;
  scans::RateLimit limit_;
  mutable std::mutex mutex_;
  std::unordered_map<std::uint64_t, std::int64_t> seen_;  // last look of a person at an article
  std::map<std::string, long long, std::less<>> totals_;
  std::string month_;                                           // "2026-07"
  std::map<std::string, long long, std::less<>> month_totals_;  // of that month
  std::map<std::pair<std::string, std::string>, long long>
      fresh_;  // by article and day, not stored
  std::mutex flushing_;
  std::unique_ptr<Ticker> ticker_;
};

/// Browsers of people name none of these words.
bool is_robot(std::string_view user_agent);

}  // namespace ocop::newsroom
