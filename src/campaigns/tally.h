#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/clock.h"
#include "base/random.h"
#include "campaigns/campaign_kinds.h"
#include "campaigns/tally_store.h"
#include "http/message.h"
#include "newsroom/ticker.h"
#include "scans/pseudonym.h"
#include "scans/rate_limit.h"
#include "sql/database.h"

namespace ocop::campaigns {

/// Where and when something was counted.
struct Spot {
  std::string campaign_id;
  Phase phase = Phase::during;
  std::string unit_code = {};  ///< of the ward whose copy led here; empty: not known
};

/// Counts what visitors of a campaign do, without knowing them: a visitor is a pseudonym of one day
/// (scans/pseudonym.h), kept in memory only. Opening counts once in 30 minutes, reading to the end
/// and the quiz once a day; programs that say what they are do not count, and one block of
/// addresses adds at most 20 of each in 30 minutes.
///
/// Opened and read are stored in groups every `limits::campaign_flush_ms` by a thread of its own: a
/// normal stop loses nothing. A result of the quiz is on the disk before the visitor sees it. A
/// restart forgets who was counted that day, not what.
class Tally {
 public:
  static std::unique_ptr<Tally> open(sql::Database& database, const Clock& clock, Random& random);
  ~Tally();

  void look(const Spot& spot, const http::Request& request);
  void read_to_end(const Spot& spot, const http::Request& request);
  /// Whether it counts: the first result of this visitor today. `right`: by question.
  Result<bool> answer(const Spot& spot, const std::array<bool, 3>& right,
                      const http::Request& request);
  /// Stores what was counted; the thread does it by itself.
  Result<void> flush();

 private:
  Tally(sql::Database& database, const Clock& clock, Random& random);
  bool is_new(std::string_view what, const Spot& spot, const http::Request& request,
              std::int64_t again_micros);
  void count(std::string_view what, const Spot& spot);

  sql::Database& database_;
  const Clock& clock_;
  scans::Pseudonyms pseudonyms_;
  scans::RateLimit limit_;
  std::mutex mutex_, flushing_;
  std::unordered_map<std::uint64_t, std::int64_t> seen_;  // last act of a person of one sort
  Counts fresh_;                                          // not stored yet
  std::unique_ptr<newsroom::Ticker> ticker_;
};

}  // namespace ocop::campaigns
