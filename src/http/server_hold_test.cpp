// Answers that wait for something else before they go out.
#include <gtest/gtest.h>

#include <future>

#include "http/test_server.h"

namespace ocop::http {
namespace {

/// A route whose answer waits until the test lets it go.
class HeldAnswer {
 public:
  Router router(Work work) {
    Router router;
    router.add({{Method::get},
                "/held",
                [this](const Request&) {
                  Response response = respond(200, "text/plain", "the answer itself");
                  response.hold = [this](std::function<void(bool)> go_on) {
                    waiting_.set_value(std::move(go_on));
                  };
                  return response;
                },
                work});
    return router;
  }
  std::function<void(bool)> taken() { return waiting_.get_future().get(); }

 private:
  std::promise<std::function<void(bool)>> waiting_;
};

class ServerHold : public testing::TestWithParam<Work> {};

TEST_P(ServerHold, KeepsTheAnswerBackUntilItIsLetGo) {
  HeldAnswer held;
  TestServer server(held.router(GetParam()));
  auto answer = std::async(std::launch::async,
                           [&] { return server.connect().request(Method::get, "/held"); });
  auto go_on = held.taken();
  EXPECT_EQ(answer.wait_for(std::chrono::milliseconds(50)), std::future_status::timeout);
  go_on(true);
  const auto got = answer.get();
  ASSERT_TRUE(got);
  EXPECT_EQ(got->status, 200);
  EXPECT_EQ(got->body, "the answer itself");
}

TEST_P(ServerHold, AnswersWithAnErrorWhenItCameOutBadly) {
  HeldAnswer held;
  TestServer server(held.router(GetParam()));
  auto answer = std::async(std::launch::async,
                           [&] { return server.connect().request(Method::get, "/held"); });
  held.taken()(false);
  const auto got = answer.get();
  ASSERT_TRUE(got);
  EXPECT_EQ(got->status, 503);
  EXPECT_TRUE(got->headers.has("Retry-After"));
  EXPECT_EQ(got->body.find("the answer itself"), std::string::npos);
}

TEST_P(ServerHold, SendsAHeldAnswerOfAServerThatStops) {
  HeldAnswer held;
  TestServer server(held.router(GetParam()));
  auto answer = std::async(std::launch::async,
                           [&] { return server.connect().request(Method::get, "/held"); });
  auto go_on = held.taken();
  server.stop();
  go_on(true);
  const auto got = answer.get();
  ASSERT_TRUE(got);
  EXPECT_EQ(got->status, 200);
}

TEST_P(ServerHold, OutlivesWhoeverStillHoldsAnAnswerWhenTheTimeToDrainIsOver) {
  HeldAnswer held;
  std::thread late;
  {
    ServerOptions options;
    options.drain_time_ms_max = 20;
    TestServer server(held.router(GetParam()), options);
    auto answer = std::async(std::launch::async,
                             [&] { return server.connect().request(Method::get, "/held"); });
    late = std::thread([go_on = held.taken()] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      go_on(true);
    });
    server.stop_and_wait();
  }
  late.join();
}

INSTANTIATE_TEST_SUITE_P(BothKindsOfWork, ServerHold, testing::Values(Work::quick, Work::slow),
                         [](const auto& kind) {
                           return kind.param == Work::quick ? "quick" : "slow";
                         });

}  // namespace
}  // namespace ocop::http
