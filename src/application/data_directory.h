#pragma once

#include <filesystem>
#include <memory>

#include "accounts/accounts.h"
#include "accounts/token_store.h"
#include "base/clock.h"
#include "base/random.h"
#include "event_store/rocksdb_event_store.h"
#include "registry/registry_store.h"
#include "scans/scan_store.h"
#include "sql/database.h"

namespace ocop::application {

/// Everything that is kept, under one folder:
///
///     DIR/events        the event store (RocksDB)
///     DIR/ocop.sqlite   the registers and the accounts, or
///     DIR/database      the address of the PostgreSQL database that holds them
///     DIR/accounts.key  seals second factors; the database is worth less without it
///     DIR/codes.key     issues codes; whoever has it can issue them too
///     DIR/scans         who looked at which code (RocksDB)
///     DIR/print         print files that wait for their printer
///     DIR/demo.json     with --demo: addresses, accounts and tokens of the demonstration
///
/// Made when absent. One process at a time holds the events; a second `open` fails and says so.
/// `database_url` as `open_database` takes it. `clock` and `random` must outlive it.
class DataDirectory {
 public:
  static Result<std::unique_ptr<DataDirectory>> open(const std::filesystem::path& directory,
                                                     const Clock& clock, Random& random,
                                                     const std::string& database_url = "");

  const std::filesystem::path& path() const { return path_; }
  event_store::RocksDbEventStore& events() { return *events_; }
  sql::Database& database() { return *database_; }
  accounts::TokenStore& tokens() { return *tokens_; }
  accounts::Accounts& accounts() { return *accounts_; }
  registry::RegistryStore& registry() { return *registry_; }
  scans::ScanStore& scans() { return *scans_; }

 private:
  DataDirectory() = default;

  std::filesystem::path path_;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<accounts::TokenStore> tokens_;
  std::unique_ptr<accounts::Accounts> accounts_;
  std::unique_ptr<registry::RegistryStore> registry_;
  std::unique_ptr<event_store::RocksDbEventStore> events_;
  std::unique_ptr<scans::ScanStore> scans_;
};

}  // namespace ocop::application
