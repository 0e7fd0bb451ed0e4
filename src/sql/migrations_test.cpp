#include "sql/migrations.h"

#include <gmock/gmock.h>

#include <array>

#include "sql/test_database.h"

namespace ocop::sql {
namespace {

using testing::HasSubstr;

constexpr std::array<EmbeddedFile, 3> files{{
    {"0001_first.sql", "create table a (x text not null); create table b (y bigint);"},
    {"0002_second.sql", "alter table a add column z text; -- with a comment;\n"},
    {"0003_third.sql", "insert into a (x, z) values ('one;', 'two');"},
}};

int count(Database& database, const std::string& query) {
  int answer = -1;
  auto transaction = database.begin(Access::read);
  transaction->session() << query, soci::into(answer);
  return answer;
}

TEST(Migrations, AreAppliedOnceAndWrittenDown) {
  TestDatabase database;
  ASSERT_TRUE(migrate(*database, "room", files, {17}));
  ASSERT_TRUE(migrate(*database, "room", files, {18}));
  EXPECT_EQ(count(*database, "select count(*) from a"), 1);
  EXPECT_EQ(count(*database, "select count(*) from schema_migrations where applied_at = 17"), 3);
}

TEST(Migrations, UpgradeADatabaseOfEveryEarlierNumber) {
  expect_upgrade_from_every_number("room", files, [](Database&) {});
}

TEST(Migrations, ComeInTheOrderOfTheirNumbersWhateverTheOrderOfTheFiles) {
  TestDatabase database;
  const std::array<EmbeddedFile, 3> shuffled{files[2], files[0], files[1]};
  EXPECT_TRUE(migrate(*database, "room", shuffled, {1}));
}

TEST(Migrations, OfTwoRoomsDoNotMeet) {
  TestDatabase database;
  ASSERT_TRUE(migrate(*database, "room", files, {1}));
  const std::array<EmbeddedFile, 1> other{{{"0001_other.sql", "create table other (x text)"}}};
  EXPECT_TRUE(migrate(*database, "other", other, {1}));
}

TEST(Migrations, RefuseADatabaseOfANewerProgram) {
  TestDatabase database;
  ASSERT_TRUE(migrate(*database, "room", files, {1}));
  const auto refused = migrate(*database, "room", EmbeddedFiles(files).first(2), {2});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::failed_precondition);
  EXPECT_THAT(refused.error().detail, HasSubstr("newer version"));
  EXPECT_THAT(refused.error().detail, HasSubstr("0003_third.sql"));
}

TEST(Migrations, RefuseAnAppliedMigrationWithAnotherText) {
  TestDatabase database;
  ASSERT_TRUE(migrate(*database, "room", EmbeddedFiles(files).first(1), {1}));
  auto changed = files;
  changed[0].content = "create table a (x text);";
  const auto refused = migrate(*database, "room", changed, {2});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().detail, HasSubstr("another text of 0001_first.sql"));
  EXPECT_EQ(count(*database, "select count(*) from schema_migrations"), 1);
}

TEST(Migrations, ChangeNothingWhenOneOfThemFails) {
  TestDatabase database;
  const std::array<EmbeddedFile, 2> broken{files[0], {"0002_broken.sql", "create tabel c (x)"}};
  EXPECT_FALSE(migrate(*database, "room", broken, {1}));
  EXPECT_EQ(database.schema(), std::vector<std::string>{});
}

TEST(Migrations, ThatDoNotFitTheRowsAreTriedOnACopyAndLeaveTheDatabaseAsItWas) {
  TestDatabase database;
  const std::array<EmbeddedFile, 3> strict{
      files[0],
      files[1],
      {"0003_strict.sql", "create table c (x text); create unique index once on a (x);"}};
  ASSERT_TRUE(migrate(*database, "room", EmbeddedFiles(strict).first(2), {1}));
  {
    auto transaction = database->begin(Access::write);
    transaction->session() << "insert into a (x) values ('twice'), ('twice')";
    ASSERT_TRUE(transaction->commit());
  }
  const auto before = database.schema();
  const auto refused = migrate(*database, "room", strict, {2});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().detail, HasSubstr("from 0002_second.sql to 0003_strict.sql"));
  EXPECT_THAT(refused.error().detail, HasSubstr("the database is as it was"));
  EXPECT_EQ(database.schema(), before);
  EXPECT_EQ(count(*database, "select count(*) from a"), 2);
  for (const auto& file : std::filesystem::directory_iterator(database.folder())) {
    EXPECT_THAT(file.path().filename().string(), testing::StartsWith("test.sqlite"));
    EXPECT_THAT(file.path().string(), testing::Not(HasSubstr(".copy")));
  }
}

TEST(Migrations, RefuseAGapInTheNumbers) {
  TestDatabase database;
  const std::array<EmbeddedFile, 2> gap{files[0], files[2]};
  EXPECT_FALSE(migrate(*database, "room", gap, {1}));
}

}  // namespace
}  // namespace ocop::sql
