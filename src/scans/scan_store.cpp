#include "scans/scan_store.h"

#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/checkpoint.h>

#include <algorithm>
#include <system_error>
#include <tuple>

#include "base/limits.h"
#include "scans/scan_engine.h"
#include "scans/scan_record.h"

namespace ocop::scans {
namespace {

using authenticity::ChipUid;
using authenticity::CodeNumber;
using authenticity::CopySuspicion;

constexpr double bloom_bits_per_key = 10;
constexpr std::size_t hidden_batch = 10'000;
constexpr std::size_t random_memtable_bytes = 16U << 20;

rocksdb::ColumnFamilyOptions family(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.format_version = 5;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(bloom_bits_per_key));
  table.data_block_index_type = rocksdb::BlockBasedTableOptions::kDataBlockBinaryAndHash;
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = rocksdb::kLZ4Compression;
  // Most codes that are asked for have nothing here; then no table in memory is searched.
  options.memtable_whole_key_filtering = true;
  options.memtable_prefix_bloom_size_ratio = 0.05;
  return options;
}

/// For keys that come at random and often: they go into a small table quicker than into a large
/// one, and runs of like size are merged, which writes each key a few times instead of ten.
void take_random_keys(rocksdb::ColumnFamilyOptions& options) {
  options.write_buffer_size = random_memtable_bytes;
  options.compaction_style = rocksdb::kCompactionStyleUniversal;
  options.level0_file_num_compaction_trigger = 6;
}

rocksdb::ColumnFamilyOptions marks_family(const std::shared_ptr<rocksdb::Cache>& cache,
                                          const RowAgeing& ageing) {
  auto options = family(cache);
  take_random_keys(options);
  options.compaction_filter = &ageing;
  options.periodic_compaction_seconds = limits::scan_days_on_disk_after * 86'400ULL;
  return options;
}

rocksdb::ColumnFamilyOptions scans_family(const std::shared_ptr<rocksdb::Cache>& cache,
                                          const Ageing& ageing) {
  auto options = family(cache);
  take_random_keys(options);
  // The scans of a code are looked up by the code alone, and most codes have none.
  options.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(code_key_bytes));
  options.memtable_prefix_bloom_size_ratio = 0.1;
  options.compaction_filter = &ageing;
  options.periodic_compaction_seconds = limits::scan_days_on_disk_after * 86'400ULL;
  return options;
}

rocksdb::ColumnFamilyOptions ageing_family(const std::shared_ptr<rocksdb::Cache>& cache,
                                           const rocksdb::CompactionFilter& ageing) {
  auto options = family(cache);
  options.compaction_filter = &ageing;
  options.periodic_compaction_seconds = limits::scan_days_on_disk_after * 86'400ULL;
  return options;
}

rocksdb::ReadOptions prefix_read() {
  rocksdb::ReadOptions options;
  options.prefix_same_as_start = true;
  return options;
}

}  // namespace

/// What is known of a code when somebody looks at it.
struct ScanStore::Before {
  std::optional<CodeRow> row;
  History history;
};

ScanStore::ScanStore(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
ScanStore::~ScanStore() = default;

Result<std::unique_ptr<ScanStore>> ScanStore::open(const std::filesystem::path& folder,
                                                   const Clock& clock) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    return Error{Code::permission_denied,
                 "cannot make the folder " + folder.string() + ": " + failed.message(),
                 folder.string()};
  }
  auto engine = std::make_unique<Engine>(clock);
  const auto cache = rocksdb::NewLRUCache(limits::scan_cache_bytes);
  const std::vector<rocksdb::ColumnFamilyDescriptor> families{
      {rocksdb::kDefaultColumnFamilyName, family(cache)},
      {"scans", scans_family(cache, engine->ageing)},
      {"marks", marks_family(cache, engine->row_ageing)},
      {"hidden", family(cache)},
      {"alarms", ageing_family(cache, engine->alarm_ageing)},
      {"chips", family(cache)},
      {"sources", ageing_family(cache, engine->source_ageing)},
      {"alarmed", ageing_family(cache, engine->alarm_ageing)}};
  rocksdb::DBOptions options;
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.max_background_jobs = 2;
  // The log is written when somebody waits for the disk, once for all looks until then.
  options.manual_wal_flush = true;
  // Spinning for the other writers only takes the processor from them here.
  options.enable_write_thread_adaptive_yield = false;
  options.keep_log_file_num = 2;
  rocksdb::DB* database = nullptr;
  const auto status =
      rocksdb::DB::Open(options, folder.string(), families, &engine->families, &database);
  if (!status.ok()) {
    if (status.ToString().find("LOCK") != std::string::npos) {
      return Error{Code::failed_precondition,
                   "another process uses the store of scans in " + folder.string() +
                       "; stop it, or give another data folder",
                   folder.string()};
    }
    Error error = error_of(status);
    error.pointer = folder.string();
    return error;
  }
  engine->begin(database);
  TRY_VOID(engine->find_network_key());
  return std::unique_ptr<ScanStore>(new ScanStore(std::move(engine)));
}

