#pragma once

#include <gtest/gtest.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "sql/database.h"
#include "sql/migrations.h"

/// For tests of every room that uses SQL.
namespace ocop::sql {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ocop-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The PostgreSQL database that tests share, by tests/with_postgresql; empty: they use SQLite.
inline std::string test_server() {
  const char* address = std::getenv("OCOP_TEST_POSTGRESQL");
  return address ? address : "";
}

/// A real database of its own: a file in a folder, or a schema in the database of the test run (a
/// database of PostgreSQL takes 150 ms to make and drop, a schema 5).
class TestDatabase {
 public:
  TestDatabase() : location_(make_location(folder_)), database_(open_or_fail(location_)) {}
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;
  ~TestDatabase() {
    database_.reset();
    if (!name_.empty()) run_on_server("drop schema " + name_ + " cascade");
  }

  Database& operator*() { return *database_; }
  Database* operator->() { return database_.get(); }
  /// For `Database::open`.
  const std::string& location() const { return location_; }
  /// A folder that lives as long as the database.
  const std::filesystem::path& folder() const { return folder_.path(); }

  /// What the tables look like, for comparing the ends of two ways to get there.
  std::vector<std::string> schema() {
    auto transaction = database_->begin(Access::read);
    soci::session& session = transaction->session();
    const soci::rowset<std::string> rows =
        (session.prepare << (session.get_backend_name() == "sqlite3" ? sqlite_schema
                                                                     : postgresql_schema));
    return {rows.begin(), rows.end()};
  }

  static void run_on_server(const std::string& statement) {
    soci::session session(soci::postgresql, test_server());
    session << "set client_min_messages = warning; " + statement;
  }

 private:
  static constexpr const char* sqlite_schema =
      "select sql from sqlite_master where sql is not null order by name";
  static constexpr const char* postgresql_schema =
      "select line from ("
      "select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || "
      "coalesce(' ' || column_default, '') as line "
      "from information_schema.columns where table_schema = current_schema() "
      "union all select replace(indexdef, current_schema() || '.', '') from pg_indexes where "
      "schemaname = current_schema() "
      "union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) "
      "from pg_constraint where connamespace = current_schema()::regnamespace"
      ") as lines where line not like '%write_turn%' order by line";

  std::string make_location(const TemporaryFolder& folder) {
    if (test_server().empty()) return folder.path() / "test.sqlite";
    static std::atomic<int> count = 0;
    name_ = "test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    run_on_server("create schema " + name_);
    return test_server() + (test_server().find('?') == std::string::npos ? '?' : '&') +
           "options=-csearch_path%3D" + name_;
  }

  static std::unique_ptr<Database> open_or_fail(const std::string& location) {
    auto opened = Database::open(location);
    if (!opened) throw std::runtime_error(to_string(opened.error()));
    return std::move(opened).value();
  }

  TemporaryFolder folder_;
  std::string name_;  ///< of the schema
  std::string location_;
  std::unique_ptr<Database> database_;
};

/// A database that stopped at any earlier migration ends up like a fresh one. `prepare` makes what
/// the room's tables refer to.
template <class Prepare>
void expect_upgrade_from_every_number(std::string_view room, EmbeddedFiles files,
                                      Prepare&& prepare) {
  TestDatabase fresh;
  prepare(*fresh);
  ASSERT_TRUE(migrate(*fresh, room, files, {1}));
  for (std::size_t number = 0; number < files.size(); ++number) {
    TestDatabase older;
    prepare(*older);
    ASSERT_TRUE(migrate(*older, room, files.first(number), {1}));
    ASSERT_TRUE(migrate(*older, room, files, {2})) << "from " << number;
    EXPECT_EQ(older.schema(), fresh.schema()) << "from " << number;
  }
}

}  // namespace ocop::sql
