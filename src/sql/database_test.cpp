#include "sql/database.h"

#include <gmock/gmock.h>

#include <fstream>
#include <thread>

#include "sql/test_database.h"

namespace ocop::sql {
namespace {

using testing::HasSubstr;

class DatabaseTest : public testing::Test {
 protected:
  DatabaseTest() {
    auto transaction = database_->begin(Access::write);
    transaction->session() << "create table parent (id text primary key)";
    transaction->session() << "create table child (parent_id text not null references parent (id),"
                              " amount bigint check (amount > 0))";
    EXPECT_TRUE(transaction->commit());
  }

  Result<void> run(const std::string& statement) {
    return guarded([&]() -> Result<void> {
      TRY(Transaction transaction, database_->begin(Access::write));
      transaction.session() << statement;
      return transaction.commit();
    });
  }
  int parents() {
    int count = -1;
    auto transaction = database_->begin(Access::read);
    transaction->session() << "select count(*) from parent", soci::into(count);
    return count;
  }

  TestDatabase database_;
};

TEST_F(DatabaseTest, KeepsWhatWasCommittedAcrossAnOpening) {
  ASSERT_TRUE(run("insert into parent values ('a')"));
  const auto again = Database::open(database_.location());
  ASSERT_TRUE(again);
  int count = 0;
  auto transaction = (*again)->begin(Access::read);
  transaction->session() << "select count(*) from parent", soci::into(count);
  EXPECT_EQ(count, 1);
}

TEST_F(DatabaseTest, ForgetsWhatWasNotCommitted) {
  {
    auto transaction = database_->begin(Access::write);
    transaction->session() << "insert into parent values ('a')";
  }
  EXPECT_EQ(parents(), 0);
}

TEST_F(DatabaseTest, AReaderSeesOneMomentWhileAWriterGoesOn) {
  auto reader = database_->begin(Access::read);
  int before = -1, after = -1;
  reader->session() << "select count(*) from parent", soci::into(before);
  ASSERT_TRUE(run("insert into parent values ('a')"));
  reader->session() << "select count(*) from parent", soci::into(after);
  EXPECT_EQ(before, after);
}

TEST_F(DatabaseTest, NamesATakenKeyAndABrokenReferenceDifferently) {
  ASSERT_TRUE(run("insert into parent values ('a')"));
  const auto taken = run("insert into parent values ('a')");
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().code, Code::already_exists);
  const auto broken = run("insert into child values ('nobody', 1)");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, Code::failed_precondition);
  const auto unchecked = run("insert into child values ('a', 0)");
  ASSERT_FALSE(unchecked);
  EXPECT_EQ(unchecked.error().code, Code::failed_precondition);
}

TEST_F(DatabaseTest, CallsAMistakeInAStatementInternal) {
  const auto mistaken = run("selekt");
  ASSERT_FALSE(mistaken);
  EXPECT_EQ(mistaken.error().code, Code::internal);
}

TEST_F(DatabaseTest, WritersTakeTurnsAndLoseNothing) {
  constexpr int each = 25;
  std::vector<std::jthread> writers;
  std::atomic<int> failed = 0;
  for (int writer = 0; writer < 6; ++writer) {
    writers.emplace_back([&, writer] {
      for (int i = 0; i < each; ++i) {
        const auto id = std::to_string(writer) + "-" + std::to_string(i);
        if (!run("insert into parent values ('" + id + "')")) ++failed;
      }
    });
  }
  writers.clear();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(parents(), 6 * each);
}

TEST_F(DatabaseTest, SaysNothingOfASoundDatabase) { EXPECT_TRUE(database_->check()); }

TEST_F(DatabaseTest, IsReadableByItsOwnerOnly) {
  using std::filesystem::perms;
  if (!test_server().empty()) GTEST_SKIP() << "a file of SQLite";
  ASSERT_TRUE(run("insert into parent values ('a')"));
  for (const std::string suffix : {"", "-wal"}) {
    const auto rights = std::filesystem::status(database_.location() + suffix).permissions();
    EXPECT_EQ(rights & (perms::group_all | perms::others_all), perms::none) << suffix;
  }
}

TEST(OpenDatabase, MakesTheFolderItStandsIn) {
  const TemporaryFolder folder;
  EXPECT_TRUE(Database::open(folder.path() / "new folder" / "nhà máy.sqlite"));
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "new folder" / "nhà máy.sqlite"));
}

TEST(OpenDatabase, SaysWhenTheFileIsNoDatabase) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "text.sqlite";
  std::ofstream(path) << std::string(4096, 'x');
  const auto opened = Database::open(path);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::data_loss);
  EXPECT_THAT(to_string(opened.error()), HasSubstr("text.sqlite"));
}

TEST(OpenDatabase, FindsADamagedPageWhenItChecks) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "damaged.sqlite";
  {
    const auto sound = Database::open(path);  // closing it moves the log into the file
    auto transaction = (*sound)->begin(Access::write);
    transaction->session() << "create table a (x text)";
    for (int i = 0; i < 400; ++i) {
      transaction->session() << "insert into a values ('" + std::string(100, 'y') + "')";
    }
    ASSERT_TRUE(transaction->commit());
  }
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(3 * 4096);
  file << std::string(4096, '\xff');
  file.close();
  const auto opened = Database::open(path);
  ASSERT_TRUE(opened);
  const auto checked = (*opened)->check();
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, Code::data_loss);
}

TEST(OpenDatabase, SaysWhichPathCannotBeWritten) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "file") << "x";
  const auto opened = Database::open(folder.path() / "file" / "db.sqlite");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::unavailable);
}

}  // namespace
}  // namespace ocop::sql