Result<std::optional<CodeRow>> ScanStore::row_of(const CodeNumber& code) const {
  rocksdb::PinnableSlice found;
  const auto status =
      engine_->database->Get({}, engine_->at(Engine::Family::marks), key_of(code), &found);
  if (status.IsNotFound()) return std::optional<CodeRow>();
  if (!status.ok()) return error_of(status);
  auto row = decode_code_row(text_of(found));
  if (!row) return damaged();
  return row;
}

Result<History> ScanStore::history(const CodeNumber& code) const {
  {
    Section& section = engine_->section(key_of(code));
    const std::lock_guard lock(section.mutex);
    TRY_VOID(engine_->rows.see(section.place));
  }
  TRY(const auto row, row_of(code));
  return history(code, row);
}

Result<History> ScanStore::history(const CodeNumber& code,
                                   const std::optional<CodeRow>& row) const {
  History history;
  if (!row) return history;  // never looked at
  history.marks = row->marks;
  const Timestamp from = kept_from(engine_->clock);
  if (row->only_look) {
    if (row->only_look->scan.at >= from) history.scans.push_back(*row->only_look);
    return history;
  }
  const std::string key = key_of(code);
  const std::unique_ptr<rocksdb::Iterator> walk(
      engine_->database->NewIterator(prefix_read(), engine_->at(Engine::Family::scans)));
  walk->SeekForPrev(key_of(code, {INT64_MAX}));
  while (walk->Valid() && history.scans.size() < limits::scans_of_a_code_max) {
    const auto at = time_of(text_of(walk->key()));
    if (!at || *at < from || !walk->key().starts_with(key)) break;
    auto kept = decode_scan(text_of(walk->value()));
    if (!kept) return damaged();
    history.scans.push_back(std::move(*kept));
    walk->Prev();
  }
  if (!walk->status().ok()) return error_of(walk->status());
  std::ranges::reverse(history.scans);
  return history;
}

Result<Receipt> ScanStore::record(const CodeNumber& code, const Judge& judge) {
  Section& section = engine_->section(key_of(code));
  const std::lock_guard lock(section.mutex);
  TRY_VOID(engine_->rows.see(section.place));
  TRY(const Before before, before_scan(code));
  return write(code, before, section, judge);
}

Result<Receipt> ScanStore::record(const CodeNumber& code, const ChipUid& chip, const Judge& judge) {
  const std::lock_guard chip_lock(engine_->chip_section(key_of(chip)));
  Section& section = engine_->section(key_of(code));
  const std::lock_guard lock(section.mutex);
  TRY_VOID(engine_->rows.see(section.place));
  TRY(Before before, before_scan(code));
  TRY(before.history.code_of_chip, code_of(chip));
  return write(code, before, section, judge);
}

Result<ScanStore::Before> ScanStore::before_scan(const CodeNumber& code) const {
  Before before;
  TRY(before.row, row_of(code));
  TRY(before.history, history(code, before.row));
  TRY(before.history.sources, sources_of(code, before.history.scans));
  TRY(before.history.chip_of_code, chip_of(code));
  return before;
}

