#include "sql/copy.h"

#include <gmock/gmock.h>

#include <array>

#include "sql/test_database.h"

namespace ocop::sql {
namespace {

constexpr std::array<EmbeddedFile, 1> files{{
    {"0001_first.sql",
     "create table b (id text primary key, a_id text references a (id), n bigint, "
     "yes smallint not null); insert into b (id, yes) values ('seeded', 0);"},
}};

// The table that is referred to comes later in the alphabet than one that refers to it, and a row
// may refer to a later one of its own table.
constexpr std::array<EmbeddedFile, 1> parents{{
    {"0001_parents.sql",
     "create table a (id text primary key, above text references a (id), "
     "\"order\" text not null)"},
}};

Result<void> prepare(Database& database) {
  TRY_VOID(migrate(database, "parents", parents, {1}));
  return migrate(database, "room", files, {1});
}

class CopyRows : public testing::Test {
 protected:
  CopyRows() {
    EXPECT_TRUE(prepare(*from_));
    auto transaction = from_->begin(Access::write);
    transaction->session() << "insert into a (id, above, \"order\") values "
                              "('z', null, ''), ('a', 'z', 'Nhà máy; \"đường\"')";
    transaction->session() << "insert into b (id, a_id, n, yes) values "
                              "('one', 'a', 9007199254740993, 1), ('two', null, null, 0)";
    EXPECT_TRUE(transaction->commit());
    auto opened = Database::open((folder_.path() / "copy.sqlite").string());
    EXPECT_TRUE(opened);
    to_ = std::move(opened).value();
  }

  static std::vector<std::string> rows_of(Database& database) {
    auto transaction = database.begin(Access::read);
    const soci::rowset<std::string> rows =
        (transaction->session().prepare
         << "select b.id || '|' || coalesce(b.a_id, 'null') || '|' || coalesce(cast(b.n as text), "
            "'null') || '|' || b.yes || '|' || coalesce(a.\"order\" || a.above, 'null') as line "
            "from b left join a on a.id = b.a_id order by line");
    return {rows.begin(), rows.end()};
  }

  TemporaryFolder folder_;
  TestDatabase from_;
  std::unique_ptr<Database> to_;
};

TEST_F(CopyRows, GivesTheOtherDatabaseTheSameRowsAndNoOthers) {
  ASSERT_TRUE(prepare(*to_));
  const auto copied = copy_rows(*from_, *to_);
  ASSERT_TRUE(copied) << to_string(copied.error());
  EXPECT_EQ(rows_of(*to_), rows_of(*from_));
  EXPECT_EQ(rows_of(*to_).size(), 3U);
}

TEST_F(CopyRows, GoesBackToTheFirstEngineAgain) {
  ASSERT_TRUE(prepare(*to_));
  ASSERT_TRUE(copy_rows(*from_, *to_));
  TestDatabase back;
  ASSERT_TRUE(prepare(*back));
  const auto copied = copy_rows(*to_, *back);
  ASSERT_TRUE(copied) << to_string(copied.error());
  EXPECT_EQ(rows_of(*back), rows_of(*from_));
}

TEST_F(CopyRows, NamesATableThatOnlyOneOfThemHas) {
  ASSERT_TRUE(migrate(*to_, "parents", parents, {1}));
  const auto refused = copy_rows(*from_, *to_);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::failed_precondition);
  EXPECT_THAT(refused.error().detail, testing::HasSubstr("the first difference: b"));
}

TEST_F(CopyRows, TellsAnEmptyDatabaseFromOneInUse) {
  EXPECT_TRUE(*is_empty(*to_));
  EXPECT_FALSE(*is_empty(*from_));
}

}  // namespace
}  // namespace ocop::sql
