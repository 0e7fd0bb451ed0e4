#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <span>

#include "authenticity/simulation.h"

/// Scripted attacks, as far as they can be shown without a server: each prints what stopped it.
namespace ocop::authenticity::simulation {
namespace {

class RedTeamTest : public ::testing::Test {
 protected:
  static FamilyResult attack(std::string_view name) {
    static Simulation simulation({.seed = 11, .products = 40, .genuine_items = 0, .campaigns = 40});
    for (const Family& family : families()) {
      if (family.name != name) continue;
      FamilyResult result = simulation.run(family);
      tell(result);
      return result;
    }
    return {};
  }

  static double caught(const FamilyResult& result) {
    return result.campaigns == 0 ? 0 : static_cast<double>(result.caught) / result.campaigns;
  }

 private:
  static void tell(const FamilyResult& result) {
    fmt::print("{}: {} of {} campaigns stopped;", result.family->name, result.caught,
               result.campaigns);
    for (std::size_t i = 0; i < verdicts; ++i) {
      if (result.told[i] > 0 && is_warning(static_cast<Verdict>(i))) {
        fmt::print(" verdict {} {}", name_of(static_cast<Verdict>(i)), result.told[i]);
      }
    }
    for (std::size_t i = 0; i < evidence_kinds; ++i) {
      if (result.strongest[i] > 0) {
        fmt::print(" evidence {} {}", name_of(static_cast<EvidenceKind>(i)), result.strongest[i]);
      }
    }
    fmt::print("\n");
  }
};

TEST_F(RedTeamTest, every_invented_serial_is_not_ours) {
  const FamilyResult result = attack("guessed");
  EXPECT_EQ(result.told[static_cast<std::size_t>(Verdict::not_ours)], result.copies_read);
}

TEST_F(RedTeamTest, every_label_that_was_printed_too_many_is_not_active) {
  const FamilyResult result = attack("printer_overrun");
  EXPECT_EQ(result.told[static_cast<std::size_t>(Verdict::not_active)], result.copies_read);
}

TEST_F(RedTeamTest, every_label_of_a_lost_roll_is_voided) {
  const FamilyResult result = attack("lost_roll");
  EXPECT_EQ(result.told[static_cast<std::size_t>(Verdict::voided)], result.copies_read);
}

TEST_F(RedTeamTest, the_replay_of_a_chips_address_is_stopped_by_its_counter) {
  const FamilyResult result = attack("chip_replay");
  EXPECT_GT(caught(result), 0.9);
  // The stolen message passes at most once: when nobody has shown it before.
  EXPECT_LE(result.told[static_cast<std::size_t>(Verdict::chip_live)], result.campaigns);
}

TEST_F(RedTeamTest, most_harvests_in_a_shop_are_stopped) {
  EXPECT_GT(caught(attack("harvest_in_shop")), 0.6);
}

TEST_F(RedTeamTest, most_labels_of_goods_that_were_never_sent_are_stopped_by_the_early_scan) {
  const FamilyResult result = attack("peeled");
  EXPECT_GT(result.strongest[static_cast<std::size_t>(EvidenceKind::before_shipping)], 0U);
  EXPECT_GT(caught(result), 0.4);
}

TEST_F(RedTeamTest, most_refills_are_stopped_by_the_scan_after_the_end) {
  const FamilyResult result = attack("refill");
  EXPECT_GT(result.strongest[static_cast<std::size_t>(EvidenceKind::after_end)], 0U);
  EXPECT_GT(caught(result), 0.6);
}

TEST_F(RedTeamTest, one_code_on_hundreds_of_copies_is_stopped) {
  EXPECT_GT(caught(attack("nationwide")), 0.85);
  EXPECT_GT(caught(attack("in_town")), 0.75);
}

TEST_F(RedTeamTest, reading_a_rivals_code_again_and_again_from_one_phone_changes_nothing) {
  World world(5);
  Life life;
  const Phone rival = world.phone("01");
  for (int i = 0; i < 200; ++i) world.scan(life, rival, i * minute);
  for (const Judgement& each : replay(life, {})) {
    EXPECT_EQ(each.verdict, Verdict::signed_consistent);
  }
}

TEST_F(RedTeamTest, one_machine_of_many_browsers_and_places_changes_nothing) {
  World world(6);
  Life life;
  life.custody.home_province = "01";
  life.custody.expected_provinces = {"01"};
  Phone machine = world.phone("01");
  for (int i = 0; i < 60; ++i) {
    machine.device = world.chance().bits();  // its network stays what it is
    machine.position = i % 2 == 0 ? Position{21'031, 105'852} : Position{10'772, 106'698};
    world.scan(life, machine, i * 10 * micros_per_second);
  }
  for (const Judgement& each : replay(life, {})) {
    EXPECT_EQ(each.verdict, Verdict::signed_consistent);
    EXPECT_LE(each.question.seen->devices, 2U);
    EXPECT_EQ(each.question.seen->impossible_journeys, 0U);
  }
}

/// Four browsers a day, in another province than that of the goods, at their shopper's code.
Life rival_for_sixty_days(World& world, bool has_one_network) {
  Life life;
  life.custody.home_province = "01";
  life.custody.expected_provinces = {"01"};
  Phone machine = world.phone("01");
  machine.province = "92";
  for (int i = 0; i < 240; ++i) {
    machine.device = world.chance().bits();  // also tomorrow's pseudonym of the same browser
    if (!has_one_network) machine.network = world.chance().bits();
    machine.position = i % 2 == 0 ? Position{21'031, 105'852} : Position{10'772, 106'698};
    world.scan(life, machine, i / 4 * micros_per_day + i % 4 * minute);
  }
  Phone shopper = world.phone("01");
  shopper.province = "01";
  world.scan(life, shopper, 60 * micros_per_day);
  return life;
}

TEST_F(RedTeamTest, one_network_that_comes_back_every_day_changes_nothing) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    World world(seed);
    Life life = rival_for_sixty_days(world, true);
    for (const Judgement& each : replay(life, {})) {
      ASSERT_EQ(each.verdict, Verdict::signed_consistent) << seed;
      ASSERT_LE(each.question.seen->devices, 3U);
      ASSERT_EQ(each.question.seen->impossible_journeys, 0U);
    }
  }
}

