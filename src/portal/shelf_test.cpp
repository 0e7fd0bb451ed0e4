#include "portal/shelf.h"

#include <gmock/gmock.h>

#include "portal/test_shelf.h"

namespace ocop::portal {
namespace {

using pages::Locale;
using ::testing::ElementsAre;

class ShelfTest : public ::testing::Test {
 protected:
  Shelf shelf(Date day = test_day) {
    registry::CatalogueBuilder builder;
    builder.add(maker_).add(test_ward("00070", "Hoàn Kiếm"));
    for (const auto& product : products_) builder.add(product);
    for (const auto& paper : papers_) builder.add(paper);
    return {std::move(builder).build(), day};
  }
  std::vector<std::string> names(const Shelf& shelf, Order order) {
    std::vector<std::string> names;
    for (const std::size_t at : shelf.order(order, Locale::vietnamese)) {
      names.push_back(shelf.products()[at].product->name_vi);
    }
    return names;
  }
  registry::Product& add(std::string gtin, std::string name) {
    products_.push_back(test_product(maker_, std::move(gtin), std::move(name)));
    return products_.back();
  }

  registry::Subject maker_ = test_subject("OM", "Cơ sở Ô mai");
  std::vector<registry::Product> products_;
  std::vector<registry::Certificate> papers_;
};

TEST_F(ShelfTest, most_stars_come_first_and_names_stand_in_vietnamese_order) {
  for (const char* name : {"Đèn", "Cốm", "Ô mai", "Dứa", "Oản"}) add(name, name);
  papers_ = {test_stars(products_[1], 3), test_stars(products_[2], 4)};
  EXPECT_THAT(names(shelf(), Order::stars), ElementsAre("Ô mai", "Cốm", "Dứa", "Đèn", "Oản"));
  EXPECT_THAT(names(shelf(), Order::name), ElementsAre("Cốm", "Dứa", "Đèn", "Oản", "Ô mai"));
}

TEST_F(ShelfTest, the_newly_recognised_come_first_when_asked_for) {
  for (const char* name : {"A", "B", "C"}) add(name, name);
  papers_ = {test_stars(products_[1], 3), test_stars(products_[2], 4)};
  papers_[0].valid_from = {2026, 6, 26};
  EXPECT_THAT(names(shelf(), Order::newest), ElementsAre("B", "C", "A"));
}

TEST_F(ShelfTest, raw_materials_are_left_out) {
  add("1", "Ô mai");
  add("2", "Sấu xanh").set_2026.clear();
  const Shelf made = shelf();
  EXPECT_THAT(names(made, Order::name), ElementsAre("Ô mai"));
  EXPECT_NE(made.find(made.catalogue().products()[0]), nullptr);
  EXPECT_EQ(made.find(made.catalogue().products()[1]), nullptr);
}

TEST_F(ShelfTest, a_product_without_a_gtin_stands_there_with_its_stars) {
  products_ = {test_internal_product(maker_, "SP-7K3M-9Q2X", "Chè lam")};
  papers_ = {test_stars(products_[0], 3)};
  const Shelf made = shelf();
  ASSERT_EQ(made.products().size(), 1U);
  EXPECT_EQ(made.products()[0].stars_in_force, 3);
  EXPECT_THAT(made.producers()[0].products, ElementsAre(0U));
}

TEST_F(ShelfTest, stars_count_from_their_first_day_to_their_last) {
  papers_ = {test_stars(add("1", "Ô mai"), 4)};
  EXPECT_EQ(shelf({2025, 12, 19}).products()[0].stars, nullptr);
  EXPECT_EQ(shelf({2025, 12, 20}).products()[0].stars_in_force, 4);
  EXPECT_EQ(shelf({2028, 12, 20}).products()[0].stars_in_force, 4);
  const Shelf after = shelf({2028, 12, 21});
  EXPECT_EQ(after.products()[0].stars_in_force, 0);
  EXPECT_NE(after.products()[0].stars, nullptr);
}

TEST_F(ShelfTest, revoked_stars_never_count) {
  papers_ = {test_stars(add("1", "Ô mai"), 4)};
  papers_[0].revoked_on = Date{2026, 8, 5};
  EXPECT_EQ(shelf({2026, 8, 4}).products()[0].stars_in_force, 4);
  EXPECT_EQ(shelf({2026, 8, 5}).products()[0].stars_in_force, 0);
}

TEST_F(ShelfTest, a_variant_has_none_of_the_stars_of_its_family) {
  add("1", "Ô mai, hộp").family = "Ô mai";
  add("2", "Ô mai, gói quà").family = "Ô mai";
  papers_ = {test_stars(products_[0], 4)};
  EXPECT_EQ(shelf().products()[0].stars_in_force, 4);
  EXPECT_EQ(shelf().products()[1].stars_in_force, 0);
  EXPECT_EQ(shelf().products()[1].stars, nullptr);
}

TEST_F(ShelfTest, a_producer_stands_there_with_what_it_makes) {
  papers_ = {test_stars(add("1", "B"), 3)};
  add("2", "A");
  const Shelf made = shelf();
  ASSERT_EQ(made.producers().size(), 1U);
  EXPECT_THAT(made.producers()[0].products, ElementsAre(0U, 1U));
  EXPECT_EQ(made.producers()[0].stars_in_force, 3);
  EXPECT_EQ(made.wards()[0].name, "Hoàn Kiếm");
  EXPECT_EQ(made.streets()[0].word, "hang-duong");
}

TEST_F(ShelfTest, the_current_shelf_is_made_anew_for_a_new_catalogue_and_a_new_day) {
  add("1", "A");
  auto catalogue = registry::CatalogueBuilder().build();
  const CurrentShelf current([&] { return catalogue; });
  const auto first = current.get(test_day);
  EXPECT_EQ(current.get(test_day), first);
  EXPECT_NE(current.get({2026, 9, 19}), first);
  const auto second = current.get(test_day);
  catalogue = registry::CatalogueBuilder().build();
  EXPECT_NE(current.get(test_day), second);
}

}  // namespace
}  // namespace ocop::portal
