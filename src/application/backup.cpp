#include "application/backup.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "application/backup_files.h"
#include "application/data_database.h"
#include "application/remote_checkpoint.h"
#include "sql/copy.h"

namespace ocop::application {
namespace {

namespace fs = std::filesystem;

// Of a data folder: what is taken in another way, or means something there only.
bool is_left_out(const std::string& name) {
  static const std::set<std::string, std::less<>> names{"events", "scans", "database", "serving",
                                                        checkpoint_name};
  return names.contains(name) || name.starts_with("ocop.sqlite");
}

Result<void> copy_tree(const fs::path& root, const std::string& below, const fs::path& to,
                       const std::string& prefix, std::vector<BackupFile>& files) {
  for (const auto& entry : fs::recursive_directory_iterator(root / below)) {
    if (!entry.is_regular_file() || entry.is_symlink()) continue;
    const std::string path = prefix + fs::relative(entry.path(), root / below).generic_string();
    TRY(BackupFile file, copy_file(entry.path(), to / path, path));
    files.push_back(std::move(file));
  }
  return ok();
}

Result<void> take_database(const fs::path& data, const fs::path& to, const Clock& clock,
                           std::vector<BackupFile>& files) {
  const fs::path target = to / "ocop.sqlite";
  TRY(const auto database, open_database(data));
  if (remembered_database(data).empty()) {
    TRY_VOID(database->save(target));
  } else {
    TRY(const auto copy, sql::Database::open(target.string()));
    TRY_VOID(migrate_all(*copy, clock.now()));
    TRY_VOID(sql::copy_rows(*database, *copy));
  }
  // Hashed by copying it to itself under its own name.
  const fs::path source = to / "ocop.sqlite.source";
  fs::rename(target, source);
  TRY(BackupFile file, copy_file(source, target, "ocop.sqlite"));
  fs::remove(source);
  files.push_back(std::move(file));
  return ok();
}

Result<void> take_the_rest(const fs::path& data, const fs::path& to,
                           std::vector<BackupFile>& files) {
  for (const auto& entry : fs::directory_iterator(data)) {
    const std::string name = entry.path().filename().string();
    if (is_left_out(name) || entry.is_symlink()) continue;
    if (entry.is_directory()) {
      TRY_VOID(copy_tree(data, name, to, name + "/", files));
    } else if (entry.is_regular_file()) {
      TRY(BackupFile file, copy_file(entry.path(), to / name, name));
      files.push_back(std::move(file));
    }
  }
  return ok();
}

Error damaged(const std::string& what, const std::string& path) {
  return {Code::data_loss, "the backup is damaged, use another one: " + what, path};
}

// Every file of the manifest, and no other.
Result<void> copy_verified(const fs::path& from, const fs::path& to,
                           const std::vector<BackupFile>& files) {
  std::size_t found = 0;
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    if (!entry.is_directory()) ++found;
  }
  if (found > files.size() + 1) return damaged("it holds files that it does not name", "");
  for (const BackupFile& file : files) {
    if (!fs::is_regular_file(from / file.path)) return damaged("a file is missing", file.path);
    TRY(const BackupFile copied, copy_file(from / file.path, to / file.path, file.path));
    if (copied != file) return damaged("a file is not what was written", file.path);
  }
  return ok();
}

Result<void> fill_database(const fs::path& folder, const std::string& url, const Clock& clock) {
  const fs::path file = folder / "ocop.sqlite";
  {
    TRY(const auto from, sql::Database::open(file.string()));
    TRY(const auto to, sql::Database::open(url));
    TRY(const bool empty, sql::is_empty(*to));
    if (!empty) {
      return Error{Code::failed_precondition, "the database is not empty; make a new one",
                   "--database"};
    }
    TRY_VOID(migrate_all(*from, clock.now()));
    TRY_VOID(migrate_all(*to, clock.now()));
    TRY_VOID(sql::copy_rows(*from, *to));
  }
  for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(file.string() + suffix);
  return remember_database(folder, url);
}

}  // namespace

Result<void> back_up(const fs::path& data, const fs::path& to, const Clock& clock,
                     Random& random) try {
  if (!fs::is_directory(data / "events")) {
    return Error{Code::not_found, "this is no data folder", data.string()};
  }
  const fs::path inside = fs::relative(fs::absolute(to), fs::absolute(data));
  if (!inside.empty() && *inside.begin() != "..") {
    return Error{Code::invalid_argument, "a backup may not lie in the folder itself", to.string()};
  }
  TRY(FolderInTheMaking folder, FolderInTheMaking::at(to));
  // The registers are written twice: as they were saved, and as they are hashed.
  std::error_code none;
  const std::uintmax_t registers = fs::file_size(data / "ocop.sqlite", none);
  TRY_VOID(check_room(folder.path(), size_of_tree(data) + (none ? 0 : registers)));
  TRY_VOID(check_room(data, 0));
  std::vector<BackupFile> files;
  {
    TRY(const auto checkpoint, StoreCheckpoint::take(data, clock, random));
    for (const std::string store : {"events", "scans"}) {
      TRY_VOID(copy_tree(data / checkpoint_name, store, folder.path(), store + "/", files));
    }
  }
  TRY_VOID(take_database(data, folder.path(), clock, files));
  TRY_VOID(take_the_rest(data, folder.path(), files));
  TRY_VOID(write_manifest(folder.path(), files));
  return folder.finish();
} catch (const fs::filesystem_error& error) {
  return Error{Code::unavailable, error.what(), data.string()};
}

Result<void> restore(const fs::path& from, const fs::path& data, const std::string& url,
                     const Clock& clock) try {
  TRY(const std::vector<BackupFile> files, read_manifest(from));
  TRY(FolderInTheMaking folder, FolderInTheMaking::at(data));
  TRY_VOID(copy_verified(from, folder.path(), files));
  if (!url.empty()) TRY_VOID(fill_database(folder.path(), url, clock));
  return folder.finish();
} catch (const fs::filesystem_error& error) {
  return Error{Code::unavailable, error.what(), from.string()};
}

}  // namespace ocop::application
