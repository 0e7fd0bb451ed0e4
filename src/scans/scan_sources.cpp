// Devices that read many unsold codes, and what became of the other codes of each.
#include <algorithm>

#include "authenticity/observations.h"
#include "base/limits.h"
#include "scans/scan_engine.h"
#include "scans/scan_record.h"

namespace ocop::scans {

using authenticity::CodeNumber;
using authenticity::SourceRecord;

Result<std::vector<SourceRecord>> ScanStore::sources_of(const CodeNumber& code,
                                                        const std::vector<KeptScan>& scans) const {
  std::vector<SourceRecord> sources;
  std::vector<std::uint64_t> devices;
  for (const KeptScan& kept : scans) {
    devices.push_back(kept.scan.device);  // the first codes of a harvest tell no number yet
  }
  std::ranges::sort(devices);
  devices.erase(std::unique(devices.begin(), devices.end()), devices.end());
  for (const std::uint64_t device : devices) {
    TRY(const auto record, source_of(code, device));
    if (record) sources.push_back(*record);
  }
  return sources;
}

Result<std::optional<SourceRecord>> ScanStore::source_of(const CodeNumber& code,
                                                         std::uint64_t device) const {
  const std::string prefix = source_key_of(device);
  rocksdb::PinnableSlice found;
  const auto status =
      engine_->database->Get({}, engine_->at(Engine::Family::sources), prefix, &found);
  if (status.IsNotFound()) return std::optional<SourceRecord>();
  if (!status.ok()) return error_of(status);
  const auto head = decode_source(text_of(found));
  if (!head) return damaged();
  SourceRecord record{device, head->value, 0, 0};
  const std::string own = source_key_of(device, code);
  const std::unique_ptr<rocksdb::Iterator> walk(
      engine_->database->NewIterator({}, engine_->at(Engine::Family::sources)));
  walk->Seek(prefix);
  for (; walk->Valid() && walk->key().starts_with(prefix) &&
         record.compared < limits::harvest_count_max;
       walk->Next()) {
    if (text_of(walk->key()) == own || walk->key().size() == prefix.size()) continue;
    const auto buyer = decode_source(text_of(walk->value()));
    if (!buyer) return damaged();
    ++record.compared;
    record.elsewhere += buyer->value;
  }
  if (!walk->status().ok()) return error_of(walk->status());
  return std::optional(record);
}

Result<void> ScanStore::note_sources(const CodeNumber& code, const History& before,
                                     const Judged& judged, rocksdb::WriteBatch& batch) const {
  const authenticity::Scan& scan = judged.scan;
  if (scan.who != authenticity::Who::the_public) return ok();
  if (scan.unsold_read >= authenticity::Observations::trade_reads_min) {
    batch.Put(engine_->at(Engine::Family::sources), source_key_of(scan.device),
              encode(SourceMark{scan.at, scan.unsold_read}));
    return ok();
  }
  if (judged.place == authenticity::LookPlace::unknown) return ok();
  for (const SourceRecord& source : before.sources) {
    if (source.device == scan.device) continue;
    const std::string key = source_key_of(source.device, code);
    rocksdb::PinnableSlice found;
    const auto status =
        engine_->database->Get({}, engine_->at(Engine::Family::sources), key, &found);
    if (status.ok()) continue;  // an earlier buyer
    if (!status.IsNotFound()) return error_of(status);
    const bool is_elsewhere = judged.place == authenticity::LookPlace::elsewhere;
    batch.Put(engine_->at(Engine::Family::sources), key,
              encode(SourceMark{scan.at, is_elsewhere ? 1U : 0U}));
  }
  return ok();
}

}  // namespace ocop::scans
