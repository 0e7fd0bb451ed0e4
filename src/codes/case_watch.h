#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/clock.h"
#include "base/ticker.h"
#include "codes/code_desk.h"
#include "scans/scan_store.h"

namespace ocop::codes {

/// Why the alarms of a product are a case: "likely_copy" for one such code, "cautions" for
/// `limits::case_cautions_min` codes at caution within `limits::case_caution_days`; nothing when
/// they are none yet. Pure.
std::optional<std::string_view> cause_of(std::span<const scans::Alarm> alarms, Timestamp now);

/// What the watch stands on; outlives it.
struct CaseGround {
  records::RecordStore& records;
  const scans::ScanStore& scans;
  const CodeDesk& desk;
  const Clock& clock;
};

/// Opens a case for each product whose alarms are one and that has none open; the number of new
/// cases. Of a product that had a case, only what was not suspect yet when the last one was closed
/// counts. Any number of times with the same result. An error, the first one, keeps no other
/// product from its case.
Result<std::size_t> open_cases(const CaseGround& ground);

/// Does so every `limits::case_watch_interval` in a thread of its own, for as long as it lives. No
/// scan waits for it; what goes wrong stands in the log and is tried again.
class CaseWatch {
 public:
  explicit CaseWatch(const CaseGround& ground);

 private:
  const CaseGround ground_;
  Ticker ticker_;
};

}  // namespace ocop::codes
