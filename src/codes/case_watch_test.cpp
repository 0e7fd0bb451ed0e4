#include "codes/case_watch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <thread>

#include "authenticity/judgement.h"
#include "codes/limits.h"
#include "codes/test_codes.h"

namespace ocop::codes {
namespace {

using authenticity::CopySuspicion;
using records::Record;
using scans::Alarm;

const Timestamp now{start_of({2026, 9, 18})};

Alarm alarm(std::int64_t days_ago, CopySuspicion suspicion, std::uint64_t index = 0) {
  return {{now.micros - days_ago * micros_per_day}, {9521234000013, 'A', index}, suspicion};
}

TEST(CaseCause, one_likely_copy_is_a_case) {
  EXPECT_EQ(cause_of({}, now), std::nullopt);
  EXPECT_EQ(cause_of(std::vector{alarm(0, CopySuspicion::likely_copy)}, now), "likely_copy");
  EXPECT_EQ(cause_of(std::vector{alarm(80, CopySuspicion::likely_copy)}, now), "likely_copy");
}

TEST(CaseCause, cautions_are_a_case_when_they_are_many_within_days) {
  std::vector<Alarm> alarms;
  for (std::size_t i = 1; i < limits::case_cautions_min; ++i) {
    alarms.push_back(alarm(1, CopySuspicion::caution, i));
  }
  EXPECT_EQ(cause_of(alarms, now), std::nullopt);
  alarms.push_back(alarm(limits::case_caution_days + 1, CopySuspicion::caution));
  EXPECT_EQ(cause_of(alarms, now), std::nullopt) << "the last one is old";
  alarms.back() = alarm(limits::case_caution_days, CopySuspicion::caution);
  EXPECT_EQ(cause_of(alarms, now), "cautions");
}

/// An order of a hundred codes, looks at them that were judged somehow, and the watch.
class Watched {
 public:
  Watched() {
    order = codes.order("Tháng 9", "100");
    EXPECT_TRUE(codes.desk->number(codes.acting(), order.id));
  }

  void look(std::uint64_t index, CopySuspicion suspicion) {
    codes.clock.advance(1'000'000);
    authenticity::Judgement judgement;
    judgement.copy_test.emplace();
    judgement.copy_test->suspicion = suspicion;
    const auto kept = scans->record({9521234000013, 'A', index}, [&](const scans::History&) {
      scans::Judged judged;
      judged.scan.at = codes.clock.now();
      judged.judgement = authenticity::encode(judgement);
      judged.suspicion = suspicion;
      return Result<scans::Judged>(judged);
    });
    ASSERT_TRUE(kept);
  }
  CaseGround ground() { return {*codes.store, *scans, *codes.desk, codes.clock}; }
  std::size_t opened() {
    codes.clock.advance(1'000'000);
    const auto count = open_cases(ground());
    EXPECT_TRUE(count) << to_string(count.error());
    return count ? *count : 0;
  }
  std::vector<Record> cases() {
    return *codes.store->read(
        [](records::Reading& reading) { return reading.all(reading.kinds().get("code_case")); });
  }
  std::size_t open_count() {
    return static_cast<std::size_t>(
        std::ranges::count_if(cases(), [](const Record& row) { return row["state"] != "closed"; }));
  }
  records::Outcome change(const records::Values& values) {
    const Record row = cases().back();
    return *codes.store->change(*row.kind, row.id, row.version, values,
                                {"officer", accounts::Reach::all()});
  }
  bool close() {
    codes.clock.advance(1'000'000);
    return change({{"state", "closed"}, {"outcome", "explained"}, {"note", "Cửa hàng quét thử"}})
        .stored();
  }
  bool put_aside() {
    const Record row = cases().back();
    const auto done = codes.store->write("officer", [&](records::Writing& writing) {
      return writing.remove(*row.kind, row.id, accounts::Reach::all());
    });
    return static_cast<bool>(done);
  }
  /// What a server does that ends and starts again.
  void restart() {
    scans.reset();
    scans = *scans::ScanStore::open(codes.folder / "scans", codes.clock);
    codes.desk = codes.open_desk();
  }

