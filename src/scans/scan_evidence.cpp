#include "scans/scan_evidence.h"

#include <algorithm>

namespace ocop::scans {
namespace {

using authenticity::Scan;
using authenticity::ScanHistory;

/// The most unsold codes that each device had read on its day.
void note_source(ScanHistory& history, const Scan& scan) {
  if (scan.unsold_read == 0) return;
  const auto found =
      std::ranges::find(history.sources, scan.device, &authenticity::SourceRecord::device);
  if (found == history.sources.end()) {
    history.sources.push_back({scan.device, scan.unsold_read, 0, 0});
  } else {
    found->read = std::max(found->read, scan.unsold_read);
  }
}

/// A place that was told for a look that is there already.
bool tells_place(ScanHistory& history, const Scan& scan) {
  if (!scan.position) return false;
  const auto look = std::ranges::find_if(history.scans, [&](const Scan& before) {
    return !before.position && is_same_look(before, scan);
  });
  if (look == history.scans.end()) return false;
  look->position = scan.position;
  return true;
}

void add(ScanHistory& history, const Scan& scan) {
  if (scan.who == authenticity::Who::officer || tells_place(history, scan)) return;
  history.scans.push_back(scan);
  note_source(history, scan);
}

}  // namespace

bool is_mere_look(const Scan& scan) {
  return scan.act == authenticity::Act::looked || scan.act == authenticity::Act::chip_replayed;
}

bool is_same_look(const Scan& before, const Scan& now) {
  constexpr std::int64_t micros_max = 600 * micros_per_second;
  return is_mere_look(now) && before.act == now.act && before.device == now.device &&
         before.counter == now.counter && now.at.micros - before.at.micros < micros_max;
}

ScanHistory evidence_of(const History& kept, const Scan& at_hand) {
  ScanHistory history;
  history.sources = kept.sources;
  for (const KeptScan& each : kept.scans) add(history, each.scan);
  add(history, at_hand);
  return history;
}

}  // namespace ocop::scans
