#pragma once

#include <rocksdb/db.h>

#include <cstddef>
#include <vector>

/// How the database is set up. Every choice was measured with event_store_bench; README.md has the
/// figures.
namespace ocop::event_store {

rocksdb::DBOptions database_options();

/// default, events, ids, postings, in the order of `RocksDbEngine`.
std::vector<rocksdb::ColumnFamilyDescriptor> column_families(std::size_t cache_bytes);

/// A write that is on the disk when it returns.
rocksdb::WriteOptions durable_write();

}  // namespace ocop::event_store
