#include "portal/addresses.h"

#include <gtest/gtest.h>

#include "portal/legal_form.h"
#include "portal/pager.h"
#include "portal/product_group.h"
#include "portal/street.h"
#include "portal/test_shelf.h"

namespace ocop::portal {
namespace {

using pages::Locale;

TEST(Addresses, a_slug_has_letters_digits_and_single_hyphens) {
  EXPECT_EQ(slug_of("Ô mai sấu gừng"), "o-mai-sau-gung");
  EXPECT_EQ(slug_of(" “Đèn” — kéo/quân! 45 cm "), "den-keo-quan-45-cm");
  EXPECT_EQ(slug_of("茶"), "");
  EXPECT_LE(slug_of(std::string(300, 'a')).size(), 60U);
}

TEST(Addresses, a_product_keeps_its_address_through_a_change_of_name) {
  const auto maker = test_subject("OM-THUHUONG", "Thu Hường");
  auto product = test_product(maker, "09521234000013", "Ô mai sấu gừng");
  EXPECT_EQ(product_path(Locale::vietnamese, product), "/san-pham/o-mai-sau-gung-09521234000013");
  product.name_vi = "茶";
  EXPECT_EQ(product_path(Locale::vietnamese, product), "/san-pham/09521234000013");
  EXPECT_EQ(gtin_in("o-mai-sau-gung-09521234000013"), "09521234000013");
  EXPECT_EQ(producer_path(Locale::english, maker), "/en/producers/om-thuhuong");
}

TEST(Addresses, a_product_without_a_gtin_is_found_by_its_internal_code) {
  const auto maker = test_subject("OM-THUHUONG", "Thu Hường");
  auto product = test_internal_product(maker, "SP-7K3M-9Q2X", "Chè lam");
  EXPECT_EQ(product_path(Locale::vietnamese, product), "/san-pham/che-lam-sp-7k3m-9q2x");
  product.name_vi = "茶";
  EXPECT_EQ(product_path(Locale::vietnamese, product), "/san-pham/sp-7k3m-9q2x");
  EXPECT_EQ(codes_in("che-lam-sp-7k3m-9q2x"), std::vector<std::string>{"SP-7K3M-9Q2X"});
  EXPECT_EQ(codes_in("tra-sp-a-sp-7k3m"), (std::vector<std::string>{"SP-A-SP-7K3M", "SP-7K3M"}));
  EXPECT_EQ(codes_in("wasp-7k3m"), std::vector<std::string>{});
}

TEST(Addresses, a_gtin_alone_may_be_short) {
  EXPECT_EQ(gtin_in("9521234000013"), "09521234000013");
  EXPECT_EQ(gtin_in("96385074"), "00000096385074");
  for (const char* text : {"", "abc", "1234567", "o-mai-9521234000013", "x09521234000013",
                           "109521234000013", "o-mai-0952123400001x"}) {
    EXPECT_EQ(gtin_in(text), "") << text;
  }
}

TEST(Street, is_what_follows_its_kind_in_the_first_part) {
  EXPECT_EQ(street_of("199 phố Hàng Đường, phường Hoàn Kiếm, Hà Nội"), "Hàng Đường");
  EXPECT_EQ(street_of("Ngõ 699 phố Ngọc Thụy, phường Bồ Đề"), "Ngọc Thụy");
  EXPECT_EQ(street_of("Phố đi bộ Đinh Tiên Hoàng, Hà Nội"), "Đinh Tiên Hoàng");
  EXPECT_EQ(street_of("Thôn Yến, xã Hương Sơn"), "");
  EXPECT_EQ(street_of("Khu phố Đồi Dâu, phường B’Lao"), "");
}

TEST(ProductGroups, tea_and_coffee_are_food_since_2026_and_textile_is_a_craft) {
  const auto group = [](const char* set, const char* old) {
    registry::Product product;
    product.set_2026 = set;
    product.group_2019 = old;
    return group_of(product);
  };
  EXPECT_EQ(group("11", "do-uong"), ProductGroup::food);
  EXPECT_EQ(group("13", ""), ProductGroup::food);
  EXPECT_EQ(group("14", ""), ProductGroup::drinks);
  EXPECT_EQ(group("18", ""), ProductGroup::herbs);
  EXPECT_EQ(group("22", ""), ProductGroup::crafts);
  EXPECT_EQ(group("25", ""), ProductGroup::ornamental);
  EXPECT_EQ(group("26", ""), ProductGroup::tourism);
  EXPECT_EQ(group("", "do-uong"), ProductGroup::drinks);
  EXPECT_EQ(group("", "vai-may-mac"), ProductGroup::crafts);
  EXPECT_EQ(group("", ""), std::nullopt);
}

TEST(LegalForm, a_telephone_number_is_dialled_from_abroad) {
  EXPECT_EQ(telephone_address("024 0000 0101"), "tel:+842400000101");
  EXPECT_EQ(telephone_address("+84 24 0000 0101"), "tel:+842400000101");
}

TEST(Pager, the_page_after_the_last_is_the_last) {
  const PageOfList page = page_of_list(50, 24, 99);
  EXPECT_EQ(page.number, 3U);
  EXPECT_EQ(page.begin, 48U);
  EXPECT_EQ(page.end, 50U);
  EXPECT_EQ(page_of_list(0, 24, 1).count, 1U);
  EXPECT_EQ(page_of_list(48, 24, 2).end, 48U);
}

}  // namespace
}  // namespace ocop::portal
