#include "sql/engine_postgresql.h"

#include <gmock/gmock.h>
#include <soci/postgresql/soci-postgresql.h>

#include <thread>

#include "sql/test_database.h"

namespace ocop::sql {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(PostgresqlAddress, IsToldFromAPath) {
  EXPECT_TRUE(is_postgresql("postgresql://ocop@localhost/ocop"));
  EXPECT_TRUE(is_postgresql("postgres:///ocop"));
  EXPECT_FALSE(is_postgresql("var/demo/ocop.sqlite"));
}

TEST(PostgresqlAddress, IsShownWithoutItsPassword) {
  for (const std::string url : {"postgresql://an:bi-mat@db.example:5433/ocop",
                                "postgresql://db.example:5433/ocop?user=an&password=bi-mat"}) {
    EXPECT_EQ(without_password(url), "postgresql://db.example:5433/ocop");
  }
}

TEST(PostgresqlAddress, ThatIsMistypedIsRefusedWithTheFormToWrite) {
  const auto opened = Database::open("postgresql://db.example:port/ocop");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::unavailable);  // libpq looks at the port when it connects
  const auto unknown = Database::open("postgresql://db.example/ocop?colour=blue");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, Code::invalid_argument);
  EXPECT_THAT(unknown.error().detail, HasSubstr("postgresql://USER@HOST:PORT/DATABASE"));
}

TEST(PostgresqlAddress, OfAServerThatIsNotThereIsNamedWithoutItsPassword) {
  const auto opened = Database::open("postgresql://an:bi-mat@127.0.0.1:1/ocop");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::unavailable);
  EXPECT_THAT(to_string(opened.error()), HasSubstr("postgresql://127.0.0.1:1/ocop"));
  EXPECT_THAT(to_string(opened.error()), Not(HasSubstr("bi-mat")));
}

class PostgresqlTest : public testing::Test {
 protected:
  void SetUp() override {
    if (test_server().empty()) GTEST_SKIP() << "run it by tests/with_postgresql";
    database_ = std::make_unique<TestDatabase>();
    ASSERT_TRUE(run("create table a (id text primary key, n bigint not null)"));
  }

  Result<void> run(const std::string& statement) {
    return guarded([&]() -> Result<void> {
      TRY(Transaction transaction, (*database_)->begin(Access::write));
      transaction.session() << statement;
      return transaction.commit();
    });
  }
  static void end_connection_of(const Transaction& transaction) {
    int process = 0;
    transaction.session() << "select pg_backend_pid()", soci::into(process);
    TestDatabase::run_on_server("select pg_terminate_backend(" + std::to_string(process) + ")");
  }

  std::unique_ptr<TestDatabase> database_;
};

TEST_F(PostgresqlTest, OpensAConnectionAgainThatWasLostBetweenTwoTransactions) {
  {
    const auto transaction = (*database_)->begin(Access::read);
    ASSERT_TRUE(transaction);
    end_connection_of(*transaction);
  }
  for (std::size_t i = 0; i < 6; ++i) EXPECT_TRUE((*database_)->begin(Access::read));
}

TEST_F(PostgresqlTest, CallsAConnectionLostWithinATransactionUnavailableAndStoresNothing) {
  const auto lost = guarded([&]() -> Result<void> {
    TRY(Transaction transaction, (*database_)->begin(Access::write));
    transaction.session() << "insert into a (id, n) values ('x', 1)";
    end_connection_of(transaction);
    return transaction.commit();
  });
  ASSERT_FALSE(lost);
  EXPECT_EQ(lost.error().code, Code::unavailable);
  EXPECT_TRUE(run("insert into a (id, n) values ('x', 2)"));
}

TEST_F(PostgresqlTest, DoesNotCommitATransactionInWhichAStatementFailed) {
  const auto committed = guarded([&]() -> Result<void> {
    TRY(Transaction transaction, (*database_)->begin(Access::write));
    EXPECT_THROW(transaction.session() << "selekt", soci::soci_error);
    return transaction.commit();
  });
  EXPECT_FALSE(committed);
}

TEST_F(PostgresqlTest, AReaderCannotWrite) {
  const auto written = guarded([&]() -> Result<void> {
    TRY(Transaction transaction, (*database_)->begin(Access::read));
    transaction.session() << "insert into a (id, n) values ('x', 1)";
    return transaction.commit();
  });
  EXPECT_FALSE(written);
}

TEST_F(PostgresqlTest, AWriterThatWaitedTooLongIsToldToTryAgain) {
  const auto hasty = Database::open(database_->location() + "%20-c%20lock_timeout%3D50");
  ASSERT_TRUE(hasty);
  const auto first = (*database_)->begin(Access::write);
  ASSERT_TRUE(first);
  const auto second = (*hasty)->begin(Access::write);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Code::unavailable);
  EXPECT_THAT(second.error().detail, HasSubstr("another writer"));
}

TEST_F(PostgresqlTest, ComparesTextByteByByte) {
  ASSERT_TRUE(run("insert into a (id, n) values ('b', 1), ('B', 2), ('á', 3), ('z', 4)"));
  const auto transaction = (*database_)->begin(Access::read);
  const soci::rowset<std::string> rows =
      (transaction->session().prepare << "select id from a order by id");
  EXPECT_THAT(std::vector<std::string>(rows.begin(), rows.end()),
              testing::ElementsAre("B", "b", "z", "á"));
}

TEST_F(PostgresqlTest, RefusesADatabaseThatSortsInAnotherWayAndSaysHowToMakeOne) {
  const std::string name = "sorted_" + std::to_string(::getpid());
  soci::session server(soci::postgresql, test_server());
  server << "create database " + name + " encoding 'UTF8' locale 'C.UTF-8' template template0";
  std::string location = test_server();
  location.replace(location.find("/postgres?"), 10, "/" + name + "?");
  const auto opened = Database::open(location);
  server << "drop database " + name + " with (force)";
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::failed_precondition);
  EXPECT_THAT(opened.error().detail, HasSubstr("create database \"" + name + "\""));
}

}  // namespace
}  // namespace ocop::sql
