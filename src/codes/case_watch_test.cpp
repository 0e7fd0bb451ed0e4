#include "codes/case_watch.h"

#include <gtest/gtest.h>

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

class CaseWatchTest : public ::testing::Test {
 protected:
  CaseWatchTest() {
    order_ = codes_.order("Tháng 9", "100");
    EXPECT_TRUE(codes_.desk->number(codes_.acting(), order_.id));
  }

  /// A look at a code that was judged so.
  void look(std::uint64_t index, CopySuspicion suspicion) {
    codes_.clock.advance(1'000'000);
    authenticity::Judgement judgement;
    judgement.copy_test.emplace();
    judgement.copy_test->suspicion = suspicion;
    const auto kept = scans_->record({9521234000013, 'A', index}, [&](const scans::History&) {
      scans::Judged judged;
      judged.scan.at = codes_.clock.now();
      judged.judgement = authenticity::encode(judgement);
      judged.suspicion = suspicion;
      return Result<scans::Judged>(judged);
    });
    ASSERT_TRUE(kept);
  }
  std::size_t opened() {
    codes_.clock.advance(1'000'000);
    const auto count = open_cases({*codes_.store, *scans_, *codes_.desk, codes_.clock});
    EXPECT_TRUE(count) << to_string(count.error());
    return count ? *count : 0;
  }
  std::vector<Record> cases() {
    return *codes_.store->read(
        [](records::Reading& reading) { return reading.all(reading.kinds().get("code_case")); });
  }
  records::Outcome change(const records::Values& values) {
    const Record row = cases().back();
    return *codes_.store->change(*row.kind, row.id, row.version, values,
                                 {"officer", accounts::Reach::all()});
  }
  void close() {
    codes_.clock.advance(1'000'000);
    ASSERT_TRUE(
        change({{"state", "closed"}, {"outcome", "explained"}, {"note", "Cửa hàng quét thử"}})
            .stored());
  }

  TestCodes codes_;
  Record order_;
  std::unique_ptr<scans::ScanStore> scans_ =
      *scans::ScanStore::open(codes_.folder / "scans", codes_.clock);
};

TEST_F(CaseWatchTest, a_likely_copy_opens_a_case_of_its_product) {
  EXPECT_EQ(opened(), 0U);
  look(7, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 1U);
  const auto all = cases();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["product_id"], codes_.product.id);
  EXPECT_EQ(all[0]["subject_id"], codes_.maker.id);
  EXPECT_EQ(all[0]["unit_code"], "00070");
  EXPECT_EQ(all[0]["cause"], "likely_copy");
  EXPECT_EQ(all[0]["state"], "new");
  EXPECT_EQ(all[0]["opened_on"], "2026-09-18");
  EXPECT_EQ(all[0]["due_on"], "2026-09-25") << "five working days, over a week-end";
  EXPECT_EQ(all[0]["owner"], "");
  EXPECT_TRUE(all[0]["number"].starts_with("VV-2026-"));
}

TEST_F(CaseWatchTest, a_product_has_one_open_case) {
  look(7, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 1U);
  EXPECT_EQ(opened(), 0U);
  look(8, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 0U);
  EXPECT_FALSE(
      codes_
          .try_add("code_case",
                   {{"product_id", TestCodes::gtin}, {"subject_id", "OM"}, {"unit_code", "00070"}})
          ->stored());
}

TEST_F(CaseWatchTest, a_closed_case_comes_back_only_for_something_new) {
  look(7, CopySuspicion::likely_copy);
  look(8, CopySuspicion::caution);
  ASSERT_EQ(opened(), 1U);
  close();
  EXPECT_EQ(opened(), 0U) << "nothing since";
  codes_.clock.advance(2 * micros_per_day);
  look(7, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 0U) << "the alarm is new, the code was known";
  look(8, CopySuspicion::likely_copy);
  EXPECT_EQ(opened(), 1U) << "its suspicion has risen";
  close();
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
  close();
  EXPECT_EQ(cases()[0]["closed_on"], "2026-09-18");
  EXPECT_FALSE(change({{"note", "khác"}}).stored());
}

}  // namespace
}  // namespace ocop::codes
