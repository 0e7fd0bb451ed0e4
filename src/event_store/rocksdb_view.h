#pragma once

#include "event_store/event_store.h"
#include "event_store/rocksdb_engine.h"

namespace ocop::event_store {

/// A moment of the store is fully told by its highest sequence number: whatever stands at or below
/// it never changes, whatever stands above is left out. So a view holds nothing and costs nothing.
/// Must not outlive the store.
class RocksDbView final : public View {
 public:
  RocksDbView(const RocksDbEngine& engine, Sequence last) : engine_(engine), last_(last) {}

  Sequence last() const override { return last_; }
  Result<StoredEvent> event(Sequence sequence) const override;
  Result<std::vector<Sequence>> find(Key key, std::string_view value, Sequence after,
                                     std::size_t limit) const override;
  Result<std::vector<Sequence>> find_by_time(Timestamp from, Timestamp until, Sequence after,
                                             std::size_t limit) const override;
  Result<std::vector<Sequence>> find_by_event_id(std::string_view event_id) const override;

 private:
  const RocksDbEngine& engine_;
  const Sequence last_;
};

}  // namespace ocop::event_store
