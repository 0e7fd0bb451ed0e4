#pragma once

#include <cstdint>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "base/random.h"
#include "base/time.h"
#include "http/message.h"
#include "scans/pseudonym.h"
#include "scans/rate_limit.h"

namespace ocop::newsroom {

/// Browsers of people name none of the words that programs do.
bool is_robot(std::string_view user_agent);

/// Tells whether what somebody does counts, without knowing who it is: a visitor is a pseudonym of
/// one day (scans/pseudonym.h), kept in memory only. Programs that say what they are do not count,
/// and one block of addresses counts at most `limits::visitor_block_acts_max` times for one act in
/// half an hour, whatever browsers it claims to be. A restart forgets who was counted that day.
/// Safe to use from several threads.
class Visitors {
 public:
  static constexpr std::int64_t half_hour_micros = 30 * 60 * micros_per_second;

  /// Beyond `acts_max` at once nothing new counts until some are over: a flood is no readership.
  Visitors(Random& random, std::size_t acts_max);

  /// The first time that this visitor does it, and again after `again_micros`.
  bool counts(std::string_view act, const http::Request& request, Timestamp now,
              std::int64_t again_micros);

 private:
  const std::size_t acts_max_;
  scans::Pseudonyms pseudonyms_;
  scans::RateLimit blocks_;
  std::mutex mutex_;
  std::unordered_map<std::uint64_t, std::int64_t> over_;  // when an act of a visitor counts again
};

}  // namespace ocop::newsroom
