#include "event_store/rocksdb_tuning.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>

#include <memory>

#include "event_store/posting.h"

namespace ocop::event_store {
namespace {

constexpr double bloom_bits_per_key = 10;
constexpr std::size_t events_block_bytes = 8U << 10;
constexpr std::size_t index_block_bytes = 4U << 10;
constexpr std::size_t events_memtable_bytes = 64U << 20;
// Random keys go into a small table quicker than into a large one, since it fits into the cache of
// the processor; what that adds to merging is less than what it saves.
constexpr std::size_t ids_memtable_bytes = 8U << 20;
constexpr std::size_t postings_memtable_bytes = 16U << 20;
constexpr std::size_t log_bytes_max = 512U << 20;  // read again after a kill: about 3 seconds

// A posting is looked up by its whole term, never by a part of it.
class TermPrefix final : public rocksdb::SliceTransform {
 public:
  const char* Name() const override { return "ocop.term.1"; }
  rocksdb::Slice Transform(const rocksdb::Slice& key) const override {
    const auto prefix = posting_prefix({key.data(), key.size()});
    return {prefix.data(), prefix.size()};
  }
  bool InDomain(const rocksdb::Slice& key) const override {
    return std::string_view(key.data(), key.size()).find('\0') != std::string_view::npos;
  }
};

rocksdb::BlockBasedTableOptions table_options(const std::shared_ptr<rocksdb::Cache>& cache,
                                              std::size_t block_bytes) {
  rocksdb::BlockBasedTableOptions options;
  options.block_cache = cache;
  options.block_size = block_bytes;
  options.format_version = 5;
  options.filter_policy.reset(rocksdb::NewBloomFilterPolicy(bloom_bits_per_key));
  options.data_block_index_type = rocksdb::BlockBasedTableOptions::kDataBlockBinaryAndHash;
  return options;
}

rocksdb::ColumnFamilyOptions family(rocksdb::BlockBasedTableOptions table) {
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = rocksdb::kLZ4Compression;
  return options;
}

// Keys only grow, so files never overlap and go down the levels without being written again.
rocksdb::ColumnFamilyOptions events_family(const std::shared_ptr<rocksdb::Cache>& cache) {
  auto table = table_options(cache, events_block_bytes);
  table.filter_policy = nullptr;  // every number below the last exists
  auto options = family(table);
  options.write_buffer_size = events_memtable_bytes;
  options.target_file_size_base = events_memtable_bytes;
  options.max_bytes_for_level_base = 8 * events_memtable_bytes;
  return options;
}

// Keys are random. Merging runs of like size writes each key a few times; levels would write it
// about ten times, and reads are saved by the bloom filters either way. Nothing is ever deleted or
// written over, so no run is compacted for the sake of space.
void merge_like_sizes(rocksdb::ColumnFamilyOptions& options) {
  options.compaction_style = rocksdb::kCompactionStyleUniversal;
  options.compaction_options_universal.size_ratio = 20;
  options.compaction_options_universal.min_merge_width = 4;
  options.compaction_options_universal.max_size_amplification_percent = 100'000;
  options.level0_file_num_compaction_trigger = 6;
  options.level0_slowdown_writes_trigger = 24;
  options.level0_stop_writes_trigger = 48;
}

rocksdb::ColumnFamilyOptions ids_family(const std::shared_ptr<rocksdb::Cache>& cache) {
  auto options = family(table_options(cache, index_block_bytes));
  options.write_buffer_size = ids_memtable_bytes;
  options.compression = rocksdb::kNoCompression;  // the output of a hash
  options.memtable_whole_key_filtering = true;
  options.memtable_prefix_bloom_size_ratio = 0.05;
  merge_like_sizes(options);
  return options;
}

rocksdb::ColumnFamilyOptions postings_family(const std::shared_ptr<rocksdb::Cache>& cache) {
  auto table = table_options(cache, index_block_bytes);
  table.whole_key_filtering = false;
  table.data_block_index_type = rocksdb::BlockBasedTableOptions::kDataBlockBinarySearch;
  auto options = family(table);
  options.compression = rocksdb::kNoCompression;  // serials are random, their beginnings are shared
  options.write_buffer_size = postings_memtable_bytes;
  options.prefix_extractor = std::make_shared<TermPrefix>();
  options.memtable_prefix_bloom_size_ratio = 0.05;
  merge_like_sizes(options);
  return options;
}

}  // namespace

rocksdb::DBOptions database_options() {
  rocksdb::DBOptions options;
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.max_background_jobs = 3;
  options.max_total_wal_size = log_bytes_max;
  options.allow_concurrent_memtable_write = false;  // one thread commits
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  options.track_and_verify_wals_in_manifest = true;
  options.keep_log_file_num = 4;
  options.max_open_files = -1;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> column_families(std::size_t cache_bytes) {
  const auto cache = rocksdb::NewLRUCache(cache_bytes);
  return {{rocksdb::kDefaultColumnFamilyName, family(table_options(cache, index_block_bytes))},
          {"events", events_family(cache)},
          {"ids", ids_family(cache)},
          {"postings", postings_family(cache)}};
}

rocksdb::WriteOptions durable_write() {
  rocksdb::WriteOptions options;
  options.sync = true;
  return options;
}

}  // namespace ocop::event_store
