#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "sql/database.h"

namespace CLI {
class App;
}

namespace ocop::application {

/// The options of a command that works on a data folder: `--data DIR [--database URL]`.
struct DataOptions {
  std::string data;
  std::string database;  ///< empty: what the folder remembers
};
void add_data_options(CLI::App& command, DataOptions& options);

/// Where the registers of a data folder are kept: in DIR/ocop.sqlite, or in the PostgreSQL database
/// whose address stands in DIR/database, a file that only its owner may read.
///
/// Opens it; `url` chooses a PostgreSQL database for a folder that has none yet, and the folder
/// remembers it. `failed_precondition` when the folder keeps its registers elsewhere.
Result<std::unique_ptr<sql::Database>> open_database(const std::filesystem::path& directory,
                                                     const std::string& url = "");

/// The address the folder remembers; empty for DIR/ocop.sqlite.
std::string remembered_database(const std::filesystem::path& directory);
Result<void> remember_database(const std::filesystem::path& directory, const std::string& url);

/// Brings the tables of every room to the newest form, in the order in which they refer to each
/// other. `sql::migrate` says what is done and refused.
Result<void> migrate_all(sql::Database& database, Timestamp now);

}  // namespace ocop::application
