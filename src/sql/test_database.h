#pragma once

#include <gtest/gtest.h>
#include <soci/soci.h>
#include <stdlib.h>

#include <filesystem>
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

/// A real database in a folder of its own.
class TestDatabase {
 public:
  TestDatabase() : database_(open_or_fail(file())) {}
  Database& operator*() { return *database_; }
  Database* operator->() { return database_.get(); }
  std::filesystem::path file() const { return folder_.path() / "test.sqlite"; }

  /// What the tables look like, for comparing the ends of two ways to get there.
  std::vector<std::string> schema() {
    std::vector<std::string> statements;
    auto transaction = database_->begin(Access::read);
    const soci::rowset<std::string> rows =
        (transaction->session().prepare << "select sql from sqlite_master where sql is not null "
                                           "order by name");
    for (const std::string& row : rows) statements.push_back(row);
    return statements;
  }

 private:
  static std::unique_ptr<Database> open_or_fail(const std::filesystem::path& file) {
    auto opened = Database::open(file);
    if (!opened) throw std::runtime_error(to_string(opened.error()));
    return std::move(opened).value();
  }

  TemporaryFolder folder_;
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
