#include "sql/engine.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>

#include "base/limits.h"

namespace ocop::sql {
namespace {

constexpr int result_code(int extended) { return extended & 0xff; }

Error from_sqlite(int code, std::string detail) {
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

}  // namespace

Error to_error(const std::exception& exception) {
  if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&exception)) {
    return from_sqlite(sqlite->result(), sqlite->get_error_message());
  }
  if (dynamic_cast<const std::bad_alloc*>(&exception)) {
    return {Code::resource_exhausted, "out of memory", ""};
  }
  return {Code::internal, exception.what(), ""};
}

namespace engine {

Result<void> prepare_file(const std::filesystem::path& path) {
  if (path.native().find('"') != std::string::npos) {
    return Error{Code::invalid_argument, "the path of a database may not hold a double quote",
                 path.string()};
  }
  std::error_code failure;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), failure);
  if (failure) {
    return Error{Code::unavailable, "the folder cannot be made: " + failure.message(),
                 path.parent_path().string()};
  }
  // SQLite gives its log and index files the rights of the database file.
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    return Error{Code::unavailable,
                 fmt::format("the database file cannot be opened: {}", std::strerror(errno)),
                 path.string()};
  }
  ::close(file);
  return ok();
}

void open_session(soci::session& session, const std::filesystem::path& path) {
  session.open(soci::sqlite3, "dbname=\"" + path.string() + "\"");
  session << fmt::format("pragma busy_timeout = {}", limits::sql_wait_time_ms_max);
  session << "pragma journal_mode = wal";
  session << "pragma synchronous = full";
  session << "pragma foreign_keys = on";
}

std::string_view begin_statement(Access access) {
  return access == Access::write ? "begin immediate" : "begin";
}

bool has_table(soci::session& session, const std::string& name) {
  int count = 0;
  session << "select count(*) from sqlite_master where type = 'table' and name = :name",
      soci::use(name), soci::into(count);
  return count > 0;
}

std::string find_damage(soci::session& session) {
  std::string answer;
  session << "pragma integrity_check(1)", soci::into(answer);
  if (answer != "ok") return answer;
  std::string table;
  session << "select \"table\" from pragma_foreign_key_check limit 1", soci::into(table);
  return table.empty() ? "" : "a row of the table " + table + " refers to nothing";
}

}  // namespace engine
}  // namespace ocop::sql
