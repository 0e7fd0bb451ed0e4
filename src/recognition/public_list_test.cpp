#include "recognition/public_list.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "recognition/ward_on_day.h"
#include "registry/product_stars.h"

namespace ocop::recognition {
namespace {

using registry::Certificate;

Date later(Date day, std::int64_t count) { return date_from_days(days_from_date(day) + count); }

struct City {
  std::vector<Certificate> papers;
  int products = 0;

  std::shared_ptr<const registry::Catalogue> catalogue() const {
    registry::CatalogueBuilder builder;
    for (int i = 0; i < products; ++i) {
      registry::Subject maker;
      maker.id = registry::SubjectId("s" + std::to_string(i));
      maker.code = maker.id.text();
      maker.unit_code = i % 2 == 0 ? "00070" : "00082";
      builder.add(maker);
      registry::Product product;
      product.id = registry::ProductId("p" + std::to_string(i));
      product.code = product.id.text();
      product.name_vi = product.id.text();
      product.subject = maker.id;
      product.set_2026 = i % 3 == 0 ? "7" : "22";
      builder.add(product);
    }
    for (const Certificate& paper : papers) builder.add(paper);
    return std::move(builder).build();
  }
  Certificate& give(int product, int stars, Date from) {
    Certificate paper;
    paper.id = registry::CertificateId("c" + std::to_string(papers.size()));
    paper.number = paper.id.text();
    paper.product = registry::ProductId("p" + std::to_string(product));
    paper.subject = registry::SubjectId("s" + std::to_string(product));
    paper.kind = "ocop_stars";
    paper.stars = stars;
    paper.valid_from = from;
    paper.valid_to = later(from, 1095);
    return papers.emplace_back(paper);
  }
};

TEST(PublicList, the_list_of_a_past_day_leaves_out_what_came_later_or_was_over) {
  City city{{}, 3};
  city.give(0, 4, {2023, 1, 1});
  city.give(1, 3, {2026, 1, 1});
  city.give(2, 3, {2023, 1, 1}).revoked_on = Date{2024, 5, 1};
  const auto catalogue = city.catalogue();
  const auto count = [&](Date day) { return recognised_on(*catalogue, day).size(); };
  EXPECT_EQ(count({2022, 12, 31}), 0);
  EXPECT_EQ(count({2024, 4, 30}), 2);
  EXPECT_EQ(count({2024, 5, 1}), 1);
  EXPECT_EQ(count({2026, 1, 1}), 1) << "the first one ended on 31/12/2025";
}

TEST(PublicList, a_filter_takes_ward_group_and_stars_together) {
  City city{{}, 4};
  for (int i = 0; i < 4; ++i) city.give(i, i == 0 ? 4 : 3, {2026, 1, 1});
  const auto catalogue = city.catalogue();
  const auto all = recognised_on(*catalogue, {2026, 6, 1});
  ASSERT_EQ(all.size(), 4);
  EXPECT_EQ(all.front().stars, 4) << "most stars first";
  EXPECT_EQ(filtered(all, {.ward = "00070"}).size(), 2);
  EXPECT_EQ(filtered(all, {.ward = "00070", .group = portal::ProductGroup::food}).size(), 1);
  EXPECT_EQ(filtered(all, {.stars = 3}).size(), 3);
  EXPECT_TRUE(filtered(all, {.ward = "nowhere"}).empty());
}

/// Three wards became one on 1 July 2025, which took the code of one of them.
registry::UnitTree tree() {
  const auto unit = [](std::string code, std::string name, Date from, std::optional<Date> to) {
    registry::Unit made{};
    made.id = registry::unit_id(code, from);
    made.code = std::move(code);
    made.name = std::move(name);
    made.valid_from = from;
    made.valid_to = to;
    return made;
  };
  const Date ever = registry::Unit::since_ever, last{2025, 6, 30}, first{2025, 7, 1};
  return {{unit("00040", "Đồng Xuân", ever, last), unit("00070", "Hàng Trống", ever, last),
           unit("00037", "Phúc Tân", ever, last), unit("00070", "Hoàn Kiếm", first, {}),
           unit("00097", "Hồng Hà", first, {})},
          {{"00040", ever, "00070", first, true},
           {"00070", ever, "00070", first, true},
           {"00037", ever, "00097", first, true}}};
}

TEST(WardOnDay, before_a_ward_was_drawn_its_products_count_in_the_wards_of_that_day) {
  const registry::UnitTree units = tree();
  Certificate paper;
  paper.valid_from = {2024, 3, 1};
  const auto name = [&](std::string_view code, Date day) {
    return ward_name(units, ward_on(units, code, paper, day), day, pages::Locale::vietnamese);
  };
  const Date before{2025, 6, 30}, after{2025, 7, 1};
  EXPECT_EQ(name("00070", after), "Hoàn Kiếm");
  EXPECT_EQ(name("00070", before), "Nay thuộc Hoàn Kiếm") << "one of two, nobody can tell which";
  EXPECT_EQ(name("00097", before), "Phúc Tân") << "its only predecessor";
  EXPECT_EQ(name("00040", before), "Đồng Xuân");
  EXPECT_EQ(name("00040", after), "Hoàn Kiếm") << "who is on record under an old code";
  paper.code = "01-002-00070-3-2024";
  EXPECT_EQ(name("00070", before), "Hàng Trống") << "the certificate tells the ward of its giving";
  EXPECT_EQ(name("00070", after), "Hoàn Kiếm");
  paper.code = "01-00070-3-2026";
  paper.valid_from = {2026, 3, 1};
  EXPECT_EQ(name("00070", {2026, 3, 1}), "Hoàn Kiếm");
  EXPECT_EQ(ward_on(units, "", paper, after), "");
  EXPECT_EQ(ward_on(units, "99999", paper, after), "99999");
}

RC_GTEST_PROP(PublicList, every_part_of_the_statistics_adds_up_and_agrees_with_the_stars, ()) {
  City city{{}, *rc::gen::inRange(0, 12)};
  const int given = city.products == 0 ? 0 : *rc::gen::inRange(0, 20);
  for (int i = 0; i < given; ++i) {
    Certificate& paper = city.give(*rc::gen::inRange(0, city.products), *rc::gen::inRange(3, 6),
                                   later({2020, 1, 1}, *rc::gen::inRange(0, 2500)));
    if (*rc::gen::arbitrary<bool>()) {
      paper.revoked_on = later(paper.valid_from, *rc::gen::inRange(0, 1500));
    }
  }
  const auto catalogue = city.catalogue();
  const Date day = later({2020, 1, 1}, *rc::gen::inRange(0, 3000));
  const auto all = recognised_on(*catalogue, day);
  const auto statistics = statistics_of(all);
  std::size_t wards = 0, groups = 0, carrying = 0;
  for (const auto& [code, count] : statistics.wards) wards += count.sum();
  for (const auto& [group, count] : statistics.groups) groups += count.sum();
  for (const auto& product : catalogue->products()) {
    if (registry::stars_on(*catalogue, product, day).are_there()) ++carrying;
  }
  RC_ASSERT(statistics.all.sum() == all.size());
  RC_ASSERT(wards == all.size());
  RC_ASSERT(groups == all.size());
  RC_ASSERT(carrying == all.size());
}

}  // namespace
}  // namespace ocop::recognition
