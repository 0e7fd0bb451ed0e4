#include "programme/achievement.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "registry/test_registry.h"

namespace ocop::programme {
namespace {

using registry::CatalogueBuilder;
using registry::Certificate;

constexpr std::string_view subjects_csv =
    "code,name,kind,address,unit_code\n"
    "A,Ô mai,household,199 phố Hàng Đường,00070\n"
    "B,Lụa,enterprise,12 phố Lý Thường Kiệt,00082\n";
constexpr std::string_view products_csv =
    "gtin,subject_code,name_vi,group_2019,set_2026\n"
    "09521234000013,A,Ô mai sấu,thuc-pham,3\n"
    "09521234000020,A,Trà sen,do-uong,8\n"
    "09521239000018,B,Khăn lụa,vai-may-mac,22\n";
constexpr std::string_view certificates_csv =
    "number,issuer,subject_code,gtin,kind,stars,valid_from,valid_to,revoked_on\n"
    "1,UBND,A,09521234000013,ocop_stars,3,2020-12-20,2023-12-19,\n"
    "2,UBND,A,09521234000020,ocop_stars,4,2020-06-01,2023-05-31,2021-03-01\n"
    "3,UBND,B,09521239000018,ocop_stars,4,2026-06-30,2029-06-29,\n"
    "4,UBND,A,09521234000013,ocop_stars,4,2023-12-20,2026-12-19,\n"
    "5,Sở,A,09521234000013,food_safety,,2020-01-01,,\n";

class AchievementTest : public testing::Test {
 protected:
  AchievementTest() {
    registry_.import({{"subjects.csv", subjects_csv},
                      {"products.csv", products_csv},
                      {"certificates.csv", certificates_csv}});
    catalogue_ = registry_->catalogue();
  }
  std::string count(Measure measure, const Scope& scope, Period period) {
    const auto found = achieved(*catalogue_, measure, scope, period);
    return found ? std::to_string(found->size()) : "cannot tell";
  }

