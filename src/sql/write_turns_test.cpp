#include "sql/write_turns.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace ocop::sql {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

void wait_for(const WriteTurns& turns, std::size_t waiting) {
  while (turns.waiting() < waiting) std::this_thread::yield();
}

TEST(WriteTurns, GoByTheOrderOfAsking) {
  WriteTurns turns;
  ASSERT_TRUE(turns.take(seconds(10)));
  std::vector<int> order;  // written by who has the turn
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&, i] {
      ASSERT_TRUE(turns.take(seconds(10)));
      order.push_back(i);
      turns.pass_on();
    });
    wait_for(turns, static_cast<std::size_t>(i) + 1);
  }
  turns.pass_on();
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(order, (std::vector{0, 1, 2, 3, 4, 5}));
}

TEST(WriteTurns, LetWhoGaveUpNotHoldUpOthers) {
  WriteTurns turns;
  ASSERT_TRUE(turns.take(seconds(10)));
  EXPECT_FALSE(turns.take(milliseconds(1)));
  std::thread patient([&] {
    EXPECT_TRUE(turns.take(seconds(10)));
    turns.pass_on();
  });
  wait_for(turns, 1);
  turns.pass_on();
  patient.join();
  EXPECT_TRUE(turns.take(milliseconds(1))) << "free again";
}

TEST(WriteTurns, AreOneAtATime) {
  WriteTurns turns;
  std::atomic<int> inside = 0, most = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 500; ++round) {
        if (!turns.take(milliseconds(round % 3))) continue;  // some give up, which is no fault
        most = std::max(most.load(), ++inside);
        --inside;
        turns.pass_on();
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(most, 1);
  EXPECT_EQ(turns.waiting(), 0U);
  EXPECT_TRUE(turns.take(milliseconds(1)));
}

}  // namespace
}  // namespace ocop::sql
