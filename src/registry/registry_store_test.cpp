#include "registry/registry_store.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "accounts/audit.h"
#include "registry/test_registry.h"

namespace ocop::embedded {
EmbeddedFiles registry_migrations();
}

namespace ocop::registry {
namespace {

Entries one_subject(const std::string& code, const std::string& name) {
  Entries entries;
  Entry<Subject> entry;
  entry.record.code = code;
  entry.record.name = name;
  entry.record.kind = "farm";
  entries.subjects.push_back(std::move(entry));
  return entries;
}

TEST(RegistryStore, ShowsAChangeAsSoonAsItIsCommitted) {
  TestRegistry registry;
  ASSERT_TRUE(registry->apply(one_subject("A", "Một"), "test"));
  EXPECT_EQ(registry->catalogue()->subject_by_code("A")->name, "Một");
}

TEST(RegistryStore, LeavesACatalogueThatIsHeldAsItWas) {
  TestRegistry registry;
  ASSERT_TRUE(registry->apply(one_subject("A", "Một"), "test"));
  const auto held = registry->catalogue();
  ASSERT_TRUE(registry->apply(one_subject("A", "Hai"), "test"));
  EXPECT_EQ(held->subject_by_code("A")->name, "Một");
}

TEST(RegistryStore, TakesInWhatAnotherProcessCommitted) {
  TestRegistry registry;
  ASSERT_TRUE(registry.open_again()->apply(one_subject("A", "Một"), "other"));
  ASSERT_TRUE(registry->refresh());
  ASSERT_NE(registry->catalogue()->subject_by_code("A"), nullptr);
}

TEST(RegistryStore, RefreshesNothingWhenNothingChanged) {
  TestRegistry registry;
  const auto refreshed = registry->refresh();
  ASSERT_TRUE(refreshed);
  EXPECT_FALSE(*refreshed);
}

TEST(RegistryStore, BuildsOnWhatAnotherProcessCommitted) {
  TestRegistry registry;
  ASSERT_TRUE(registry.open_again()->apply(one_subject("A", "Một"), "other"));
  const auto report = registry->apply(one_subject("A", "Hai"), "test");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->subjects, (Counts{0, 1, 0}));
}

TEST(RegistryStore, WritersInSeveralThreadsLoseNothing) {
  TestRegistry registry;
  std::atomic<int> failed = 0;
  std::atomic<bool> is_done = false;
  std::jthread reader([&] {
    std::size_t last = 0;
    while (!is_done) {
      const std::size_t count = registry->catalogue()->subjects().size();
      if (count < last) ++failed;
      last = count;
    }
  });
  {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 3; ++writer) {
      writers.emplace_back([&, writer] {
        for (int i = 0; i < 10; ++i) {
          const std::string code = std::to_string(writer) + "-" + std::to_string(i);
          if (!registry->apply(one_subject(code, code), "test")) ++failed;
        }
      });
    }
  }
  is_done = true;
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(registry->catalogue()->subjects().size(), 30U);
}

TEST(RegistryMigrations, UpgradeADatabaseOfEveryEarlierNumber) {
  sql::expect_upgrade_from_every_number(
      "registry", embedded::registry_migrations(),
      [](sql::Database& database) { ASSERT_TRUE(accounts::migrate(database, {1})); });
}

}  // namespace
}  // namespace ocop::registry
