#include "campaigns/tally.h"

#include <gmock/gmock.h>

#include "campaigns/figures.h"
#include "campaigns/registers.h"
#include "messages/test_messages.h"
#include "newsroom/registers.h"
#include "pictures/registers.h"
#include "registry/product_registers.h"

namespace ocop::campaigns {
namespace {

/// A campaign, and browsers that come to it.
class TestCampaign {
 public:
  TestCampaign() {
    registry::add_product_kinds(t.registers.kinds);
    pictures::add_kinds(t.registers.kinds);
    newsroom::add_kinds(t.registers.kinds);
    add_kinds(t.registers.kinds);
    messages::TestMessages::must(pictures::migrate(t.database(), t.clock().now()));
    messages::TestMessages::must(newsroom::migrate(t.database(), t.clock().now()));
    messages::TestMessages::must(migrate(t.database(), t.clock().now()));
    row = t.registers.add("campaign", {{"code", "thu"},
                                       {"title", "Đợt thử"},
                                       {"unit_code", "01"},
                                       {"goal", "Ai cũng biết"},
                                       {"starts_on", "2026-09-01"},
                                       {"ends_on", "2026-12-31"},
                                       {"responsible", "Bộ phận truyền thông"}});
    restart();
  }
  void restart() {
    tally.reset();
    tally = std::make_unique<Tally>(t.database(), t.clock(), random);
  }
  static http::Request from(const std::string& browser, const std::string& address = "192.0.2.1") {
    http::Request request;
    request.headers.set("User-Agent", browser);
    request.remote_address = address;
    return request;
  }
  Spot spot(Phase phase = Phase::during, const std::string& unit = "") const {
    return {row.id, phase, unit};
  }
  Figures figures() {
    messages::TestMessages::must(tally->flush());
    return t.store()
        .read([&](records::Reading& reading) { return figures_of(reading, row); })
        .value();
  }

  messages::TestMessages t;
  SystemRandom random;
  records::Record row;
  std::unique_ptr<Tally> tally;
};

constexpr std::array all_right{true, true, true}, one_wrong{true, true, false};
const std::string browser = "Mozilla/5.0 (Linux)";

TEST(Tally, a_person_opens_once_in_half_an_hour_and_reads_once_a_day) {
  TestCampaign c;
  for (int i = 0; i < 3; ++i) {
    c.tally->look(c.spot(), c.from(browser));
    c.tally->read_to_end(c.spot(), c.from(browser));
  }
  EXPECT_EQ(c.figures().opened.total(), 1);
  c.t.clock().advance(31 * 60 * micros_per_second);
  c.tally->look(c.spot(), c.from(browser));
  c.tally->read_to_end(c.spot(), c.from(browser));
  EXPECT_EQ(c.figures().opened.total(), 2);
  EXPECT_EQ(c.figures().read.total(), 1);
  c.t.go_on(1);
  c.tally->read_to_end(c.spot(), c.from(browser));
  EXPECT_EQ(c.figures().read.total(), 2);
}

TEST(Tally, a_robot_is_no_reader) {
  TestCampaign c;
  c.tally->look(c.spot(), c.from("Googlebot/2.1"));
  EXPECT_FALSE(c.tally->answer(c.spot(), all_right, c.from("curl/8.0")).value());
  EXPECT_EQ(c.figures().opened.total(), 0);
  EXPECT_EQ(c.figures().understood().answered.total(), 0);
}

TEST(Tally, the_first_answers_of_a_day_count_and_only_all_three_right_are_understood) {
  TestCampaign c;
  EXPECT_TRUE(c.tally->answer(c.spot(Phase::during, "00070"), one_wrong, c.from(browser)).value());
  EXPECT_FALSE(c.tally->answer(c.spot(), all_right, c.from(browser)).value());
  EXPECT_TRUE(c.tally->answer(c.spot(), all_right, c.from(browser, "198.51.100.7")).value());
  const QuizFigures quiz = c.figures().understood();
  EXPECT_EQ(quiz.answered.total(), 2);
  EXPECT_EQ(quiz.answered.units.at("00070"), 1);
  EXPECT_EQ(quiz.passed.total(), 1);
  EXPECT_EQ(quiz.right, (std::array<long long, 3>{2, 2, 1}));
}

TEST(Tally, what_was_answered_before_the_start_is_a_baseline_of_its_own) {
  TestCampaign c;
  c.tally->answer(c.spot(Phase::before), all_right, c.from(browser)).value();
  EXPECT_EQ(c.figures().understood().answered.total(), 0);
  EXPECT_EQ(c.figures().quiz.at(Phase::before).passed.total(), 1);
}

TEST(Tally, one_block_of_addresses_adds_at_most_twenty_in_half_an_hour) {
  TestCampaign c;
  for (int i = 0; i < 50; ++i) {
    c.tally->look(c.spot(),
                  c.from("Mozilla/5.0 " + std::to_string(i), "192.0.2." + std::to_string(i)));
  }
  EXPECT_EQ(c.figures().opened.total(), 20);
  c.tally->look(c.spot(), c.from(browser, "203.0.113.9"));
  EXPECT_EQ(c.figures().opened.total(), 21) << "others still count";
}

TEST(Tally, a_stop_loses_nothing) {
  TestCampaign c;
  c.tally->look(c.spot(), c.from(browser));
  c.restart();
  EXPECT_EQ(c.figures().opened.total(), 1);
}

TEST(Figures, whole_percent_are_rounded_half_up) {
  EXPECT_EQ(percent(0, 0), 0);
  EXPECT_EQ(percent(1, 3), 33);
  EXPECT_EQ(percent(2, 3), 67);
  EXPECT_EQ(percent(1, 200), 1);
  EXPECT_EQ(percent(5, 5), 100);
}

std::string stored(const records::Checked& checked) {
  const auto* text = std::get_if<std::string>(&checked);
  return text == nullptr ? "refused" : *text;
}

TEST(Campaigns, measures_are_exact_decimals) {
  EXPECT_EQ(stored(decimal_rule("62,5")), "62.5");
  EXPECT_EQ(stored(decimal_rule("41")), "41");
  for (const char* wrong : {"", "1,234", ",5", "5,", "1e3", "-1", "1234567890"}) {
    EXPECT_EQ(stored(decimal_rule(wrong)), "refused") << wrong;
  }
}

}  // namespace
}  // namespace ocop::campaigns
