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

/// Enters a subject, or gives a new name to the one of that code.
ImportReport enter(RegistryStore& store, const std::string& code, const std::string& name,
                   std::string_view actor = "test") {
  const std::string content = "code,name,kind\n" + code + "," + name + ",farm\n";
  return import_file(store, "subjects", {"subjects.csv", content}, actor).value();
}

TEST(RegistryStore, ShowsAChangeAsSoonAsItIsCommitted) {
  TestRegistry registry;
  ASSERT_TRUE(enter(*registry, "A", "Một").stored());
  EXPECT_EQ(registry->catalogue()->subject_by_code("A")->name, "Một");
}

TEST(RegistryStore, LeavesACatalogueThatIsHeldAsItWas) {
  TestRegistry registry;
  ASSERT_TRUE(enter(*registry, "A", "Một").stored());
  const auto held = registry->catalogue();
  ASSERT_TRUE(enter(*registry, "A", "Hai").stored());
  EXPECT_EQ(held->subject_by_code("A")->name, "Một");
}

TEST(RegistryStore, TakesInWhatAnotherProcessCommitted) {
  TestRegistry registry;
  ASSERT_TRUE(enter(*registry.open_again(), "A", "Một", "other").stored());
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
  ASSERT_TRUE(enter(*registry.open_again(), "A", "Một", "other").stored());
  const auto report = enter(*registry, "A", "Hai");
  EXPECT_EQ(report.of("subjects"), (records::ImportCounts{0, 1, 0}));
}

TEST(RegistryStore, ShowsWhatAnotherStoreOfThisProcessWroteOnceItIsWoken) {
  TestRegistry registry;
  const auto other = registry.open_again();
  const auto& kind = other->records().kinds().get("subject");
  ASSERT_TRUE(other->records().create(kind, {{"code", "A"}, {"name", "Một"}, {"kind", "farm"}},
                                      {"test", accounts::Reach::all()}));
  registry->wake();
  for (int i = 0; i < 300 && registry->catalogue()->subject_by_code("A") == nullptr; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_NE(registry->catalogue()->subject_by_code("A"), nullptr);
}

TEST(RegistryStore, ShowsNothingOfARowThatWasPutAside) {
  TestRegistry registry;
  ASSERT_TRUE(enter(*registry, "A", "Một").stored());
  auto& records = registry->records();
  const auto& kind = records.kinds().get("subject");
  const std::string id = registry->catalogue()->subject_by_code("A")->id.text();
  ASSERT_TRUE(records.write("test", [&](records::Writing& writing) {
    return writing.remove(kind, id, accounts::Reach::all());
  }));
  ASSERT_TRUE(registry->refresh());
  EXPECT_EQ(registry->catalogue()->subject_by_code("A"), nullptr);
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
          if (!enter(*registry, code, code).stored()) ++failed;
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