  static constexpr Period year_2020{{2020, 1, 1}, {2020, 12, 31}};
  static constexpr Period year_2026{{2026, 1, 1}, {2026, 12, 31}};
  registry::TestRegistry registry_;
  std::shared_ptr<const registry::Catalogue> catalogue_;
};

TEST_F(AchievementTest, TheFigureOf31December2020CanBeCountedToday) {
  EXPECT_EQ(count(Measure::recognised, {"002", "", {}}, year_2020), "2");
  EXPECT_EQ(count(Measure::in_force, {"002", "", {}}, year_2020), "2");
  EXPECT_EQ(count(Measure::in_force, {"002", "", {}}, {{2021, 1, 1}, {2021, 12, 31}}), "1");
  EXPECT_EQ(count(Measure::recognised, {"002", "do-uong", 4}, year_2020), "1");
  EXPECT_EQ(count(Measure::recognised, {"002", "do-uong", 3}, year_2020), "0");
}

TEST_F(AchievementTest, AProductCountsOnceByItsNewestCertificate) {
  EXPECT_EQ(count(Measure::in_force, {"00070", "", 4}, {{2025, 7, 1}, {2025, 12, 31}}), "1");
  EXPECT_EQ(count(Measure::in_force, {"002", "thuc-pham", {}}, {{2023, 1, 1}, {2023, 12, 20}}),
            "1");
}

TEST_F(AchievementTest, ACodeMeansWhatItMeantAtTheEndOfThePeriod) {
  EXPECT_EQ(count(Measure::in_force, {"00082", "", {}}, year_2026), "1");
  EXPECT_EQ(count(Measure::in_force, {"01", "", {}}, year_2026), "1");
}

TEST_F(AchievementTest, AWardOfOldThatWasMergedCannotBeToldFromTheOthers) {
  EXPECT_EQ(count(Measure::recognised, {"00070", "", {}}, year_2020), "cannot tell");
  EXPECT_EQ(count(Measure::recognised, {"", "", {}}, year_2020), "2");
}

TEST_F(AchievementTest, AGroupOf2026IsToldByItsSets) {
  EXPECT_EQ(count(Measure::in_force, {"", "2026-4", {}}, year_2026), "1");
}

Date any_day() { return date_from_days(*rc::gen::inRange(18'000, 18'060)); }

registry::Subject subject_of(int i) {
  registry::Subject subject;
  subject.code = "S" + std::to_string(i);
  subject.unit_code = "00070";
  return subject;
}

std::vector<Certificate> any_certificates() {
  std::vector<Certificate> made(static_cast<std::size_t>(*rc::gen::inRange(0, 10)));
  for (std::size_t i = 0; i < made.size(); ++i) {
    Certificate& each = made[i];
    each.number = std::to_string(i);
    each.subject = registry::SubjectId("S0");
    each.product = registry::ProductId(std::to_string(*rc::gen::inRange(0, 4)));
    each.kind = *rc::gen::element<std::string>("ocop_stars", "ocop_stars", "haccp");
    if (each.kind == "ocop_stars") each.stars = *rc::gen::inRange(3, 6);
    each.valid_from = any_day();
    if (*rc::gen::arbitrary<bool>()) each.valid_to = std::max(any_day(), each.valid_from);
    if (*rc::gen::inRange(0, 4) == 0) each.revoked_on = std::max(any_day(), each.valid_from);
  }
  return made;
}

std::shared_ptr<const registry::Catalogue> catalogue_of(const std::vector<Certificate>& all) {
  CatalogueBuilder builder;
  builder.add(subject_of(0));
  for (int i = 0; i < 4; ++i) {
    registry::Product product;
    product.gtin = std::to_string(i);
    product.subject = registry::SubjectId("S0");
    product.group_2019 = i % 2 == 0 ? "do-uong" : "thuc-pham";
    builder.add(product);
  }
  for (const Certificate& each : all) builder.add(each);
  return std::move(builder).build();
}

std::vector<std::string> numbers(const registry::Catalogue& catalogue, Measure measure,
                                 const Scope& scope, Period period) {
  std::vector<std::string> found;
  const auto all = achieved(catalogue, measure, scope, period);
  for (const Achieved& each : *all) found.push_back(each.certificate->number);
  return found;
}

RC_GTEST_PROP(AchievementTest_, WhatIsDatedLaterDoesNotChangeAPastFigure, ()) {
  auto certificates = any_certificates();
  const Date last = any_day();
  const Period period{{last.year, 1, 1}, last};
  std::map<Measure, std::vector<std::string>> before;
  const auto then = catalogue_of(certificates);
  for (const Measure measure : {Measure::recognised, Measure::in_force}) {
    before[measure] = numbers(*then, measure, {}, period);
  }
  const auto later = [&] {
    return date_from_days(days_from_date(last) + *rc::gen::inRange(1, 50));
  };
  for (Certificate& each : certificates) {
    if (!each.revoked_on && *rc::gen::arbitrary<bool>()) each.revoked_on = later();
  }
  for (Certificate& each : any_certificates()) {
    each.number = "later " + each.number;
    each.valid_from = later();
    each.valid_to.reset();
    each.revoked_on.reset();
    certificates.push_back(each);
  }
  const auto now = catalogue_of(certificates);
  for (const Measure measure : {Measure::recognised, Measure::in_force}) {
    RC_ASSERT(numbers(*now, measure, {}, period) == before[measure]);
  }
}

RC_GTEST_PROP(AchievementTest_, GroupsAndStarsAddUp, ()) {
  const auto catalogue = catalogue_of(any_certificates());
  const Period period{date_from_days(18'000), any_day()};
  for (const Measure measure : {Measure::recognised, Measure::in_force}) {
    const auto all = numbers(*catalogue, measure, {}, period).size();
    std::size_t by_group = 0, by_stars = 0;
    for (const std::string group : {"do-uong", "thuc-pham"}) {
      by_group += numbers(*catalogue, measure, {"", group, {}}, period).size();
    }
    for (int stars = 3; stars <= 5; ++stars) {
      by_stars += numbers(*catalogue, measure, {"", "", stars}, period).size();
    }
    RC_ASSERT(by_group == all);
    RC_ASSERT(by_stars == all);
  }
}

}  // namespace
}  // namespace ocop::programme