TEST_F(RedTeamTest, many_networks_that_come_back_every_day_look_like_copies) {
  World world(6);
  Life life = rival_for_sixty_days(world, false);
  const auto told = replay(life, {});
  const auto warning =
      std::ranges::find_if(told, [](const Judgement& each) { return is_warning(each.verdict); });
  fmt::print("a rival of another network at each look: warned at look {}\n",
             warning - told.begin() + 1);
  EXPECT_EQ(told.back().verdict, Verdict::likely_copy);
}

TEST_F(RedTeamTest, a_family_behind_one_address_meets_no_warning) {
  World world(7);
  Life life;
  life.custody.home_province = "01";
  life.custody.expected_provinces = {"01"};
  const Phone first = world.phone("92");  // a gift
  world.scan(life, first, 0);
  for (int i = 1; i <= 8; ++i) {
    Phone other = world.phone_beside(first, "92");
    other.network = first.network;
    world.scan(life, other, i * 20 * minute);
  }
  for (const Judgement& each : replay(life, {})) {
    EXPECT_EQ(each.verdict, Verdict::signed_consistent);
  }
}

TEST(SimulationTest, few_genuine_pieces_are_suspected) {
  Simulation simulation({.seed = 12, .products = 40, .genuine_items = 50'000, .campaigns = 0});
  const GenuineResult result = simulation.genuine();
  EXPECT_GT(result.scanned, 1'000U);
  EXPECT_LT(result.caution, result.items / 200);
  EXPECT_LT(result.likely_copy, 20U);
}

TEST(SimulationTest, the_same_seed_gives_the_same_figures) {
  const Settings settings{.seed = 13, .products = 5, .genuine_items = 2'000, .campaigns = 2};
  const GenuineResult first = Simulation(settings).genuine(),
                      second = Simulation(settings).genuine();
  EXPECT_EQ(first.readings, second.readings);
  EXPECT_EQ(first.caution, second.caution);
}

TEST(SimulationTest, the_upper_bound_is_that_of_clopper_and_pearson) {
  EXPECT_NEAR(upper_bound(0, 1'000'000), 2.9957e-6, 1e-9);
  EXPECT_NEAR(upper_bound(5, 100), 0.1022, 1e-4);
}

}  // namespace
}  // namespace ocop::authenticity::simulation
