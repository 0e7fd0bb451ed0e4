#include "application/data_database.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>

#include <CLI/CLI.hpp>

#include "accounts/audit.h"
#include "base/embedded_file.h"
#include "bulletins/registers.h"
#include "campaigns/registers.h"
#include "codes/registers.h"
#include "culture/registers.h"
#include "evaluation/registers.h"
#include "library/registers.h"
#include "media/files_store.h"
#include "messages/registers.h"
#include "newsroom/registers.h"
#include "outreach/registers.h"
#include "pictures/registers.h"
#include "programme/registers.h"
#include "recognition/registers.h"
#include "regimes/registers.h"
#include "shortlist/registers.h"
#include "sql/migrations.h"
#include "stories/registers.h"

namespace ocop::embedded {
EmbeddedFiles records_migrations();
EmbeddedFiles registry_migrations();
}  // namespace ocop::embedded

namespace ocop::application {
namespace {

std::filesystem::path memory(const std::filesystem::path& directory) {
  return directory / "database";
}

std::filesystem::path sqlite_file(const std::filesystem::path& directory) {
  return directory / "ocop.sqlite";
}

}  // namespace

void add_data_options(CLI::App& command, DataOptions& options) {
  command.add_option("--data", options.data, "the data folder")->required();
  command.add_option("--database", options.database,
                     "postgresql://USER@HOST/NAME, for a new folder; otherwise it keeps its "
                     "registers in a file of its own");
}

std::string remembered_database(const std::filesystem::path& directory) {
  std::string url;
  std::ifstream(memory(directory)) >> url;
  return url;
}

Result<void> remember_database(const std::filesystem::path& directory, const std::string& url) {
  const std::filesystem::path path = memory(directory);
  const Error failed{Code::unavailable, "the file cannot be written", path.string()};
  std::error_code ignored;  // what follows tells
  std::filesystem::create_directories(directory, ignored);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return failed;
  const std::string line = url + "\n";
  const bool written =
      ::write(file, line.data(), line.size()) == std::ssize(line) && ::fsync(file) == 0;
  ::close(file);
  if (!written) return failed;
  return ok();
}

Result<std::unique_ptr<sql::Database>> open_database(const std::filesystem::path& directory,
                                                     const std::string& url) {
  const std::string remembered = remembered_database(directory);
  if (!url.empty() && url != remembered) {
    if (!remembered.empty() || std::filesystem::exists(sqlite_file(directory))) {
      return Error{Code::failed_precondition,
                   "this folder keeps its registers elsewhere already; ocop backup and "
                   "ocop restore --database move them",
                   "--database"};
    }
    TRY(auto database, sql::Database::open(url));
    TRY_VOID(remember_database(directory, url));
    return database;
  }
  return sql::Database::open(remembered.empty() ? sqlite_file(directory).string() : remembered);
}

Result<void> migrate_all(sql::Database& database, Timestamp now) {
  TRY_VOID(accounts::migrate(database, now));
  TRY_VOID(media::migrate_files(database, now));
  TRY_VOID(sql::migrate(database, "records", embedded::records_migrations(), now));
  TRY_VOID(sql::migrate(database, "registry", embedded::registry_migrations(), now));
  TRY_VOID(outreach::migrate(database, now));
  TRY_VOID(programme::migrate(database, now));
  TRY_VOID(codes::migrate(database, now));
  TRY_VOID(shortlist::migrate(database, now));
  TRY_VOID(pictures::migrate(database, now));
  TRY_VOID(newsroom::migrate(database, now));
  TRY_VOID(stories::migrate(database, now));
  TRY_VOID(bulletins::migrate(database, now));
  TRY_VOID(culture::migrate(database, now));
  TRY_VOID(library::migrate(database, now));
  TRY_VOID(messages::migrate(database, now));
  TRY_VOID(regimes::migrate(database, now));
  TRY_VOID(campaigns::migrate(database, now));
  TRY_VOID(evaluation::migrate(database, now));
  return recognition::migrate(database, now);
}

}  // namespace ocop::application
