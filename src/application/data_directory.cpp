#include "application/data_directory.h"

#include <fmt/format.h>

namespace ocop::application {

Result<std::unique_ptr<DataDirectory>> DataDirectory::open(const std::filesystem::path& directory,
                                                           const Clock& clock, Random& random) {
  std::error_code failed;
  std::filesystem::create_directories(directory, failed);
  if (failed) {
    return Error{Code::permission_denied,
                 fmt::format("the data folder cannot be made: {}", failed.message()),
                 directory.string()};
  }
  std::unique_ptr<DataDirectory> data(new DataDirectory);
  data->path_ = directory;
  TRY(data->events_, event_store::RocksDbEventStore::open(directory / "events", {clock, random}));
  TRY(data->database_, sql::Database::open(directory / "ocop.sqlite"));
  TRY(data->tokens_, accounts::TokenStore::open(*data->database_, clock, random));
  TRY(data->registry_, registry::RegistryStore::open(*data->database_, clock, random));
  return data;
}

}  // namespace ocop::application
