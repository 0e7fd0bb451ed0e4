#include "sql/statements.h"

#include <gmock/gmock.h>

namespace ocop::sql {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SplitStatements, EndsAStatementAtItsSemicolonAndAtTheEndOfTheText) {
  EXPECT_THAT(split_statements("create table a (b text);\n\ncreate table c (d text)\n"),
              ElementsAre("create table a (b text)", "create table c (d text)"));
}

TEST(SplitStatements, KeepsASemicolonInATextOrAName) {
  EXPECT_THAT(split_statements("insert into a values ('x;''y;'); select \"a;b\";"),
              ElementsAre("insert into a values ('x;''y;')", "select \"a;b\""));
}

TEST(SplitStatements, DropsCommentsWithWhateverStandsInThem) {
  EXPECT_THAT(split_statements("-- it's here; or not\nselect 1; -- last;"),
              ElementsAre("select 1"));
}

TEST(SplitStatements, FindsNothingInAnEmptyScript) {
  EXPECT_THAT(split_statements(" \n;;-- only a comment"), IsEmpty());
}

TEST(SplitStatements, EndsAnUnfinishedTextWithTheScript) {
  EXPECT_THAT(split_statements("select 'a;b"), ElementsAre("select 'a;b"));
}

}  // namespace
}  // namespace ocop::sql
