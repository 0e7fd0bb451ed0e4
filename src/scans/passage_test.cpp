#include "scans/passage.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace ocop::scans {
namespace {

constexpr std::string_view block = "203.0.113.0/24", path = "/01/09521234000013/21/A";
constexpr Timestamp made{1'790'000'000 * micros_per_second};

Timestamp after(std::int64_t seconds) { return {made.micros + seconds * micros_per_second}; }

std::string work_for(std::string_view passage) {
  std::uint64_t tries = 0;
  while (!is_worked_for(passage, std::to_string(tries))) ++tries;
  return std::to_string(tries);
}

class PassagesTest : public testing::Test {
 protected:
  SystemRandom random_;
  Passages passages_{random_};
  const std::string passage_ = passages_.make(block, path, made);
};

TEST_F(PassagesTest, AdmitWhoHasWaitedAndNobodyBefore) {
  EXPECT_FALSE(passages_.admit(passage_, "", block, path, after(0)));
  EXPECT_FALSE(passages_.admit(passage_, "", block, path, after(14)));
  EXPECT_TRUE(passages_.admit(passage_, "", block, path, after(15)));
}

TEST_F(PassagesTest, AdmitWhoHasWorkedAtOnce) {
  EXPECT_FALSE(passages_.admit(passage_, "guess", block, path, after(0)));
  EXPECT_TRUE(passages_.admit(passage_, work_for(passage_), block, path, after(0)));
}

TEST_F(PassagesTest, AreGoodOnceAlsoWhileOldOnesAreForgotten) {
  ASSERT_TRUE(passages_.admit(passage_, "", block, path, after(20)));
  EXPECT_FALSE(passages_.admit(passage_, "", block, path, after(20)));
  for (std::int64_t second = 21; second <= Passages::good_for_seconds; second += 50) {
    const std::string other = passages_.make(block, path, after(second - 20));
    EXPECT_TRUE(passages_.admit(other, "", block, path, after(second)));
    EXPECT_FALSE(passages_.admit(passage_, "", block, path, after(second))) << second;
  }
}

TEST_F(PassagesTest, AreOfOneAddressOneNetworkAndOneTime) {
  EXPECT_FALSE(passages_.admit(passage_, "", "198.51.100.0/24", path, after(20)));
  EXPECT_FALSE(passages_.admit(passage_, "", block, "/01/09521234000013/21/B", after(20)));
  EXPECT_FALSE(passages_.admit(passage_, "", block, path, after(601)));
  EXPECT_FALSE(passages_.admit(passage_, "", block, path, after(-1)));
  Passages others{random_};
  EXPECT_FALSE(others.admit(passage_, "", block, path, after(20))) << "made by another process";
}

RC_GTEST_FIXTURE_PROP(PassagesTest, TakeNothingThatTheyDidNotMake, ()) {
  const auto text = *rc::gen::string<std::string>();
  RC_ASSERT(!passages_.admit(text, "", block, path, after(20)));
  auto bent = passage_;
  const auto at = *rc::gen::inRange<std::size_t>(0, bent.size());
  bent[at] = static_cast<char>(bent[at] ^ *rc::gen::inRange(1, 127));
  RC_ASSERT(!passages_.admit(bent, "", block, path, after(20)));
}

}  // namespace
}  // namespace ocop::scans
