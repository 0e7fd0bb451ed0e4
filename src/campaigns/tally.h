#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "campaigns/campaign_kinds.h"
#include "campaigns/tally_store.h"
#include "http/message.h"
#include "newsroom/stored_counts.h"
#include "newsroom/visitors.h"
#include "sql/database.h"

namespace ocop::campaigns {

/// Where and when something was counted.
struct Spot {
  std::string campaign_id;
  Phase phase = Phase::during;
  std::string unit_code = {};  ///< of the ward whose copy led here; empty: not known
};

/// Counts what visitors of a campaign do, without knowing them (newsroom/visitors.h): opening once
/// in 30 minutes, reading to the end and the quiz once a day.
///
/// Opened and read are stored in groups every `limits::campaign_flush_ms`. A result of the quiz is
/// on the disk before the visitor sees it. A restart forgets who was counted that day, not what.
class Tally {
 public:
  Tally(sql::Database& database, const Clock& clock, Random& random);

  void look(const Spot& spot, const http::Request& request);
  void read_to_end(const Spot& spot, const http::Request& request);
  /// Whether it counts: the first result of this visitor today. `right`: by question.
  Result<bool> answer(const Spot& spot, const std::array<bool, 3>& right,
                      const http::Request& request);
  /// Stores what was counted; the thread does it by itself.
  Result<void> flush() { return counts_.flush(); }

 private:
  bool is_new(std::string_view what, const Spot& spot, const http::Request& request,
              std::int64_t again_micros);

  sql::Database& database_;
  const Clock& clock_;
  newsroom::Visitors visitors_;
  newsroom::StoredCounts<CountKey> counts_;
};

}  // namespace ocop::campaigns
