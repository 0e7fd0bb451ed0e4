#include "application/data_database.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>

#include <CLI/CLI.hpp>

#include "base/embedded_file.h"
#include "sql/migrations.h"

namespace ocop::embedded {
EmbeddedFiles accounts_migrations();
EmbeddedFiles media_migrations();
EmbeddedFiles records_migrations();
EmbeddedFiles registry_migrations();
EmbeddedFiles outreach_migrations();
EmbeddedFiles programme_migrations();
EmbeddedFiles codes_migrations();
EmbeddedFiles culture_migrations();
EmbeddedFiles messages_migrations();
EmbeddedFiles campaigns_migrations();
EmbeddedFiles shortlist_migrations();
EmbeddedFiles pictures_migrations();
EmbeddedFiles regimes_migrations();
EmbeddedFiles newsroom_migrations();
EmbeddedFiles stories_migrations();
EmbeddedFiles bulletins_migrations();
EmbeddedFiles library_migrations();
EmbeddedFiles evaluation_migrations();
EmbeddedFiles recognition_migrations();
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
  TRY_VOID(sql::migrate(database, "accounts", embedded::accounts_migrations(), now));
  TRY_VOID(sql::migrate(database, "media", embedded::media_migrations(), now));
  TRY_VOID(sql::migrate(database, "records", embedded::records_migrations(), now));
  TRY_VOID(sql::migrate(database, "registry", embedded::registry_migrations(), now));
  TRY_VOID(sql::migrate(database, "outreach", embedded::outreach_migrations(), now));
  TRY_VOID(sql::migrate(database, "programme", embedded::programme_migrations(), now));
  TRY_VOID(sql::migrate(database, "codes", embedded::codes_migrations(), now));
  TRY_VOID(sql::migrate(database, "shortlist", embedded::shortlist_migrations(), now));
  TRY_VOID(sql::migrate(database, "pictures", embedded::pictures_migrations(), now));
  TRY_VOID(sql::migrate(database, "newsroom", embedded::newsroom_migrations(), now));
  TRY_VOID(sql::migrate(database, "stories", embedded::stories_migrations(), now));
  TRY_VOID(sql::migrate(database, "bulletins", embedded::bulletins_migrations(), now));
  TRY_VOID(sql::migrate(database, "culture", embedded::culture_migrations(), now));
  TRY_VOID(sql::migrate(database, "library", embedded::library_migrations(), now));
  TRY_VOID(sql::migrate(database, "messages", embedded::messages_migrations(), now));
  TRY_VOID(sql::migrate(database, "regimes", embedded::regimes_migrations(), now));
  TRY_VOID(sql::migrate(database, "campaigns", embedded::campaigns_migrations(), now));
  TRY_VOID(sql::migrate(database, "evaluation", embedded::evaluation_migrations(), now));
  return sql::migrate(database, "recognition", embedded::recognition_migrations(), now);
}

}  // namespace ocop::application
