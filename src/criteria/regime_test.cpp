#include "criteria/regime.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <boost/json.hpp>

#include "criteria/regime_changes.h"

namespace ocop::criteria {
namespace {

namespace json = boost::json;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The decision of 2026, as an officer would hand it in.
std::vector<RegimeFile> files() {
  std::vector<RegimeFile> all;
  for (const auto& each : std::filesystem::directory_iterator("data/criteria/2026")) {
    all.push_back({each.path().filename(), read(each.path())});
  }
  return all;
}

RegimeFile& named(std::vector<RegimeFile>& all, std::string_view name) {
  return *std::ranges::find(all, name, &RegimeFile::name);
}

void replace(std::string& text, std::string_view what, std::string_view by) {
  const std::size_t at = text.find(what);
  ASSERT_NE(at, text.npos) << what;
  text.replace(at, what.size(), by);
}

std::vector<std::string> faults_of(const std::vector<RegimeFile>& all) {
  std::vector<std::string> faults;
  for (const Error& each : read_regime_files(all).faults) faults.push_back(to_string(each));
  return faults;
}

TEST(RegimeFiles, WhatTheProgramHoldsIsReadFromTheSameFiles) {
  const ReadRegime read = read_regime_files(files());
  EXPECT_THAT(read.faults, IsEmpty());
  EXPECT_EQ(read.regime.sets.size(), 26U);
  const Regimes built_in = Regimes::built_in().value();
  EXPECT_EQ(read.regime.sha256, built_in.find("26/2026/QĐ-TTg")->sha256);
}

TEST(RegimeFiles, TheHashIsOfTheBytesWhateverTheOrder) {
  auto all = files();
  const std::string hash = hash_of(all);
  EXPECT_EQ(hash.size(), 64U);
  std::ranges::reverse(all);
  EXPECT_EQ(hash_of(all), hash);
  all.front().content += " ";
  EXPECT_NE(hash_of(all), hash);
}

TEST(RegimeFiles, FaultsOfAllFilesAreFoundAtOnceWithTheirPlaces) {
  auto all = files();
  replace(named(all, "regime.json").content, R"("certificate_months": 36)",
          R"("certificate_months": 0)");
  replace(named(all, "regime.json").content, R"("from": "2026-05-22")", R"("from": "2026-02-30")");
  replace(named(all, "11-che.json").content, R"("max": 40)", R"("max": 41)");
  named(all, "24-cay-canh.json").content = "{";
  EXPECT_THAT(faults_of(all),
              testing::UnorderedElementsAre(
                  testing::AllOf(HasSubstr("regime.json: "), HasSubstr("/from: a day is missing"),
                                 HasSubstr("/certificate_months: not zero")),
                  testing::AllOf(HasSubstr("11-che.json: "), HasSubstr("do not add up")),
                  HasSubstr("24-cay-canh.json: no JSON")));
}

TEST(RegimeFiles, AreAllOfOneDecision) {
  auto all = files();
  replace(named(all, "23-hoa.json").content, "26/2026/QĐ-TTg", "27/2026/QĐ-TTg");
  EXPECT_THAT(faults_of(all),
              ElementsAre(HasSubstr("23-hoa.json: /regime: the set is of another decision")));
}

TEST(RegimeFiles, ASetComesOnceAndTheDecisionIsThere) {
  auto all = files();
  all.push_back({"99.json", named(all, "11-che.json").content});
  EXPECT_THAT(faults_of(all), ElementsAre(HasSubstr("/slug: che comes twice")));
  std::erase_if(all, [](const RegimeFile& each) { return each.name == "regime.json"; });
  EXPECT_THAT(faults_of(all), Contains(HasSubstr("regime.json: the file is missing")));
}

TEST(RegimeFiles, WhatStandsInAddressesAndFormsIsPlain) {
  for (const auto& [what, by] : {std::pair{R"("slug": "che")", R"("slug": "che/../x")"},
                                 {R"("code": "1.1")", R"("code": "1|1")"},
                                 {R"("code": "A")", R"("code": "")"}}) {
    auto all = files();
    replace(named(all, "11-che.json").content, what, by);
    EXPECT_THAT(faults_of(all), Contains(HasSubstr("11-che.json"))) << by;
  }
}

TEST(Regimes, AnAddedOneHoldsFromItsDayAndPointersStay) {
  Regimes regimes = Regimes::built_in().value();
  const Regime* before = regimes.find("26/2026/QĐ-TTg");
  auto all = files();
  for (RegimeFile& each : all) replace(each.content, "26/2026/QĐ-TTg", "1/2028/QĐ-TTg");
  replace(named(all, "regime.json").content, "2026-05-22", "2028-01-01");
  ReadRegime read = read_regime_files(all);
  ASSERT_THAT(read.faults, IsEmpty());
  const Regime& added = regimes.add(std::move(read.regime));
  EXPECT_EQ(regimes.find("26/2026/QĐ-TTg"), before);
  EXPECT_EQ(regimes.on({2027, 12, 31}), before);
  EXPECT_EQ(regimes.on({2028, 1, 1}), &added);
  EXPECT_EQ(regimes.all().back(), &added);
  Regime other = added;
  other.certificate_months = 1;
  EXPECT_EQ(regimes.add(std::move(other)).certificate_months, 36) << "nothing is replaced";
}

TEST(RegimeChanges, NameSetsAndCriteriaThatDiffer) {
  const Regime before = read_regime_files(files()).regime;
  EXPECT_EQ(changes_between(before, before).same, 26U);
  auto all = files();
  std::erase_if(all, [](const RegimeFile& each) { return each.name == "26-du-lich.json"; });
  replace(named(all, "23-hoa.json").content, R"("slug": "hoa")", R"("slug": "hoa-tuoi")");
  std::string& tea = named(all, "11-che.json").content;
  replace(tea, "Chế biến đơn giản", "Chế biến thô");
  const Regime after = read_regime_files(all).regime;
  const RegimeChanges changes = changes_between(before, after);
  ASSERT_EQ(changes.added.size(), 1U);
  EXPECT_EQ(changes.added.front()->slug, "hoa-tuoi");
  EXPECT_EQ(changes.removed.size(), 2U);
  EXPECT_EQ(changes.same, 23U);
  ASSERT_EQ(changes.changed.size(), 1U);
  EXPECT_EQ(changes.changed.front().after->slug, "che");
  ASSERT_EQ(changes.changed.front().changed.size(), 1U);
  EXPECT_THAT(changes.changed.front().added, IsEmpty());
}

}  // namespace
}  // namespace ocop::criteria
