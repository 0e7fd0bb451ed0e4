#include "sql/engine_sqlite.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/limits.h"

namespace ocop::sql {
namespace {

/// Of the file, in the address space of the process; what lies behind is read as ever.
constexpr std::size_t mapped_bytes_max = std::size_t{1} << 30;

constexpr int result_code(int extended) { return extended & 0xff; }

Error from_result(int code, std::string detail) {
  switch (result_code(code)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Code::unavailable, "another writer held the database too long; try again", ""};
    case SQLITE_FULL:
      return {Code::resource_exhausted, "the disk is full; make room and try again", ""};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {Code::data_loss,
              "the database file is damaged; restore a backup (" + std::move(detail) + ")", ""};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_IOERR:
      return {Code::unavailable,
              "the database file cannot be read or written; check its folder, its owner and the "
              "disk (" +
                  std::move(detail) + ")",
              ""};
    case SQLITE_CONSTRAINT: {
      const bool is_taken = detail.find("UNIQUE") != std::string::npos;
      return {is_taken ? Code::already_exists : Code::failed_precondition, std::move(detail), ""};
    }
    default:
      return {Code::internal, std::move(detail), ""};
  }
}

/// A database file that goes when it goes, with its log and index.
struct TemporaryFile {
  explicit TemporaryFile(std::filesystem::path file) : path(std::move(file)) { remove(); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { remove(); }
  void remove() const {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm"}) {
      std::filesystem::remove(path.string() + suffix, ignored);
    }
  }
  std::filesystem::path path;
};

}  // namespace

std::optional<Error> sqlite_error(const std::exception& exception) {
  const auto* error = dynamic_cast<const soci::sqlite3_soci_error*>(&exception);
  if (!error) return std::nullopt;
  return from_result(error->result(), error->get_error_message());
}

// SQLite gives its log and index files the rights of the database file.
Result<void> make_private_file(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    return Error{Code::unavailable,
                 fmt::format("the database file cannot be opened: {}", std::strerror(errno)),
                 path.string()};
  }
  ::close(file);
  return ok();
}

Result<void> SqliteEngine::prepare() const {
  // A session belongs to one thread at a time; the locks of the library would cost a seventh of
  // the reading. Without effect when SQLite is in use already.
  static const int once = sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
  static_cast<void>(once);
  if (path_.native().find('"') != std::string::npos) {
    return Error{Code::invalid_argument, "the path of a database may not hold a double quote",
                 path_.string()};
  }
  std::error_code failure;
  if (path_.has_parent_path()) std::filesystem::create_directories(path_.parent_path(), failure);
  if (failure) {
    return Error{Code::unavailable, "the folder cannot be made: " + failure.message(),
                 path_.parent_path().string()};
  }
  return make_private_file(path_);
}

void SqliteEngine::open(soci::session& session) const { open_file(session, path_); }

void SqliteEngine::open_file(soci::session& session, const std::filesystem::path& path) const {
  session.open(soci::sqlite3, "dbname=\"" + path.string() + "\"");
  session << fmt::format("pragma busy_timeout = {}", limits::sql_wait_time_ms_max);
  session << "pragma journal_mode = wal";
  session << "pragma synchronous = full";
  session << "pragma foreign_keys = on";
  // Reads from the kernel's cache without a call and a copy for each page.
  session << fmt::format("pragma mmap_size = {}", mapped_bytes_max);
}

Result<void> SqliteEngine::accept(soci::session&) const { return ok(); }

void SqliteEngine::begin(soci::session& session, Access access) const {
  session << (access == Access::write ? "begin immediate" : "begin");
}

void SqliteEngine::commit(soci::session& session) const { session << "commit"; }

bool SqliteEngine::has_table(soci::session& session, const std::string& name) const {
  int count = 0;
  session << "select count(*) from sqlite_master where type = 'table' and name = :name",
      soci::use(name), soci::into(count);
  return count > 0;
}

std::vector<std::string> SqliteEngine::tables(soci::session& session) const {
  const soci::rowset<std::string> names =
      (session.prepare << "select name from sqlite_master where type = 'table' and "
                          "name not like 'sqlite_%' order by name");
  return {names.begin(), names.end()};
}

std::vector<std::string> SqliteEngine::columns(soci::session& session,
                                               const std::string& table) const {
  const soci::rowset<std::string> names =
      (session.prepare << "select name from pragma_table_info(:name) order by name",
       soci::use(table));
  return {names.begin(), names.end()};
}

void SqliteEngine::defer_references(soci::session& session,
                                    const std::function<void()>& work) const {
  session << "pragma defer_foreign_keys = on";  // until the transaction ends
  work();
}

Result<void> SqliteEngine::save(const std::filesystem::path& file) const {
  TRY_VOID(make_private_file(file));
  soci::session session;
  open_file(session, path_);
  const std::string target = file.string();
  session << "vacuum into :path", soci::use(target);
  return ok();
}

Result<void> SqliteEngine::try_on_copy(
    const std::function<Result<void>(soci::session&)>& work) const {
  const TemporaryFile copy(path_.string() + ".copy");
  TRY_VOID(save(copy.path));
  soci::session session;
  open_file(session, copy.path);
  session << "begin immediate";
  TRY_VOID(work(session));
  session << "commit";
  const std::string damage = find_damage(session);
  if (!damage.empty()) return Error{Code::data_loss, damage, ""};
  return ok();
}

std::string SqliteEngine::find_damage(soci::session& session) const {
  std::string answer;
  session << "pragma integrity_check(1)", soci::into(answer);
  if (answer != "ok") return answer;
  std::string table;
  session << "select \"table\" from pragma_foreign_key_check limit 1", soci::into(table);
  return table.empty() ? "" : "a row of the table " + table + " refers to nothing";
}

}  // namespace ocop::sql
