#include "event_store/group_commit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "base/limits.h"

namespace ocop::event_store {
namespace {

// Requests from many threads, with a commit that holds the first group until all others wait.
class Requests {
 public:
  explicit Requests(std::size_t count) : requests_(count) {}

  AppendRequest& operator[](std::size_t index) { return requests_[index]; }

  void run_all(GroupCommit& group_commit) {
    std::vector<std::thread> threads;
    for (auto& request : requests_) {
      threads.emplace_back([&] { EXPECT_TRUE(group_commit.run(request)); });
    }
    for (auto& thread : threads) thread.join();
  }

 private:
  std::vector<AppendRequest> requests_;
};

TEST(GroupCommit, requests_that_come_while_one_is_written_are_written_together) {
  constexpr std::size_t count = 16;
  std::vector<std::size_t> group_sizes;
  const GroupCommit* queue = nullptr;
  GroupCommit group_commit([&](auto group) {
    while (group_sizes.empty() && queue->waiting() < count) std::this_thread::yield();
    group_sizes.push_back(group.size());
    return group.size();
  });
  queue = &group_commit;
  Requests(count).run_all(group_commit);
  // The first group may hold more than one request, but what was not in it is all in the second.
  ASSERT_LE(group_sizes.size(), 2U);
  EXPECT_EQ(group_commit.waiting(), 0U);
}

TEST(GroupCommit, requests_that_were_not_settled_come_first_in_the_next_group) {
  constexpr std::size_t count = 8;
  std::vector<AppendRequest*> settled;
  const GroupCommit* queue = nullptr;
  GroupCommit group_commit([&](auto group) {
    while (settled.empty() && queue->waiting() < count) std::this_thread::yield();
    settled.push_back(group.front());
    return std::size_t{1};
  });
  queue = &group_commit;
  Requests requests(count);
  requests.run_all(group_commit);
  std::ranges::sort(settled);
  EXPECT_EQ(settled.size(), count);
  EXPECT_EQ(std::ranges::adjacent_find(settled), settled.end());
}

TEST(GroupCommit, an_error_reaches_the_one_who_asked) {
  GroupCommit group_commit([](auto group) {
    group.front()->failed = true;
    group.front()->error = {Code::already_exists, "taken", "/0/eventID"};
    return group.size();
  });
  AppendRequest request;
  const auto outcome = group_commit.run(request);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().pointer, "/0/eventID");
}

TEST(GroupCommit, a_request_over_the_bound_is_refused_while_others_wait) {
  AppendRequest large;
  large.batch.bodies.resize(limits::append_queue_bytes_max + 1);
  AppendRequest small;
  small.batch.bodies.resize(1);
  Code refused = Code::internal;
  GroupCommit* queue = nullptr;
  GroupCommit group_commit([&](auto group) {
    if (group.front() == &large) {
      const auto outcome = queue->run(small);
      refused = outcome ? Code::internal : outcome.error().code;
    }
    return group.size();
  });
  queue = &group_commit;
  EXPECT_TRUE(group_commit.run(large)) << "alone it is taken, whatever its size";
  EXPECT_EQ(refused, Code::resource_exhausted);
  EXPECT_TRUE(group_commit.run(small)) << "afterwards there is room again";
  EXPECT_EQ(queue->waiting(), 0U);
}

}  // namespace
}  // namespace ocop::event_store
