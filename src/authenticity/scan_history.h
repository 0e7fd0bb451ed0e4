#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "authenticity/scan.h"
#include "base/time.h"

/// What is known about one serial before it is judged: who read its code, what its second factor
/// saw, and where the goods should be. Plain values; the stores fill them in.
namespace ocop::authenticity {

/// A device that read many serials of unsold goods on one day: somebody of the trade, honest or
/// not, and no buyer. What became of its other serials: how many of them buyers have read since and
/// told a province (the first of each counts), and how many of those far from where the goods
/// should be.
struct SourceRecord {
  std::uint64_t device = 0;
  std::uint32_t read = 0;  ///< serials of goods not yet sold, on one day
  std::uint32_t compared = 0;
  std::uint32_t elsewhere = 0;
};

/// What the events say of where the goods are. Without events every member is empty.
struct Custody {
  std::string home_province;                    ///< of the maker
  std::vector<std::string> expected_provinces;  ///< of those the goods were sent to
  bool is_tracked = false;                      ///< the maker records what is sent
  std::optional<Timestamp> shipped_at;
  /// A shop recorded the sale. That is no end: now the buyer and the family look.
  std::optional<Timestamp> sold_at;
  std::optional<Timestamp> ended_at;  ///< used up, taken out of trade or destroyed

  bool is_unsold() const { return !sold_at && !ended_at; }
};

/// Where a public look happened, beside where the goods should be.
enum class LookPlace : std::uint8_t {
  unknown,   ///< no province is known, or nothing of where the goods should be
  expected,  ///< the maker's province, or one that the goods were sent to
  elsewhere,
};
LookPlace place_of(const Scan& scan, const Custody& custody);

/// Serials of the same product that nobody issued, tried by anybody within an hour.
struct UnknownSerials {
  std::uint32_t last_hour = 0;
  std::uint32_t usual_hour = 0;
};

/// In order of time; the scan to be judged is the last one.
struct ScanHistory {
  std::vector<Scan> scans;
  std::vector<SourceRecord> sources;  ///< of those among the devices that read many unsold serials
  Custody custody;
  UnknownSerials unknown_serials;
};

}  // namespace ocop::authenticity
