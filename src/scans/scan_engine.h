#pragma once

#include <rocksdb/compaction_filter.h>
#include <rocksdb/db.h>

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "crypto/bytes.h"
#include "scans/scan_store.h"
#include "scans/waiting_rows.h"

/// What the files of the store share: RocksDB with a family of columns for each kind of thing.
namespace ocop::scans {

inline std::string_view text_of(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}
Error error_of(const rocksdb::Status& status);
Error damaged();
/// Scans of before are too old.
Timestamp kept_from(const Clock& clock);

/// Lets scans that are too old leave the disk when their file is written anew.
class Ageing final : public rocksdb::CompactionFilter {
 public:
  explicit Ageing(const Clock& clock) : clock_(clock) {}
  const char* Name() const override { return "ocop.ageing"; }
  bool Filter(int, const rocksdb::Slice& key, const rocksdb::Slice&, std::string*,
              bool*) const override;

 private:
  const Clock& clock_;
};

/// The same for the only look in the row of a code, whose marks stay.
class RowAgeing final : public rocksdb::CompactionFilter {
 public:
  explicit RowAgeing(const Clock& clock) : clock_(clock) {}
  const char* Name() const override { return "ocop.row_ageing"; }
  bool Filter(int, const rocksdb::Slice&, const rocksdb::Slice& value, std::string* new_value,
              bool* is_changed) const override;

 private:
  const Clock& clock_;
};

/// The same for what is kept of devices.
class SourceAgeing final : public rocksdb::CompactionFilter {
 public:
  explicit SourceAgeing(const Clock& clock) : clock_(clock) {}
  const char* Name() const override { return "ocop.source_ageing"; }
  bool Filter(int, const rocksdb::Slice&, const rocksdb::Slice& value, std::string*,
              bool*) const override;

 private:
  const Clock& clock_;
};

/// The same for alarms, and for those of the layout before.
class AlarmAgeing final : public rocksdb::CompactionFilter {
 public:
  explicit AlarmAgeing(const Clock& clock) : clock_(clock) {}
  const char* Name() const override { return "ocop.alarm_ageing"; }
  bool Filter(int, const rocksdb::Slice& key, const rocksdb::Slice& value, std::string*,
              bool*) const override;

 private:
  const Clock& clock_;
};

/// Codes of which one at a time is looked at.
struct ScanStore::Section {
  std::mutex mutex;
  WaitingRows::Place place = 0;  ///< of the last row of these codes that had to wait
};

struct ScanStore::Engine {
  // So many that a look seldom falls into a section where the row of another code still waits.
  static constexpr std::size_t sections_count = 8192;
  static constexpr std::size_t chip_sections_count = 1024;

  explicit Engine(const Clock& the_clock)
      : rows([this](std::span<const WaitingRow> waiting) { return write_rows(waiting); }),
        clock(the_clock),
        ageing(the_clock),
        row_ageing(the_clock),
        source_ageing(the_clock),
        alarm_ageing(the_clock) {}
  ~Engine() {
    if (!database) return;
    disk.reset();
    (void)rows.write();
    (void)database->Flush(rocksdb::FlushOptions(), families);
    for (auto* one : families) (void)database->DestroyColumnFamilyHandle(one);
    (void)database->Close();
  }

  enum class Family : std::size_t {
    defaults,
    scans,
    marks,
    hidden,
    alarms,
    chips,
    sources,
    alarmed
  };
  rocksdb::ColumnFamilyHandle* at(Family family) const {
    return families[static_cast<std::size_t>(family)];
  }
  Section& section(const std::string& key) {
    return sections[std::hash<std::string>{}(key) % sections_count];
  }
  std::mutex& chip_section(const std::string& key) {
    return chip_sections[std::hash<std::string>{}(key) % chip_sections_count];
  }
  void begin(rocksdb::DB* opened) {
    database.reset(opened);
    disk.emplace([this]() -> Result<void> {
      TRY_VOID(rows.write());
      const auto status = database->FlushWAL(true);
      if (!status.ok()) return error_of(status);
      return ok();
    });
  }
  Result<void> write(rocksdb::WriteBatch& batch) {
    rocksdb::WriteOptions durable;
    durable.sync = true;
    const auto status = database->Write(durable, &batch);
    if (!status.ok()) return error_of(status);
    return ok();
  }
  /// Everybody sees it, but it may be lost until a receipt has settled.
  Result<void> write_for_later(rocksdb::WriteBatch& batch) {
    const auto status = database->Write({}, &batch);
    if (!status.ok()) return error_of(status);
    return ok();
  }
  /// Of the family `marks`.
  Result<void> write_rows(std::span<const WaitingRow> waiting) {
    rocksdb::WriteBatch batch;
    for (const WaitingRow& row : waiting) batch.Put(at(Family::marks), row.key, row.value);
    return write_for_later(batch);
  }
  Receipt receipt() { return Receipt(*disk); }
  /// Reads the key of the marks of networks, or draws it when the folder is new.
  Result<void> find_network_key();

  WaitingRows rows;  // of codes
  const Clock& clock;
  const Ageing ageing;
  const RowAgeing row_ageing;
  const SourceAgeing source_ageing;
  const AlarmAgeing alarm_ageing;
  std::unique_ptr<rocksdb::DB> database;
  std::optional<DiskSync> disk;
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  crypto::Key256 network_key{};
  std::array<Section, sections_count> sections;
  std::mutex binding;                                         // of chips to codes
  std::array<std::mutex, chip_sections_count> chip_sections;  // taken before the section of a code
};

}  // namespace ocop::scans
