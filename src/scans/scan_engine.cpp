#include "scans/scan_engine.h"

#include "base/limits.h"
#include "scans/scan_record.h"

namespace ocop::scans {

Error error_of(const rocksdb::Status& status) {
  const std::string said = status.ToString();
  if (status.IsCorruption()) {
    return {Code::data_loss,
            "the store of scans is damaged (" + said +
                "); run 'ocop check' and restore the data folder from a backup",
            {}};
  }
  if (status.IsNoSpace()) {
    return {Code::resource_exhausted, "the disk of the store of scans is full (" + said + ")", {}};
  }
  return {Code::unavailable, "the store of scans cannot do it now (" + said + ")", {}};
}

Error damaged() { return error_of(rocksdb::Status::Corruption("unknown layout")); }

Timestamp kept_from(const Clock& clock) {
  return {clock.now().micros - limits::scan_days_kept * micros_per_day};
}

bool Ageing::Filter(int, const rocksdb::Slice& key, const rocksdb::Slice&, std::string*,
                    bool*) const {
  const auto at = time_of(text_of(key));
  return at && *at < kept_from(clock_);
}

bool RowAgeing::Filter(int, const rocksdb::Slice&, const rocksdb::Slice& value,
                       std::string* new_value, bool* is_changed) const {
  const auto row = decode_code_row(text_of(value));
  *is_changed = row && row->only_look && row->only_look->scan.at < kept_from(clock_);
  if (*is_changed) *new_value = encode(CodeRow{row->marks});
  return false;
}

bool SourceAgeing::Filter(int, const rocksdb::Slice&, const rocksdb::Slice& value, std::string*,
                          bool*) const {
  const auto mark = decode_source(text_of(value));
  return mark && mark->at < kept_from(clock_);
}

bool AlarmAgeing::Filter(int, const rocksdb::Slice& key, const rocksdb::Slice& value, std::string*,
                         bool*) const {
  if (const auto code = code_of_key(text_of(key))) {
    const auto alarm = alarm_of_code(*code, text_of(value));
    return alarm && alarm->at < kept_from(clock_);
  }
  const auto alarm = alarm_of(text_of(key), text_of(value));
  return value.empty() || (alarm && alarm->at < kept_from(clock_));
}

}  // namespace ocop::scans