Result<Receipt> ScanStore::write(const CodeNumber& code, const Before& before, Section& section,
                                 const Judge& judge) {
  const History& history = before.history;
  TRY(Judged judged, judge(history));
  if (judged.is_repeated) return engine_->receipt();  // of what it repeats
  // Two scans of one code in one microsecond, or a clock set back: one after the other all the
  // same.
  Timestamp at = judged.scan.at;
  if (!history.scans.empty()) {
    at.micros = std::max(at.micros, history.scans.back().scan.at.micros + 1);
  }
  judged.scan.at = at;
  const std::string key = key_of(code);
  CodeRow row{after(history.marks, judged.scan)};
  if (judged.is_addition) row.marks.looks = history.marks.looks;
  rocksdb::WriteBatch batch;
  if (judged.chip) {
    row.marks.chip = judged.chip->uid;
    row.marks.chip_state = judged.chip->state;
    if (judged.chip->is_opened && !row.marks.opened_at) row.marks.opened_at = at;
    batch.Put(engine_->at(Engine::Family::chips), key_of(judged.chip->uid), key);
    batch.Put(engine_->at(Engine::Family::chips), key, key_of(judged.chip->uid));
  }
  KeptScan look{judged.scan, judged.judgement};
  if (before.row) {
    if (const auto& first = before.row->only_look) {
      batch.Put(engine_->at(Engine::Family::scans), key_of(code, first->scan.at), encode(*first));
    }
    batch.Put(engine_->at(Engine::Family::scans), key_of(code, at), encode(look));
  } else {
    row.only_look = std::move(look);
  }
  if (judged.suspicion != CopySuspicion::none) {
    TRY_VOID(note_alarm({at, code, judged.suspicion}, batch));
  }
  TRY_VOID(note_sources(code, history, judged, batch));
  if (batch.Count() == 0) {  // a first look, as most are
    TRY(section.place, engine_->rows.add({key, encode(row)}));
    return engine_->receipt();
  }
  batch.Put(engine_->at(Engine::Family::marks), key, encode(row));
  TRY_VOID(engine_->write_for_later(batch));
  return engine_->receipt();
}

Result<void> ScanStore::each_last_judgement(
    const std::function<bool(const CodeNumber&, std::string_view)>& tell) const {
  TRY_VOID(engine_->rows.write());
  rocksdb::ReadOptions whole;
  whole.total_order_seek = true;
  whole.fill_cache = false;
  const std::unique_ptr<rocksdb::Iterator> walk(
      engine_->database->NewIterator(whole, engine_->at(Engine::Family::scans)));
  // From behind, so that the first scan of a code that comes by is its last.
  std::optional<CodeNumber> told;
  for (walk->SeekToLast(); walk->Valid(); walk->Prev()) {
    const auto code = code_of_key(text_of(walk->key()).substr(0, code_key_bytes));
    const auto kept = decode_scan(text_of(walk->value()));
    if (!code || !kept) return damaged();
    if (told == code) continue;
    told = code;
    if (!tell(*code, kept->judgement)) return ok();
  }
  if (!walk->status().ok()) return error_of(walk->status());
  return each_only_judgement(tell);
}

Result<void> ScanStore::each_only_judgement(
    const std::function<bool(const CodeNumber&, std::string_view)>& tell) const {
  rocksdb::ReadOptions whole;
  whole.fill_cache = false;
  const std::unique_ptr<rocksdb::Iterator> walk(
      engine_->database->NewIterator(whole, engine_->at(Engine::Family::marks)));
  for (walk->SeekToFirst(); walk->Valid(); walk->Next()) {
    const auto code = code_of_key(text_of(walk->key()));
    const auto row = decode_code_row(text_of(walk->value()));
    if (!code || !row) return damaged();
    if (row->only_look && !tell(*code, row->only_look->judgement)) return ok();
  }
  if (!walk->status().ok()) return error_of(walk->status());
  return ok();
}

Result<void> ScanStore::put_hidden(const CodeNumber& first, std::span<const HiddenHash> hashes) {
  CodeNumber code = first;
  while (!hashes.empty()) {
    rocksdb::WriteBatch batch;
    for (const auto& hash : hashes.first(std::min(hashes.size(), hidden_batch))) {
      batch.Put(engine_->at(Engine::Family::hidden), key_of(code),
                rocksdb::Slice(reinterpret_cast<const char*>(hash.data()), hash.size()));
      ++code.index;
    }
    TRY_VOID(engine_->write(batch));
    hashes = hashes.subspan(std::min(hashes.size(), hidden_batch));
  }
  return ok();
}

