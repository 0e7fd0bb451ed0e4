#include "application/data_database.h"

#include <gmock/gmock.h>

#include "sql/test_database.h"

namespace ocop::application {
namespace {

using std::filesystem::perms;

TEST(DataDatabase, IsAFileOfTheFolderWhenNothingIsSaid) {
  const sql::TemporaryFolder folder;
  ASSERT_TRUE(open_database(folder.path()));
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "ocop.sqlite"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "database"));
}

TEST(DataDatabase, IsRememberedInAFileThatOnlyItsOwnerReads) {
  const sql::TemporaryFolder folder;
  ASSERT_TRUE(remember_database(folder.path(), "postgresql://an:bi-mat@db.example/ocop"));
  EXPECT_EQ(remembered_database(folder.path()), "postgresql://an:bi-mat@db.example/ocop");
  const auto rights = std::filesystem::status(folder.path() / "database").permissions();
  EXPECT_EQ(rights & (perms::group_all | perms::others_all), perms::none);
}

TEST(DataDatabase, CannotBeChosenAnewForAFolderThatHasOne) {
  const sql::TemporaryFolder with_file, with_address;
  ASSERT_TRUE(open_database(with_file.path()));
  ASSERT_TRUE(remember_database(with_address.path(), "postgresql://db.example/ocop"));
  for (const auto* folder : {&with_file, &with_address}) {
    const auto refused = open_database(folder->path(), "postgresql://db.example/another");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::failed_precondition);
    EXPECT_THAT(refused.error().detail, testing::HasSubstr("ocop backup"));
  }
}

TEST(DataDatabase, ThatCannotBeReachedIsNotRemembered) {
  const sql::TemporaryFolder folder;
  ASSERT_FALSE(open_database(folder.path(), "postgresql://127.0.0.1:1/ocop"));
  EXPECT_EQ(remembered_database(folder.path()), "");
}

TEST(DataDatabase, IsFoundAgainWithoutItsAddress) {
  const sql::TestDatabase database;
  if (sql::test_server().empty()) GTEST_SKIP() << "run it by tests/with_postgresql";
  const sql::TemporaryFolder folder;
  {
    const auto opened = open_database(folder.path(), database.location());
    ASSERT_TRUE(opened);
    ASSERT_TRUE(migrate_all(**opened, {1}));
  }
  const auto again = open_database(folder.path());
  ASSERT_TRUE(again);
  auto transaction = (*again)->begin(sql::Access::read);
  long long count = 0;
  transaction->session() << "select count(*) from people", soci::into(count);
  EXPECT_EQ(count, 0);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "ocop.sqlite"));
}

}  // namespace
}  // namespace ocop::application
