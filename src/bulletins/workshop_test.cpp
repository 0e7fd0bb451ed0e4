#include "bulletins/workshop.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "bulletins/limits.h"

namespace ocop::bulletins {
namespace {

std::shared_ptr<const void> basis() { return std::make_shared<int>(1); }

TEST(Workshop, MakesAPaperOnceForOneBasisAndAnewForAnother) {
  Workshop workshop;
  const auto first = basis(), second = basis();
  const auto make = [] { return Result<std::string>("paper"); };
  EXPECT_EQ(**workshop.get("a", first, make), "paper");
  EXPECT_EQ(**workshop.get("a", first, make), "paper");
  EXPECT_EQ(workshop.made(), 1U);
  EXPECT_TRUE(workshop.get("a", second, make));
  EXPECT_TRUE(workshop.get("b", second, make));
  EXPECT_EQ(workshop.made(), 3U);
}

TEST(Workshop, KeepsNoPaperThatCouldNotBeMade) {
  Workshop workshop;
  const auto one = basis();
  EXPECT_FALSE(workshop.get(
      "a", one, [] { return Result<std::string>(Error{Code::internal, "no ink", ""}); }));
  EXPECT_TRUE(workshop.get("a", one, [] { return Result<std::string>("paper"); }));
}

TEST(Workshop, ForgetsThePaperThatWasNotAskedForLongest) {
  Workshop workshop;
  const auto one = basis();
  const std::string large(limits::papers_kept_bytes_max / 2 - 1, 'x');
  const auto make = [&] { return Result<std::string>(large); };
  for (const char* name : {"a", "b", "a", "c", "a"}) EXPECT_TRUE(workshop.get(name, one, make));
  EXPECT_EQ(workshop.made(), 3U) << "b went when c came";
  EXPECT_TRUE(workshop.get("b", one, make));
  EXPECT_EQ(workshop.made(), 4U);
}

TEST(Workshop, MakesOneAtATimeAndSendsAwayWhoeverComesWhenTooManyWait) {
  Workshop workshop;
  const auto one = basis();
  std::atomic<int> at_once = 0, most = 0, good = 0, busy = 0;
  std::atomic<bool> go_on = false;
  const auto make = [&]() -> Result<std::string> {
    const int now = ++at_once;
    most = std::max(most.load(), now);
    while (!go_on) std::this_thread::yield();
    --at_once;
    return std::string("paper");
  };
  constexpr std::size_t askers = 1 + limits::papers_waiting_max + 2;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < askers; ++i) {
    threads.emplace_back([&, i] {
      const auto paper = workshop.get(std::to_string(i), one, make);
      if (paper) {
        ++good;
      } else {
        EXPECT_EQ(paper.error().code, Code::unavailable);
        ++busy;
      }
    });
  }
  while (busy < 2) std::this_thread::yield();
  go_on = true;
  for (auto& each : threads) each.join();
  EXPECT_EQ(most, static_cast<int>(limits::papers_made_at_once_max));
  EXPECT_EQ(good, static_cast<int>(1 + limits::papers_waiting_max));
  EXPECT_EQ(busy, 2);
}

}  // namespace
}  // namespace ocop::bulletins