Result<std::optional<HiddenHash>> ScanStore::hidden(const CodeNumber& code) const {
  rocksdb::PinnableSlice found;
  const auto status =
      engine_->database->Get({}, engine_->at(Engine::Family::hidden), key_of(code), &found);
  if (status.IsNotFound()) return std::optional<HiddenHash>();
  if (!status.ok()) return error_of(status);
  HiddenHash hash;
  if (found.size() != hash.size()) return damaged();
  std::ranges::copy(text_of(found), hash.begin());
  return std::optional(hash);
}

Result<void> ScanStore::note_alarm(const Alarm& alarm, rocksdb::WriteBatch& batch) const {
  const std::string key = key_of(alarm.code);
  rocksdb::PinnableSlice found;
  const auto status = engine_->database->Get({}, engine_->at(Engine::Family::alarmed), key, &found);
  if (!status.ok() && !status.IsNotFound()) return error_of(status);
  if (status.ok()) {
    const auto before = alarm_of_code(alarm.code, text_of(found));
    if (!before) return damaged();
    const bool is_due = alarm.suspicion > before->suspicion ||
                        alarm.at.micros - before->at.micros >= micros_per_day;
    if (!is_due) return ok();
    batch.Delete(engine_->at(Engine::Family::alarms), alarm_key_of(*before));
  }
  batch.Put(engine_->at(Engine::Family::alarmed), key, encode_alarm_of_code(alarm));
  batch.Put(engine_->at(Engine::Family::alarms), alarm_key_of(alarm), encode(alarm.suspicion));
  return ok();
}

Result<std::vector<std::uint64_t>> ScanStore::alarmed_products() const {
  const std::unique_ptr<rocksdb::Iterator> walk(
      engine_->database->NewIterator({}, engine_->at(Engine::Family::alarms)));
  std::vector<std::uint64_t> gtins;
  for (walk->SeekToFirst(); walk->Valid(); walk->Seek(alarms_begin(gtins.back() + 1))) {
    const auto alarm = alarm_of(text_of(walk->key()), text_of(walk->value()));
    if (!alarm) break;  // only rows of the layout before from here on
    gtins.push_back(alarm->code.gtin);
  }
  if (!walk->status().ok()) return error_of(walk->status());
  return gtins;
}

Result<std::vector<Alarm>> ScanStore::alarms(std::span<const std::uint64_t> gtins,
                                             std::size_t limit, std::size_t skip) const {
  const Timestamp from = kept_from(engine_->clock);
  const std::size_t wanted = skip + limit;
  const std::unique_ptr<rocksdb::Iterator> walk(
      engine_->database->NewIterator({}, engine_->at(Engine::Family::alarms)));
  const auto is_newer = [](const Alarm& one, const Alarm& other) {
    return std::tie(one.at, one.code) > std::tie(other.at, other.code);
  };
  std::vector<Alarm> newest;  // a heap with the oldest on top
  for (const std::uint64_t gtin : gtins) {
    const std::string begin = alarms_begin(gtin);
    for (walk->SeekForPrev(alarms_begin(gtin + 1)); walk->Valid(); walk->Prev()) {
      if (!walk->key().starts_with(begin)) break;
      const auto alarm = alarm_of(text_of(walk->key()), text_of(walk->value()));
      if (!alarm) return damaged();
      const bool is_full = newest.size() == wanted;
      if (alarm->at < from || wanted == 0) break;
      if (is_full && !is_newer(*alarm, newest.front())) break;
      newest.push_back(*alarm);
      std::ranges::push_heap(newest, is_newer);
      if (!is_full) continue;
      std::ranges::pop_heap(newest, is_newer);
      newest.pop_back();
    }
  }
  if (!walk->status().ok()) return error_of(walk->status());
  std::ranges::sort_heap(newest, is_newer);
  newest.erase(newest.begin(),
               newest.begin() + static_cast<std::ptrdiff_t>(std::min(skip, newest.size())));
  return newest;
}

Result<void> ScanStore::copy_to(const std::filesystem::path& folder) const {
  TRY_VOID(engine_->rows.write());
  rocksdb::Checkpoint* made = nullptr;
  auto status = rocksdb::Checkpoint::Create(engine_->database.get(), &made);
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  if (status.ok()) status = checkpoint->CreateCheckpoint(folder.string());
  if (!status.ok()) return error_of(status);
  return ok();
}

}  // namespace ocop::scans
