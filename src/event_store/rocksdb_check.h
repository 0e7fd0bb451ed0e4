#pragma once

#include "event_store/rocksdb_engine.h"
#include "event_store/rocksdb_event_store.h"

namespace ocop::event_store {

/// See `RocksDbEventStore::check`. Looks at what was stored when it began; appends may go on.
Result<StoreCheck> check_store(const RocksDbEngine& engine);

}  // namespace ocop::event_store
