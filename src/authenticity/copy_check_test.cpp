#include "authenticity/copy_check.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "authenticity/milli_log.h"

namespace ocop::authenticity {
namespace {

constexpr std::int64_t minute = 60 * micros_per_second;

Scan scan_at(std::int64_t at, std::uint64_t device, std::string_view province = "01") {
  Scan scan;
  scan.at = {at};
  scan.device = device;
  scan.province = {province[0], province[1]};
  scan.country = {'V', 'N'};
  return scan;
}

ScanHistory sent_to_hanoi() {
  ScanHistory history;
  history.custody.home_province = "01";
  history.custody.expected_provinces = {"01"};
  return history;
}

std::int32_t weight_of(const Observations& seen, EvidenceKind kind) {
  for (const Evidence& each : weigh(seen, {})) {
    if (each.kind == kind) return each.milli_nats;
  }
  return 0;
}

RC_GTEST_PROP(MilliLogTest, the_whole_number_logarithm_is_the_logarithm, ()) {
  const auto number = *rc::gen::inRange<std::uint64_t>(1, std::uint64_t{1} << 62);
  const double exact = 1000 * std::log(static_cast<double>(number));
  RC_ASSERT(std::abs(milli_nats(log2_q24(number)) - exact) < 1.0);
}

TEST(CopyCheckTest, the_bounds_are_those_of_the_stated_errors) {
  EXPECT_NEAR(bound_of(caution_errors), 1000 * std::log(0.95 / 0.07), 1);
  EXPECT_NEAR(bound_of(likely_copy_errors), 1000 * std::log(0.95 / 0.0002), 1);
}

RC_GTEST_PROP(CopyCheckTest, each_suspicion_begins_at_its_bound, ()) {
  Observations seen;
  seen.devices = seen.scans = *rc::gen::inRange<std::uint32_t>(0, 40);
  seen.compared = *rc::gen::inRange<std::uint32_t>(0, seen.devices + 1);
  seen.elsewhere = *rc::gen::inRange<std::uint32_t>(0, seen.compared + 1);
  seen.hidden_again_far = *rc::gen::inRange<std::uint32_t>(0, 3);
  seen.impossible_journeys = *rc::gen::inRange<std::uint32_t>(0, 3);
  const CopyTest test = test_copy(seen, {});
  const auto kinds = std::ranges::count_if(
      test.evidence, [](const Evidence& each) { return each.milli_nats >= 500; });
  RC_ASSERT((test.suspicion == CopySuspicion::none) ==
            (test.milli_nats < bound_of(caution_errors)));
  RC_ASSERT((test.suspicion == CopySuspicion::likely_copy) ==
            (test.milli_nats >= bound_of(likely_copy_errors) && kinds >= 2));
}

TEST(CopyCheckTest, a_pack_that_a_household_scans_gives_no_suspicion) {
  ScanHistory history = sent_to_hanoi();
  history.scans = {scan_at(0, 1), scan_at(minute, 1), scan_at(micros_per_day, 2)};
  EXPECT_EQ(test_copy(observe(history), {}).suspicion, CopySuspicion::none);
}

TEST(CopyCheckTest, a_gift_that_is_scanned_far_away_gives_no_suspicion) {
  ScanHistory history = sent_to_hanoi();
  history.scans = {scan_at(0, 1), scan_at(5 * micros_per_day, 2, "92"),
                   scan_at(6 * micros_per_day, 3, "92")};
  EXPECT_EQ(test_copy(observe(history), {}).suspicion, CopySuspicion::none);
}

TEST(CopyCheckTest, a_code_scanned_by_many_in_many_provinces_is_a_likely_copy) {
  ScanHistory history = sent_to_hanoi();
  const std::array<std::string_view, 6> provinces{"79", "92", "48", "31", "96", "75"};
  for (std::uint64_t i = 0; i < 24; ++i) {
    history.scans.push_back(scan_at(static_cast<std::int64_t>(i) * micros_per_day, i + 1,
                                    provinces[i % provinces.size()]));
  }
  const CopyTest test = test_copy(observe(history), {});
  EXPECT_EQ(test.suspicion, CopySuspicion::likely_copy);
  EXPECT_GE(test.evidence[0].milli_nats, test.evidence[1].milli_nats);
}

TEST(CopyCheckTest, one_kind_of_evidence_alone_never_says_likely_copy) {
  Observations seen;
  seen.chip_replays = 200;
  Observations crowd;
  crowd.scans = crowd.devices = 200;
  for (const Observations& each : {seen, crowd}) {
    EXPECT_NE(test_copy(each, {}).suspicion, CopySuspicion::likely_copy);
  }
}

TEST(CopyCheckTest, serials_that_others_invent_move_no_verdict_by_themselves) {
  ScanHistory history = sent_to_hanoi();
  history.scans = {scan_at(0, 1)};
  history.unknown_serials = {1'000'000, 0};
  EXPECT_EQ(test_copy(observe(history), {}).suspicion, CopySuspicion::none);
  EXPECT_LE(weight_of(observe(history), EvidenceKind::unknown_serials), 500);
}

TEST(CopyCheckTest, a_household_that_looks_after_the_recorded_sale_gives_no_suspicion) {
  ScanHistory history = sent_to_hanoi();
  history.custody.is_tracked = true;
  history.custody.shipped_at = Timestamp{0};
  history.custody.sold_at = Timestamp{2 * micros_per_day};
  history.scans = {scan_at(3 * micros_per_day, 1), scan_at(5 * micros_per_day, 2)};
  EXPECT_EQ(observe(history).after_end, 0U);
  EXPECT_EQ(test_copy(observe(history), {}).suspicion, CopySuspicion::none);
  history.custody.ended_at = history.custody.sold_at;
  EXPECT_EQ(observe(history).after_end, 2U);
}

TEST(CopyCheckTest, the_same_phone_again_and_again_is_one_device) {
  ScanHistory history = sent_to_hanoi();
  for (int i = 0; i < 100; ++i) history.scans.push_back(scan_at(i * minute, 1));
  const Observations seen = observe(history);
  EXPECT_EQ(seen.devices, 1U);
  EXPECT_EQ(test_copy(seen, {}).suspicion, CopySuspicion::none);
}

TEST(CopyCheckTest, provinces_of_the_network_make_no_impossible_journey) {
  ScanHistory history = sent_to_hanoi();
  history.scans = {scan_at(0, 1), scan_at(minute, 2, "92")};
  EXPECT_EQ(observe(history).impossible_journeys, 0U);
}

TEST(CopyCheckTest, two_consented_places_that_no_plane_joins_are_an_impossible_journey) {
  ScanHistory history = sent_to_hanoi();
  history.scans = {scan_at(0, 1), scan_at(20 * minute, 2, "92")};
  history.scans[0].position = Position{21'000, 105'800};
  history.scans[1].position = Position{9'900, 105'800};
  const Observations seen = observe(history);
  EXPECT_EQ(seen.impossible_journeys, 1U);
  EXPECT_EQ(seen.journey_minutes, 20U);
  EXPECT_EQ(seen.journey_from, "01");
  EXPECT_EQ(seen.journey_to, "92");
  history.scans[1].at = {4 * 60 * minute};
  EXPECT_EQ(observe(history).impossible_journeys, 0U);
}

TEST(CopyCheckTest, a_network_counts_for_two_devices_and_one_place) {
  ScanHistory history = sent_to_hanoi();
  for (std::uint64_t i = 0; i < 40; ++i) {
    history.scans.push_back(scan_at(static_cast<std::int64_t>(i) * minute, i + 1, "92"));
    history.scans.back().network_mark = 7;
    history.scans.back().position = Position{i % 2 == 0 ? 21'000 : 9'900, 105'800};
  }
  const Observations seen = observe(history);
  EXPECT_EQ(seen.scans, 40U);
  EXPECT_EQ(seen.devices, 2U);
  EXPECT_EQ(seen.compared, 2U);
  EXPECT_EQ(seen.burst, 2U);
  EXPECT_EQ(seen.impossible_journeys, 0U);
  EXPECT_EQ(test_copy(seen, {}).suspicion, CopySuspicion::none);
  history.scans.push_back(scan_at(41 * minute, 99, "92"));
  history.scans.back().network_mark = 8;
  history.scans.back().position = Position{9'900, 105'800};
  EXPECT_EQ(observe(history).devices, 3U);
  EXPECT_EQ(observe(history).impossible_journeys, 1U);
}

TEST(CopyCheckTest, a_network_that_comes_back_on_other_days_is_the_same_one) {
  ScanHistory history = sent_to_hanoi();
  for (std::uint64_t day = 0; day < 90; ++day) {
    for (std::uint64_t browser = 1; browser <= 2; ++browser) {
      history.scans.push_back(
          scan_at(static_cast<std::int64_t>(day) * micros_per_day, 10 * day + browser, "92"));
      history.scans.back().network_mark = 7;
      history.scans.back().position = Position{day % 2 == 0 ? 21'000 : 9'900, 105'800};
    }
  }
  const Observations seen = observe(history);
  EXPECT_EQ(seen.scans, 180U);
  EXPECT_EQ(seen.devices, 2U);
  EXPECT_EQ(seen.late_devices, 0U);
  EXPECT_EQ(seen.further, 1U);
  EXPECT_EQ(seen.impossible_journeys, 0U);
  EXPECT_EQ(test_copy(seen, {}).suspicion, CopySuspicion::none);
  for (std::size_t i = 0; i < history.scans.size(); ++i) {
    history.scans[i].network_mark = static_cast<std::uint8_t>(1 + i);
  }
  EXPECT_EQ(observe(history).devices, 180U);
  EXPECT_EQ(test_copy(observe(history), {}).suspicion, CopySuspicion::likely_copy);
}

TEST(CopyCheckTest, a_network_shows_a_hidden_code_or_an_old_counter_once) {
  ScanHistory history = sent_to_hanoi();
  history.scans = {scan_at(0, 1)};
  history.scans[0].act = Act::hidden_first;
  for (std::uint64_t i = 0; i < 10; ++i) {
    for (const Act act : {Act::hidden_again, Act::chip_replayed}) {
      history.scans.push_back(scan_at(minute, 2 + i, "92"));
      history.scans.back().network_mark = 7;
      history.scans.back().act = act;
      history.scans.back().counter = act == Act::chip_replayed ? 5 : 0;
    }
  }
  EXPECT_EQ(observe(history).hidden_again_far, 1U);
  EXPECT_EQ(observe(history).chip_replays, 1U);
}

TEST(CopyCheckTest, scans_of_unknown_networks_count_as_ever) {
  ScanHistory history = sent_to_hanoi();
  for (std::uint64_t i = 0; i < 12; ++i) history.scans.push_back(scan_at(minute, i + 1));
  EXPECT_EQ(observe(history).devices, 12U);
}

TEST(CopyCheckTest, a_scan_before_shipping_weighs_more_elsewhere_than_at_home) {
  Observations home, elsewhere;
  home.early_home = elsewhere.early_elsewhere = 1;
  EXPECT_GT(weight_of(elsewhere, EvidenceKind::before_shipping),
            weight_of(home, EvidenceKind::before_shipping));
}

TEST(CopyCheckTest, people_who_are_signed_in_are_no_buyers) {
  ScanHistory history = sent_to_hanoi();
  history.scans = {scan_at(0, 1, "92"), scan_at(minute, 2, "79")};
  for (Scan& scan : history.scans) scan.who = Who::maker;
  EXPECT_EQ(observe(history).devices, 0U);
  EXPECT_EQ(observe(history).scans, 2U);
}

TEST(CopyCheckTest, who_reads_many_unsold_serials_is_no_buyer_and_is_a_harvest) {
  ScanHistory history = sent_to_hanoi();
  history.scans = {scan_at(0, 1)};
  history.sources = {{1, 120, 10, 8}};
  const Observations seen = observe(history);
  EXPECT_EQ(seen.devices, 0U);
  EXPECT_EQ(seen.harvest, 120U);
  EXPECT_EQ(seen.source_elsewhere, 8U);
  EXPECT_GT(weight_of(seen, EvidenceKind::harvest), 0);
}

RC_GTEST_PROP(CopyCheckTest, more_of_a_rare_kind_never_weighs_less, ()) {
  Observations less;
  less.after_end = *rc::gen::inRange<std::uint32_t>(0, 200);
  less.chip_replays = *rc::gen::inRange<std::uint32_t>(0, 200);
  less.hidden_again_far = *rc::gen::inRange<std::uint32_t>(0, 200);
  less.impossible_journeys = *rc::gen::inRange<std::uint32_t>(0, 200);
  Observations more = less;
  ++more.after_end, ++more.chip_replays, ++more.hidden_again_far, ++more.impossible_journeys;
  RC_ASSERT(test_copy(more, {}).milli_nats >= test_copy(less, {}).milli_nats);
}

TEST(PriorsTest, a_product_without_history_has_the_defaults) {
  EXPECT_EQ(ProductTotals().fit(), Priors());
}

TEST(PriorsTest, a_product_that_travels_learns_so_within_bounds) {
  ProductTotals totals;
  Observations seen;
  seen.devices = seen.compared = seen.elsewhere = 1;
  for (int i = 0; i < 50; ++i) totals.add(seen);
  const Priors some = totals.fit();
  EXPECT_GT(some.elsewhere, Priors().elsewhere);
  for (int i = 0; i < 100'000; ++i) totals.add(seen);
  EXPECT_EQ(totals.fit().elsewhere, 2 * Priors().elsewhere);
}

TEST(PriorsTest, a_copied_code_does_not_teach_that_copies_are_usual) {
  ProductTotals totals;
  Observations copied;
  copied.devices = copied.compared = copied.elsewhere = 150;
  totals.add(copied);
  EXPECT_EQ(totals.fit().elsewhere, Priors().elsewhere);
  EXPECT_LT(totals.fit().further_devices, Priors().further_devices + 50);
}

}  // namespace
}  // namespace ocop::authenticity
