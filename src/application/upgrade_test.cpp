#include <gmock/gmock.h>

#include "application/back_office.h"
#include "application/data_database.h"
#include "application/data_directory.h"
#include "application/file_input.h"
#include "base/limits.h"
#include "registry/registry_store.h"
#include "sql/statements.h"
#include "sql/test_database.h"

namespace ocop::application {
namespace {

void make_as_released(sql::Database& database, const std::string& name) {
  const auto script =
      read_file(OCOP_SOURCE_DIR "/src/application/testdata/" + name, limits::csv_file_bytes_max);
  ASSERT_TRUE(script);
  auto transaction = database.begin(sql::Access::write);
  for (const std::string& statement : sql::split_statements(*script)) {
    transaction->session() << statement;
  }
  ASSERT_TRUE(transaction->commit());
}

TEST(Upgrade, BringsADatabaseOfVersion010ToTheFormOfAFreshOneAndKeepsItsRows) {
  const SystemClock clock;
  SystemRandom random;
  sql::TestDatabase old, fresh;
  make_as_released(*old, "release_0_1_0.sql");
  const auto upgraded = migrate_all(*old, clock.now());
  ASSERT_TRUE(upgraded) << to_string(upgraded.error());
  ASSERT_TRUE(migrate_all(*fresh, clock.now()));
  EXPECT_EQ(old.schema(), fresh.schema());

  const auto registry = registry::RegistryStore::open(*old, clock, random);
  ASSERT_TRUE(registry) << to_string(registry.error());
  const auto* subject = (*registry)->catalogue()->subject_by_code("OM-TEST");
  ASSERT_NE(subject, nullptr);
  EXPECT_EQ(subject->name, "Ô mai Thử Nghiệm");
  EXPECT_EQ(subject->story_vi, "Chuyện; có \"dấu\"");

  for (const std::string row :
       {"tokens where id = '01K0TOKEN' and last_used = '2026-07-06'",
        "audit where id = '01K0AUDIT' and at = 1784000000000002", "places where id = '01K0PLACE'",
        "products where id = '01K0PRODUCT' and shelf_life_days = 365 and version = 2",
        "certificates where id = '01K0CERTIFICATE' and stars = 4",
        "unit_successions where id = 's1' and main = 1"}) {
    long long count = 0;
    auto transaction = old->begin(sql::Access::read);
    transaction->session() << "select count(*) from " + row, soci::into(count);
    EXPECT_EQ(count, 1) << row;
  }
}

// Only `migrate_all` makes tables; a room that is missing from it would have registers without one.
TEST(Upgrade, MakesTheTableOfEveryRegisterThatAServerOpens) {
  const SystemClock clock;
  SystemRandom random;
  const sql::TemporaryFolder folder;
  const auto data = DataDirectory::open(folder.path(), clock, random, "");
  ASSERT_TRUE(data) << to_string(data.error());
  const auto office = BackOffice::open(**data, clock, random, [] { return std::string(); });
  ASSERT_TRUE(office) << to_string(office.error());
  for (const records::Kind* kind : (*office)->records().kinds().all()) {
    const auto rows =
        (*office)->records().read([&](records::Reading& reading) { return reading.all(*kind); });
    EXPECT_TRUE(rows) << kind->name << ": " << to_string(rows.error());
  }
}

}  // namespace
}  // namespace ocop::application
