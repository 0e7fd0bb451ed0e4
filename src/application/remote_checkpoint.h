#pragma once

#include <filesystem>
#include <memory>

#include "accounts/token_store.h"
#include "base/clock.h"
#include "base/random.h"
#include "event_store/rocksdb_event_store.h"
#include "http/router.h"
#include "scans/scan_store.h"

namespace ocop::application {

/// In the data folder, while a backup reads it.
inline constexpr const char* checkpoint_name = "checkpoint";

/// DIR/checkpoint, with the stores of events and of scans of one moment, for a backup to copy; gone
/// when this goes.
/// The running server makes it when one holds the folder, else this process.
class StoreCheckpoint {
 public:
  /// `failed_precondition` when another backup of the folder is running.
  static Result<std::unique_ptr<StoreCheckpoint>> take(const std::filesystem::path& directory,
                                                       const Clock& clock, Random& random);
  ~StoreCheckpoint();

 private:
  explicit StoreCheckpoint(std::filesystem::path directory);

  std::filesystem::path directory_;
  int lock_ = -1;
};

/// Removes what a backup that was killed left; leaves that of one that is running.
void remove_stale_checkpoint(const std::filesystem::path& directory);

/// `POST /operations/checkpoint`, for a token with the scope `backup`: makes the checkpoint in the
/// server's own data folder and answers 204. Nothing of the request is used but the token.
void add_checkpoint_route(http::Router& router, const event_store::RocksDbEventStore& events,
                          const scans::ScanStore& scans, accounts::TokenStore& tokens,
                          const Clock& clock, const std::filesystem::path& directory);

}  // namespace ocop::application