  TestCodes codes;
  Record order;
  std::unique_ptr<scans::ScanStore> scans =
      *scans::ScanStore::open(codes.folder / "scans", codes.clock);
};

class CaseWatchTest : public ::testing::Test, protected Watched {};

TEST_F(CaseWatchTest, a_case_waits_over_the_new_year) {
  codes.clock.advance((days_from_date({2026, 12, 30}) - days_from_date({2026, 9, 18})) *
                      micros_per_day);
  look(7, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 1U);
  EXPECT_EQ(cases()[0]["due_on"], "2027-01-07") << "Wednesday to Thursday, without Friday 01/01";
}

TEST_F(CaseWatchTest, a_likely_copy_opens_a_case_of_its_product) {
  EXPECT_EQ(opened(), 0U);
  look(7, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 1U);
  const auto all = cases();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["product_id"], codes.product.id);
  EXPECT_EQ(all[0]["subject_id"], codes.maker.id);
  EXPECT_EQ(all[0]["unit_code"], "00070");
  EXPECT_EQ(all[0]["cause"], "likely_copy");
  EXPECT_EQ(all[0]["state"], "new");
  EXPECT_EQ(all[0]["opened_on"], "2026-09-18");
  EXPECT_EQ(all[0]["due_on"], "2026-09-25") << "five working days, over a week-end";
  EXPECT_EQ(all[0]["owner"], "");
  EXPECT_EQ(all[0]["codes"], "Tháng 9: 8");
  EXPECT_TRUE(all[0]["number"].starts_with("VV-2026-"));
}

TEST_F(CaseWatchTest, a_product_has_one_open_case) {
  look(7, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 1U);
  EXPECT_EQ(opened(), 0U);
  look(8, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 0U);
  EXPECT_FALSE(
      codes
          .try_add("code_case",
                   {{"product_id", TestCodes::gtin}, {"subject_id", "OM"}, {"unit_code", "00070"}})
          ->stored());
}

TEST_F(CaseWatchTest, a_closed_case_comes_back_only_for_something_new) {
  look(7, CopySuspicion::likely_copy);
  look(8, CopySuspicion::caution);
  ASSERT_EQ(opened(), 1U);
  ASSERT_TRUE(close());
  EXPECT_EQ(opened(), 0U) << "nothing since";
  codes.clock.advance(2 * micros_per_day);
  look(7, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 0U) << "the alarm is new, the code was known";
  look(8, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 1U) << "its suspicion has risen";
  ASSERT_TRUE(close());
  look(9, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 1U) << "another code";
  EXPECT_EQ(cases().size(), 3U);
}

TEST_F(CaseWatchTest, single_cautions_add_up_to_a_case) {
  for (std::uint64_t i = 1; i < limits::case_cautions_min; ++i) look(i, CopySuspicion::caution);
  EXPECT_EQ(opened(), 0U);
  look(40, CopySuspicion::caution);
  EXPECT_EQ(opened(), 1U);
  EXPECT_EQ(cases()[0]["cause"], "cautions");
}

TEST_F(CaseWatchTest, a_case_goes_forward_and_ends_with_what_came_of_it) {
  look(7, CopySuspicion::likely_copy);
  ASSERT_EQ(opened(), 1U);
  ASSERT_TRUE(change({{"state", "open"}}).stored());
  EXPECT_EQ(cases()[0]["owner"], "officer");
  EXPECT_FALSE(change({{"state", "new"}}).stored());
  const auto without = change({{"state", "closed"}});
  ASSERT_EQ(without.faults.size(), 2U);
  EXPECT_EQ(without.faults[0].field, "outcome");
  EXPECT_EQ(without.faults[1].field, "note");
  ASSERT_TRUE(close());
  EXPECT_EQ(cases()[0]["closed_on"], "2026-09-18");
  EXPECT_FALSE(change({{"note", "khác"}}).stored());
}

TEST_F(CaseWatchTest, what_an_officer_opens_is_of_the_maker_and_has_an_officer) {
  const auto foreign = codes.try_add(
      "code_case", {{"product_id", TestCodes::gtin}, {"subject_id", "TS"}, {"unit_code", "00082"}});
  ASSERT_EQ(foreign->faults.size(), 1U);
  EXPECT_EQ(foreign->faults[0].field, "product_id");
  const auto homeless =
      codes.try_add("code_case", {{"product_id", TestCodes::gtin}, {"subject_id", "OM"}});
  ASSERT_EQ(homeless->faults.size(), 1U);
  EXPECT_EQ(homeless->faults[0].field, "unit_code");
  const Record row = codes.add("code_case", {{"product_id", TestCodes::gtin},
                                             {"subject_id", "OM"},
                                             {"unit_code", "00070"},
                                             {"state", "open"}});
  EXPECT_EQ(row["owner"], "maker");
  EXPECT_EQ(row["cause"], "officer");
  look(7, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 0U) << "the product has one";
}

TEST_F(CaseWatchTest, a_case_is_not_put_aside) {
  look(7, CopySuspicion::likely_copy);
  ASSERT_EQ(opened(), 1U);
  EXPECT_FALSE(put_aside());
  EXPECT_EQ(opened(), 0U);
  ASSERT_TRUE(close());
  EXPECT_FALSE(put_aside());
  EXPECT_EQ(opened(), 0U);
  EXPECT_EQ(cases().size(), 1U);
}

TEST_F(CaseWatchTest, two_watches_open_one_case) {
  for (std::uint64_t round = 0; round < 20; ++round) {
    look(round, CopySuspicion::likely_copy);
    std::size_t one = 0, other = 0;
    {
      const auto watch = [this](std::size_t& count) { count = open_cases(ground()).value(); };
      const std::jthread first([&] { watch(one); });
      const std::jthread second([&] { watch(other); });
    }
    ASSERT_EQ(one + other, 1U) << round;
    ASSERT_EQ(cases().size(), round + 1);
    ASSERT_TRUE(close());
  }
}

/// Whatever happens in whatever order: a product has at most one open case, a second look of the
/// watch finds nothing more, and neither does one after a case was closed. Few long lives instead
/// of many short ones, since a world takes half a second to make.
TEST(CaseWatchProperty, one_open_case_at_most) {
  std::size_t closed = 0;
  for (unsigned seed = 1; seed <= 5; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);  // NOLINT: the same lives each time
    Watched world;
    for (int step = 0; step < 80; ++step) {
      const bool has_open_case = world.open_count() > 0;
      switch (random() % 8) {
        case 0:
          (void)world.opened();
          ASSERT_EQ(world.opened(), 0U) << step;
          break;
        case 1:
          if (has_open_case) (void)world.change({{"state", "open"}});
          break;
        case 2:
          if (!has_open_case) break;
          ASSERT_TRUE(world.close()) << step;
          ASSERT_EQ(world.opened(), 0U) << step;
          ++closed;
          break;
        case 3:
          world.restart();
          break;
        case 4:
          world.codes.clock.advance(static_cast<std::int64_t>(random() % 30) * micros_per_day);
          break;
        default:
          world.look(random() % 30,
                     random() % 4 == 0 ? CopySuspicion::likely_copy : CopySuspicion::caution);
      }
      ASSERT_LE(world.open_count(), 1U) << step;
    }
  }
  EXPECT_GT(closed, 10U) << "too little happened to say anything";
}

}  // namespace
}  // namespace ocop::codes
