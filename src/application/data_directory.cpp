#include "application/data_directory.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "application/data_database.h"
#include "application/remote_checkpoint.h"
#include "base/limits.h"

namespace ocop::application {
namespace {

// A scan reads about a dozen random blocks, so blocks in memory are what makes it quick: an eighth
// of the machine's memory, and never less than the default.
std::size_t cache_bytes() {
  const auto pages = ::sysconf(_SC_PHYS_PAGES);
  const auto page_bytes = ::sysconf(_SC_PAGESIZE);
  if (pages <= 0 || page_bytes <= 0) return limits::event_cache_bytes_default;
  const auto memory = static_cast<std::size_t>(pages) * static_cast<std::size_t>(page_bytes);
  return std::max(limits::event_cache_bytes_default, memory / 8);
}

}  // namespace

Result<std::unique_ptr<DataDirectory>> DataDirectory::open(const std::filesystem::path& directory,
                                                           const Clock& clock, Random& random,
                                                           const std::string& database_url) {
  std::error_code failed;
  std::filesystem::create_directories(directory, failed);
  if (failed) {
    return Error{Code::permission_denied,
                 fmt::format("the data folder cannot be made: {}", failed.message()),
                 directory.string()};
  }
  std::unique_ptr<DataDirectory> data(new DataDirectory);
  data->path_ = directory;
  TRY(data->events_,
      event_store::RocksDbEventStore::open(directory / "events", {clock, random, cache_bytes()}));
  // What a backup that was killed left behind. One that runs has the lock of the folder.
  remove_stale_checkpoint(directory);
  TRY(data->scans_, scans::ScanStore::open(directory / "scans", clock));
  TRY(data->database_, open_database(directory, database_url));
  TRY_VOID(migrate_all(*data->database_, clock.now()));
  TRY(data->tokens_, accounts::TokenStore::open(*data->database_, clock, random));
  TRY(data->accounts_,
      accounts::Accounts::open(*data->database_, clock, random, directory / "accounts.key"));
  TRY(data->registry_, registry::RegistryStore::open(*data->database_, clock, random));
  return data;
}

}  // namespace ocop::application
