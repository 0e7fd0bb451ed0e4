#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <unordered_map>

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "authenticity/serial_code.h"
#include "base/time.h"

/// What shows only across codes: one device reading many, many serials that nobody issued. Kept in
/// memory, since it matters while it happens. Safe to use from several threads.
namespace ocop::scans {

/// How many different pieces that are not sold yet a device looked at today.
class HarvestWatch {
 public:
  /// Counts the piece in and gives the number, at most `limits::harvest_count_max`.
  std::uint32_t look(std::uint64_t device, const authenticity::CodeNumber& code, Timestamp now);

 private:
  /// Hashes of codes. Most devices read one.
  struct Codes {
    std::uint64_t first = 0;
    boost::unordered_flat_set<std::uint64_t> further;
  };

  std::mutex mutex_;
  Date day_{};
  boost::unordered_flat_map<std::uint64_t, Codes> seen_;
};

/// Serials with the form of ours that open to nothing.
class UnknownWatch {
 public:
  struct Rates {
    std::uint32_t last_hour = 0;
    std::uint32_t usual_hour = 0;  ///< mean of the 24 hours before, at least 1
  };
  void note(std::uint64_t gtin, Timestamp now);
  Rates of(std::uint64_t gtin, Timestamp now);
  /// Of all products: above `limits::unknown_serials_an_hour_max` no unknown serial is looked at
  /// any more until it is calm.
  bool is_flood(Timestamp now);

 private:
  struct Hours {
    std::int64_t hour = 0;                ///< since 1970, of the last entry
    std::deque<std::uint32_t> counts{0};  ///< one for each hour, the last one now; at most 25
    void advance(std::int64_t to);
  };
  static std::int64_t hour_of(Timestamp now);

  std::mutex mutex_;
  Hours all_;
  std::unordered_map<std::uint64_t, Hours> products_;
};

}  // namespace ocop::scans
