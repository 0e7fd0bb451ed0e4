#include <fmt/format.h>
#include <gmock/gmock.h>

#include <boost/json.hpp>

#include "registry/test_registry.h"

namespace ocop::registry {
namespace {

using testing::ElementsAre;

constexpr Date last_of_old{2025, 6, 30};
constexpr Date first_of_new{2025, 7, 1};

class UnitsTest : public testing::Test {
 protected:
  std::string name(std::string_view code, Date day) {
    const Unit* unit = catalogue_->unit(code, day);
    return unit ? unit->name : "nothing";
  }
  std::vector<std::string> successors(std::string_view code) {
    std::vector<std::string> names;
    for (const Unit* unit : catalogue_->successors_of(*catalogue_->unit(code, last_of_old))) {
      names.push_back(unit->name);
    }
    return names;
  }

  TestRegistry registry_;
  std::shared_ptr<const Catalogue> catalogue_ = registry_->catalogue();
};

TEST_F(UnitsTest, AReusedCodeMeansWhatItMeantOnTheDay) {
  EXPECT_EQ(name("00070", last_of_old), "Hàng Trống");
  EXPECT_EQ(name("00070", first_of_new), "Hoàn Kiếm");
  EXPECT_EQ(name("00082", {2019, 8, 12}), "Trần Hưng Đạo");
  EXPECT_EQ(name("00082", {2026, 11, 23}), "Cửa Nam");
}

TEST_F(UnitsTest, AnOldCodeThatWasNotReusedEnds) {
  EXPECT_EQ(name("00073", last_of_old), "Cửa Nam");
  EXPECT_EQ(name("00073", first_of_new), "nothing");
  EXPECT_EQ(name("002", last_of_old), "Hoàn Kiếm");
  EXPECT_EQ(name("002", first_of_new), "nothing");
}

TEST_F(UnitsTest, ASplitWardNamesItsMainSuccessorFirst) {
  EXPECT_THAT(successors("00073"), ElementsAre("Cửa Nam", "Ba Đình", "Hoàn Kiếm"));
  EXPECT_THAT(successors("00037"), ElementsAre("Hồng Hà"));
  EXPECT_THAT(successors("00070"), ElementsAre("Hoàn Kiếm", "Cửa Nam"));
}

TEST_F(UnitsTest, AUnitThatLastsHasNoSuccessor) {
  EXPECT_TRUE(catalogue_->successors_of(*catalogue_->unit("00070", first_of_new)).empty());
}

TEST_F(UnitsTest, TheDistrictHadEighteenWardsAndTheProvinceHasFourOfTheirSuccessors) {
  int old_wards = 0, new_wards = 0;
  for (const Unit& unit : catalogue_->units()) {
    old_wards += unit.parent_code == "002" && unit.is_valid_on(last_of_old) ? 1 : 0;
    new_wards += unit.kind == UnitKind::ward && unit.is_valid_on(first_of_new) ? 1 : 0;
  }
  EXPECT_EQ(old_wards, 18);
  EXPECT_EQ(new_wards, 4);
}

TEST_F(UnitsTest, AreNotEnteredAgainOverWhatAnOperatorChanged) {
  registry_.import({{"units.csv", "code,name,kind,valid_from\n00070,Tên Mới,ward,2025-07-01\n"}});
  EXPECT_EQ(registry_.open_again()->catalogue()->unit("00070", first_of_new)->name, "Tên Mới");
}

TEST_F(UnitsTest, TwoUnitsOfOneCodeMayNotShareADay) {
  const auto report = registry_.import(
      {{"units.csv",
        "code,name,kind,valid_from,parent_code\n00070,Phường Khác,ward,2026-01-01,01\n"}});
  ASSERT_EQ(report.fault_count, 1U);
  EXPECT_EQ(report.faults[0].reason.key.name(), "registry.fault_shared_day");
}

TEST_F(UnitsTest, ASuccessionNeedsBothUnitsAndOneMainSuccessor) {
  const auto report = registry_.import({{"unit_successions.csv",
                                         "unit_code,successor_code,successor_valid_from,main\n"
                                         "00037,00070,2025-07-01,1\n00088,99999,2030-01-01,0\n"}});
  ASSERT_EQ(report.fault_count, 2U);
  EXPECT_EQ(report.faults[0].reason.key.name(), "registry.fault_second_main");
  EXPECT_EQ(report.faults[1].reason.key.name(), "registry.fault_no_unit");
}

TEST_F(UnitsTest, ASuccessorIsThereOnTheDayAfter) {
  const auto report = registry_.import(
      {{"units.csv", "code,name,kind,valid_from,parent_code\n00999,Mới,ward,2025-07-02,01\n"},
       {"unit_successions.csv",
        "unit_code,successor_code,successor_valid_from,main\n00037,00999,2025-07-02,0\n"}});
  ASSERT_EQ(report.fault_count, 1U);
  EXPECT_EQ(report.faults[0].reason.key.name(), "registry.fault_not_next_day");
}

/// The country before and after 01/07/2025 in its true numbers, with invented codes and names.
std::vector<std::pair<std::string, std::string>> country() {
  std::string units = "code,valid_from,name,kind,form,parent_code,valid_to\n";
  std::string successions = "unit_code,unit_valid_from,successor_code,successor_valid_from,main\n";
  for (int i = 0; i < 63; ++i) {
    units +=
        fmt::format("{},,Tỉnh {},province,province,,{}\n", 20 + i, i, i < 34 ? "" : "2025-06-30");
  }
  for (int i = 0; i < 696; ++i) {
    units += fmt::format("{},,Huyện {},district,rural_district,{},2025-06-30\n", 100 + i, i,
                         20 + i % 63);
  }
  for (int i = 0; i < 10'035; ++i) {
    units += fmt::format("{},,Xã cũ {},ward,commune,{},2025-06-30\n", 20'000 + i, i, 100 + i % 696);
  }
  for (int i = 0; i < 3'321; ++i) {
    units += fmt::format("{},2025-07-01,Xã {},ward,{},{},\n", 20'000 + i, i,
                         i < 13 ? "special_zone" : "commune", 20 + i % 34);
  }
  for (int i = 0; i < 10'035; ++i) {
    successions += fmt::format("{},,{},2025-07-01,1\n", 20'000 + i, 20'000 + i % 3'321);
  }
  return {{"units.csv", units}, {"unit_successions.csv", successions}};
}

TEST_F(UnitsTest, TakeInTheWholeCountryBeforeAndAfterTheReform) {
  std::vector<NamedContent> files;
  const auto content = country();
  for (const auto& [name, text] : content) files.push_back({name, text});
  const auto report = registry_.import(files);
  ASSERT_TRUE(report.stored()) << report.fault_count;
  EXPECT_EQ(report.total().added, 63U + 696U + 10'035U + 3'321U + 10'035U);
  (void)registry_->refresh();
  const auto after = registry_->catalogue();
  EXPECT_EQ(after->unit("20000", last_of_old)->name, "Xã cũ 0");
  EXPECT_EQ(after->unit("20000", first_of_new)->name, "Xã 0");
  // 10,035 communes of old; a district of 15 is reached through their heirs.
  EXPECT_EQ(after->unit_tree().wards_to_reach("100", last_of_old).size(), 15U);
  EXPECT_FALSE(after->unit_tree().wards_to_reach("100", first_of_new).empty());
}

// The published facts, read in place where they are there.
class PublishedWards : public UnitsTest {
 protected:
  void SetUp() override {
    const auto path =
        std::filesystem::path(OCOP_SOURCE_DIR).parent_path() / "shared" / "ocop" / "wards.json";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not there";
    facts_ = boost::json::parse(read_whole(path)).as_object();
  }
  boost::json::object facts_;
};

TEST_F(PublishedWards, AgreeWithTheBuiltInUnits) {
  for (const auto& ward : facts_["wards_until_2025_06_30"].as_array()) {
    const std::string code(ward.at("code").as_string());
    EXPECT_EQ(name(code, last_of_old), std::string(ward.at("name").as_string()));
    std::vector<std::string> expected;
    for (const auto& successor : ward.at("successors").as_array()) {
      expected.emplace_back(successor.at("name").as_string());
    }
    EXPECT_THAT(successors(code), testing::UnorderedElementsAreArray(expected)) << code;
    EXPECT_EQ(successors(code).front(), expected.front()) << "the main one of " << code;
  }
  for (const auto& ward : facts_["wards_from_2025_07_01"].as_array()) {
    EXPECT_EQ(name(std::string_view(ward.at("code").as_string()), first_of_new),
              std::string(ward.at("name").as_string()));
  }
}

}  // namespace
}  // namespace ocop::registry
