#include "programme/demonstration.h"

#include <gmock/gmock.h>

#include "outreach/demonstration.h"
#include "outreach/test_outreach.h"
#include "programme/chain_view.h"
#include "programme/registers.h"
#include "registry/test_registry.h"

namespace ocop::programme {
namespace {

class DemonstrationTest : public testing::Test {
 protected:
  DemonstrationTest() {
    add_kinds(registers_.kinds);
    must(migrate(*registers_.database, registers_.clock.now()));
    outreach::add_person(*registers_.database, registers_.clock, registers_.random, "thanhpho");
    for (const std::string code :
         {"OM-THUHUONG", "GC-MINHTRAM", "BAC-DUCTHINH", "TRANH-VINHLOC", "DEN-HANGMA",
          "CHE-THANHNGUYET", "QUA-MOCLAN", "BCH-BANGAN", "LUA-ANNHIEN", "CF-BAOKHANH"}) {
      registers_.add("subject", {{"code", code}, {"name", code}, {"unit_code", "00070"}});
    }
  }
  static void must(const Result<void>& done) {
    if (!done) throw std::runtime_error(to_string(done.error()));
  }
  std::size_t count(std::string_view kind) {
    return registers_.store->list(registers_.kinds.get(kind), {}, accounts::Reach::all())->count;
  }

  outreach::TestOutreach registers_;
};

TEST_F(DemonstrationTest, FillsEveryRegisterAndAddsNothingTheSecondTime) {
  for (int times = 0; times < 2; ++times) {
    must(outreach::fill_demonstration(*registers_.store, "demonstration"));
    must(fill_demonstration(*registers_.store, "demonstration"));
    EXPECT_EQ(count("household"), 28U);
    EXPECT_EQ(count("visit"), 17U);
    EXPECT_EQ(count("idea"), 4U);
    EXPECT_EQ(count("programme_document"), 11U);
    EXPECT_EQ(count("task"), 11U);
    EXPECT_EQ(count("target"), 8U);
  }
}

TEST_F(DemonstrationTest, ThePlanOf2019StandsOnTheCityAndThePrimeMinister) {
  must(outreach::fill_demonstration(*registers_.store, "demonstration"));
  must(fill_demonstration(*registers_.store, "demonstration"));
  const auto chain = registers_.store->read([](auto& reading) { return read_chain(reading); });
  const auto plan = std::ranges::find_if(
      chain->documents, [](const auto& document) { return document["number"] == "153/KH-UBND"; });
  EXPECT_EQ((*plan)["heading"], "Kế hoạch 153/KH-UBND (06/08/2019)");
  std::vector<std::string> basis;
  for (const Link& link : chain->links) {
    if (link.later == plan->id) basis.push_back((*chain->document(link.earlier))["number"]);
  }
  EXPECT_THAT(basis, testing::UnorderedElementsAre("490/QĐ-TTg", "3629/QĐ-UBND"));
  EXPECT_EQ(chain->status(plan->id, {2019, 8, 12})->effect, Effect::in_effect);
  EXPECT_EQ(chain->status(plan->id, {2026, 9, 18})->effect, Effect::expired);
}

TEST_F(DemonstrationTest, ThePageOfThePlanShowsTheDistrictAndItsEighteenWardsOfThatDay) {
  must(outreach::fill_demonstration(*registers_.store, "demonstration"));
  must(fill_demonstration(*registers_.store, "demonstration"));
  registry::TestRegistry registry;
  const auto catalogue = registry->catalogue();
  const auto chain = registers_.store->read([](auto& reading) { return read_chain(reading); });
  const auto plan = std::ranges::find_if(
      chain->documents, [](const auto& document) { return document["number"] == "153/KH-UBND"; });
  const auto area = area_of(*plan, catalogue->unit_tree(), {2026, 9, 18});
  ASSERT_TRUE(area);
  EXPECT_EQ(area->unit->name, "Hoàn Kiếm");
  EXPECT_EQ(area->unit->kind, registry::UnitKind::district);
  EXPECT_EQ(area->wards.size(), 18U);
}

TEST_F(DemonstrationTest, TheChainOfThePlanIsDrawnFromTheOldestOn) {
  must(outreach::fill_demonstration(*registers_.store, "demonstration"));
  must(fill_demonstration(*registers_.store, "demonstration"));
  const auto chain = registers_.store->read([](auto& reading) { return read_chain(reading); });
  const auto plan = std::ranges::find_if(
      chain->documents, [](const auto& document) { return document["number"] == "153/KH-UBND"; });
  const auto steps = chain_steps(*chain, plan->id, {2019, 8, 12});
  std::vector<std::string> drawn;
  for (const ChainStep& step : steps) {
    if (step.relations.empty() && step.document != &*plan) continue;
    drawn.push_back((*step.document)["number"]);
  }
  EXPECT_THAT(drawn, testing::ElementsAre("3629/QĐ-UBND", "490/QĐ-TTg", "153/KH-UBND"));
}

}  // namespace
}  // namespace ocop::programme
