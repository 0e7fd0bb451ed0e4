#include "scans/waiting_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <thread>

#include "scans/limits.h"

namespace ocop::scans {
namespace {

class WaitingRowsTest : public ::testing::Test {
 protected:
  WaitingRows rows_{[this](std::span<const WaitingRow> waiting) -> Result<void> {
    if (is_broken_) return Error{Code::unavailable, "no disk", {}};
    ++writes_;
    for (const WaitingRow& row : waiting) written_.push_back(row.key);
    return ok();
  }};
  bool is_broken_ = false;
  int writes_ = 0;
  std::vector<std::string> written_;
};

TEST_F(WaitingRowsTest, are_written_together_and_in_order) {
  (void)rows_.add({"c", "3"});
  (void)rows_.add({"a", "1"});
  (void)rows_.add({"b", "2"});
  EXPECT_TRUE(written_.empty());
  ASSERT_TRUE(rows_.write());
  EXPECT_EQ(written_, (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ(writes_, 1);
}

TEST_F(WaitingRowsTest, nothing_is_written_when_nothing_waits) {
  ASSERT_TRUE(rows_.write());
  EXPECT_EQ(writes_, 0);
}

TEST_F(WaitingRowsTest, whoever_wants_to_see_a_row_that_waits_writes_it) {
  const auto place = *rows_.add({"a", "1"});
  ASSERT_TRUE(rows_.see(place));
  EXPECT_EQ(written_, std::vector<std::string>{"a"});
  (void)rows_.add({"b", "2"});
  ASSERT_TRUE(rows_.see(place));
  ASSERT_TRUE(rows_.see({}));
  EXPECT_EQ(writes_, 1) << "what was written is seen without a write";
}

TEST_F(WaitingRowsTest, rows_that_could_not_be_written_wait_on) {
  const auto place = *rows_.add({"b", "2"});
  is_broken_ = true;
  EXPECT_EQ(rows_.write().error().code, Code::unavailable);
  EXPECT_EQ(rows_.see(place).error().code, Code::unavailable) << "nobody takes it for written";
  const auto later = *rows_.add({"a", "1"});
  is_broken_ = false;
  ASSERT_TRUE(rows_.see(place));
  EXPECT_EQ(written_, (std::vector<std::string>{"a", "b"}));
  ASSERT_TRUE(rows_.see(later));
  EXPECT_EQ(writes_, 1);
}

TEST_F(WaitingRowsTest, only_so_many_wait_while_nothing_can_be_written) {
  is_broken_ = true;
  for (std::size_t i = 0; i < limits::scan_rows_waiting_max; ++i) {
    ASSERT_TRUE(rows_.add({std::to_string(i), {}}));
    if (i % 10'000 == 0) {
      EXPECT_FALSE(rows_.write());
    }
  }
  EXPECT_EQ(rows_.add({"more", {}}).error().code, Code::unavailable);
  is_broken_ = false;
  ASSERT_TRUE(rows_.write());
  EXPECT_EQ(written_.size(), limits::scan_rows_waiting_max);
  EXPECT_TRUE(rows_.add({"more", {}}));
}

// Each thread adds a row, sees that it is written, adds the next; a further one writes all the
// time.
TEST(WaitingRows, each_row_is_written_once_before_it_is_seen) {
  std::mutex mutex;
  std::map<std::string, int> written;
  WaitingRows rows{[&](std::span<const WaitingRow> waiting) -> Result<void> {
    const std::lock_guard lock(mutex);
    for (const WaitingRow& row : waiting) ++written[row.key];
    return ok();
  }};
  constexpr int threads = 4, each = 2000;
  std::atomic<int> missing = 0;
  {
    std::vector<std::jthread> adding;
    for (int i = 0; i < threads; ++i) {
      adding.emplace_back([&, i] {
        for (int n = 0; n < each; ++n) {
          const std::string key = std::to_string(i) + "/" + std::to_string(n);
          const auto place = *rows.add({key, {}});
          const bool is_seen = static_cast<bool>(rows.see(place));
          const std::lock_guard lock(mutex);
          if (!is_seen || !written.contains(key)) ++missing;
        }
      });
    }
    const std::jthread writing([&](const std::stop_token& stop) {
      while (!stop.stop_requested()) (void)rows.write();
    });
    adding.clear();
  }
  EXPECT_EQ(missing, 0);
  EXPECT_EQ(written.size(), static_cast<std::size_t>(threads * each));
  EXPECT_TRUE(std::ranges::all_of(written, [](const auto& one) { return one.second == 1; }));
}

}  // namespace
}  // namespace ocop::scans
