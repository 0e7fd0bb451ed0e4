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

void add(ScanHistory& history, const Scan& scan) {
  if (scan.who == authenticity::Who::officer) return;
  history.scans.push_back(scan);
  note_source(history, scan);
}

}  // namespace

ScanHistory evidence_of(const History& kept, const Scan& at_hand) {
  ScanHistory history;
  history.sources = kept.sources;
  for (const KeptScan& each : kept.scans) add(history, each.scan);
  add(history, at_hand);
  return history;
}

}  // namespace ocop::scans
