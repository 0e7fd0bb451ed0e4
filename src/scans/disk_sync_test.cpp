#include "scans/disk_sync.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <vector>

namespace ocop::scans {
namespace {

TEST(DiskSync, TellsNobodyBeforeASyncThatBeganAfterTheWrite) {
  std::atomic<int> written = 0, on_disk = 0;
  DiskSync disk([&]() -> Result<void> {
    on_disk = written.load();
    return ok();
  });
  std::vector<std::thread> writers;
  std::atomic<int> early = 0;
  for (int i = 0; i < 8; ++i) {
    writers.emplace_back([&] {
      for (int round = 0; round < 200; ++round) {
        const int own = ++written;
        ASSERT_TRUE(Receipt(disk).wait());
        if (on_disk < own) ++early;
      }
    });
  }
  for (auto& writer : writers) writer.join();
  EXPECT_EQ(early, 0);
}

TEST(DiskSync, LetsThoseWhoComeDuringASyncShareTheNext) {
  std::latch began(1), go_on(1);
  std::atomic<int> syncs = 0;
  std::atomic<int> told = 0;
  {
    DiskSync disk([&]() -> Result<void> {
      if (++syncs == 1) {
        began.count_down();
        go_on.wait();
      }
      return ok();
    });
    disk.tell([&](const Result<void>&) { ++told; });
    began.wait();
    for (int i = 0; i < 50; ++i) disk.tell([&](const Result<void>&) { ++told; });
    go_on.count_down();
  }
  EXPECT_EQ(told, 51);
  EXPECT_EQ(syncs, 2);
}

TEST(DiskSync, RestsBetweenTwoSyncsSoThatACrowdSharesThem) {
  std::vector<std::pair<DiskSync::Clock::time_point, DiskSync::Clock::time_point>> syncs;
  {
    DiskSync disk([&]() -> Result<void> {
      const auto began = DiskSync::Clock::now();
      syncs.emplace_back(began, DiskSync::Clock::now());
      return ok();
    });
    for (int round = 0; round < 20; ++round) ASSERT_TRUE(Receipt(disk).wait());
  }
  ASSERT_EQ(syncs.size(), 20U);
  for (std::size_t i = 1; i < syncs.size(); ++i) {
    EXPECT_GE(syncs[i].first - syncs[i - 1].second, DiskSync::rest);
  }
}

TEST(DiskSync, SaysSoWhenTheDiskFails) {
  DiskSync disk([]() -> Result<void> { return Error{Code::resource_exhausted, "full", ""}; });
  const auto kept = Receipt(disk).wait();
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, Code::resource_exhausted);
  EXPECT_TRUE(Receipt().wait()) << "nothing was written";
}

}  // namespace
}  // namespace ocop::scans
