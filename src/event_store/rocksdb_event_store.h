#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/limits.h"
#include "base/random.h"
#include "event_store/event_store.h"

namespace ocop::event_store {

struct RocksDbOptions {
  const Clock& clock;
  Random& random;  ///< for salts; from several threads at a time
  std::size_t cache_bytes = limits::event_cache_bytes_default;  ///< for blocks read from files
};

/// Since opening.
struct StoreStatistics {
  std::uint64_t appends = 0;  ///< calls that stored something
  std::uint64_t events = 0;   ///< stored by them
  std::uint64_t syncs = 0;    ///< times the disk was waited for
};

struct StoreCheck {
  std::uint64_t events = 0;
  std::uint64_t postings = 0;
  std::uint64_t fault_count = 0;
  std::vector<std::string> faults;  ///< the first `limits::check_faults_named_max`, in plain words
};

/// The embedded store: a folder, no server.
///
///     TRY(const auto store, RocksDbEventStore::open("var/demo/events", {clock, random}));
///     TRY(const auto appended, store->append(decoded.events));
///
/// One process at a time. Everything handed out but `StoredEvent` must be gone before the store is.
/// Record times never go back: when the clock does, the last one is repeated until it has caught
/// up. After a write that failed (a full disk, a broken one) every further append is `unavailable`
/// until the store is opened anew, because only opening tells what reached the disk; reading goes
/// on.
class RocksDbEventStore final : public EventStore {
 public:
  /// Makes the folder when it is not there. `failed_precondition` when another process has it open
  /// or the format is another, `permission_denied`, `data_loss` when files are damaged; each says
  /// what to do.
  static Result<std::unique_ptr<RocksDbEventStore>> open(const std::filesystem::path& folder,
                                                         const RocksDbOptions& options);
  ~RocksDbEventStore() override;

  /// `resource_exhausted` when more than `limits::append_queue_bytes_max` would wait for the disk;
  /// nothing is stored then, and the caller may try again.
  Result<std::vector<Appended>> append(std::span<const epcis::SourcedEvent> events) override;
  std::unique_ptr<View> view() const override;
  Result<void> put_note(std::string_view name, std::string_view value) override;
  Result<std::optional<std::string>> note(std::string_view name) const override;

  StoreStatistics statistics() const;

  /// Makes `folder`, which must not be there, an event store of its own that holds everything
  /// appended before the call. Appending goes on meanwhile. On the same disk it shares files with
  /// this store, so a backup copies them.
  Result<void> checkpoint(const std::filesystem::path& folder) const;

  /// Reads everything and compares: sequence numbers without gap, each leaf with event, salt,
  /// number and time, each identifier with its event, and the index with the events in both
  /// directions (every posting belongs to its event, every term of an event has its posting). About
  /// 10 µs and 8 bytes of memory an event. An error of its own means that it could not go on.
  Result<StoreCheck> check() const;

 private:
  class Implementation;
  explicit RocksDbEventStore(std::unique_ptr<Implementation> implementation);

  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ocop::event_store
