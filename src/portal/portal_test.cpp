#include "portal/portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/percent.h"
#include "pages/error_pages.h"
#include "pages/page.h"
#include "portal/test_shelf.h"

namespace ocop::portal {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class PortalTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(pages::load());
    registry::Subject subject;
    subject.code = "OM";
    subject.id = registry::SubjectId("OM");
    subject.name = "Cơ sở Ô mai Thu Hường";
    subject.is_demonstration = true;
    registry::Product product;
    product.subject = subject.id;
    product.gtin = "09521234000013";
    product.name_vi = "Ô mai sấu gừng";
    product.name_en = "Candied green fruit";
    product.group_2019 = "thuc-pham";
    registry::Product material = product;
    material.gtin = "09521250000011";
    material.name_vi = "Sấu xanh";
    material.group_2019.clear();
    registry::CatalogueBuilder builder;
    builder.add(subject).add(product).add(material);
    catalogue_ = std::move(builder).build();
    add_portal_routes(router_, portal_);
  }
  void TearDown() override {
    pages::set_demonstration_check([] { return false; });
  }

  http::Response get(const std::string& target) {
    http::Request request;
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    if (request.path.size() < target.size()) request.query = target.substr(request.path.size() + 1);
    const auto match = router_.match(request.method, request.path, request.parameters);
    return router_.answer(match.route, match, request);
  }
  std::string leads_to(std::string_view typed, const std::string& scan = "/scan") {
    const auto response = get(scan + "?code=" + http::percent_encode(typed));
    EXPECT_EQ(response.status, 303) << typed;
    return std::string(response.headers.get("Location"));
  }

  ManualClock clock_{start_of({2026, 9, 18})};
  std::shared_ptr<const registry::Catalogue> catalogue_;
  Portal portal_{[this] { return catalogue_; }, clock_, "https://ocop.example"};
  http::Router router_;
};

TEST_F(PortalTest, the_home_page_has_the_box_and_the_products_but_no_raw_materials) {
  const auto page = get("/");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("action=\"/scan\""),
                               HasSubstr("href=\"/san-pham/o-mai-sau-gung-09521234000013\""),
                               HasSubstr("Xem cả 1 sản phẩm"), Not(HasSubstr("Sấu xanh"))));
}

TEST_F(PortalTest, nothing_of_a_product_shows_on_the_cards_of_others) {
  const auto maker = test_subject("OM", "Cơ sở Ô mai");
  auto product = test_product(maker, "09521234000013", "Ô mai");
  product.picture = "/media/o-mai.svg";
  product.price_vnd = 85'000;
  product.price_day = test_day;
  const auto variant = test_product(maker, "09521234000020", "Gói quà");
  registry::CatalogueBuilder builder;
  builder.add(maker).add(product).add(variant).add(test_stars(product, 4));
  catalogue_ = std::move(builder).build();
  const std::string page = get("/san-pham/o-mai-09521234000013").body;
  const std::string others = page.substr(page.find("id=\"others\""));
  EXPECT_THAT(page, HasSubstr("data-stars=\"4\""));
  EXPECT_THAT(others, AllOf(HasSubstr("Gói quà"), HasSubstr("Chưa được xếp sao"),
                            Not(HasSubstr("data-stars")), Not(HasSubstr("o-mai.svg")),
                            Not(HasSubstr("85.000"))));
}

TEST_F(PortalTest, a_product_without_a_gtin_is_shown_wherever_the_others_are) {
  const auto maker = test_subject("OM", "Cơ sở Ô mai");
  registry::CatalogueBuilder builder;
  builder.add(maker).add(test_internal_product(maker, "SP-7K3M-9Q2X", "Chè lam"));
  catalogue_ = std::move(builder).build();
  const std::string path = "/san-pham/che-lam-sp-7k3m-9q2x";
  for (const char* list : {"/san-pham", "/nha-san-xuat/om", "/sitemap.xml"}) {
    EXPECT_THAT(get(list).body, HasSubstr(path)) << list;
  }
  EXPECT_THAT(get(path).body,
              AllOf(HasSubstr("<h1>Chè lam</h1>"), HasSubstr("SP-7K3M-9Q2X"),
                    Not(HasSubstr("qr.svg")), Not(HasSubstr("/01/")), Not(HasSubstr("\"gtin"))));
  EXPECT_EQ(get(path + "/qr.svg").status, 404);
  EXPECT_EQ(get(path + "/share.png").status, 200);
  EXPECT_EQ(get("/san-pham/ten-cu-sp-7k3m-9q2x").headers.get("Location"), path);
  EXPECT_EQ(get("/san-pham/che-lam-sp-0000-0000").status, 404);
}

TEST_F(PortalTest, a_name_that_holds_another_code_leads_to_its_own_product) {
  const auto maker = test_subject("OM", "Cơ sở Ô mai");
  registry::CatalogueBuilder builder;
  builder.add(maker).add(test_internal_product(maker, "SP-A-SP-B", "Một"));
  builder.add(test_internal_product(maker, "SP-B", "Trà SP A"));
  catalogue_ = std::move(builder).build();
  EXPECT_THAT(get("/san-pham/tra-sp-a-sp-b").body, HasSubstr("<h1>Trà SP A</h1>"));
  EXPECT_THAT(get("/san-pham/mot-sp-a-sp-b").body, HasSubstr("<h1>Một</h1>"));
}

TEST_F(PortalTest, the_english_pages_stay_english) {
  EXPECT_THAT(get("/en/").body,
              AllOf(HasSubstr("action=\"/en/scan\""),
                    HasSubstr("href=\"/en/products/candied-green-fruit-09521234000013\""),
                    HasSubstr("Candied green fruit")));
  EXPECT_EQ(get("/en").headers.get("Location"), "/en/");
}

TEST_F(PortalTest, the_list_says_how_its_figures_were_counted) {
  EXPECT_THAT(get("/san-pham").body, HasSubstr("1 sản phẩm. Sao chỉ tính khi giấy chứng nhận "
                                               "còn hiệu lực ngày 18/09/2026."));
  EXPECT_EQ(get("/en/products").status, 200);
}

TEST_F(PortalTest, an_empty_list_says_what_to_do) {
  catalogue_ = registry::CatalogueBuilder().build();
  EXPECT_THAT(get("/san-pham").body, HasSubstr("Chưa có sản phẩm nào"));
}

TEST_F(PortalTest, a_typed_bar_code_leads_to_its_digital_link) {
  EXPECT_EQ(leads_to("9521234000013"), "/01/09521234000013");
  EXPECT_EQ(leads_to(" 0 952123 400001-3 "), "/01/09521234000013");
  EXPECT_EQ(leads_to("9521234000013", "/en/scan"), "/en/01/09521234000013");
}

TEST_F(PortalTest, pasted_links_and_element_strings_lead_there_too) {
  EXPECT_EQ(leads_to("https://ocop.example/01/09521234000013/10/A7"), "/01/09521234000013/10/A7");
  EXPECT_EQ(leads_to("(01)09521234000013(10)A7"), "/01/09521234000013/10/A7");
  EXPECT_EQ(leads_to("^010952123400001310A7"), "/01/09521234000013/10/A7");
  EXPECT_EQ(leads_to("/01/09521234000013"), "/01/09521234000013");
}

TEST_F(PortalTest, a_code_that_leads_nowhere_is_400_with_the_reason_and_what_was_typed) {
  for (const char* typed : {"9521234000014", "", "xin+chao", "https://vnexpress.net/tin"}) {
    const auto page = get("/scan?code=" + std::string(typed));
    EXPECT_EQ(page.status, 400) << typed;
    EXPECT_THAT(page.body, HasSubstr("Lý do:"));
  }
  EXPECT_THAT(get("/scan?code=9521234000014").body,
              AllOf(HasSubstr("value=\"9521234000014\""), HasSubstr("phải là 3")));
}

TEST_F(PortalTest, an_address_that_is_no_page_is_404_in_its_language) {
  EXPECT_EQ(get("/khong-co").status, 404);
  EXPECT_THAT(get("/khong-co").body, HasSubstr("/khong-co"));
  EXPECT_THAT(get("/en/nothing").body, HasSubstr("We cannot find the page"));
}

TEST_F(PortalTest, every_page_says_that_the_data_are_a_demonstration) {
  for (const char* path : {"/", "/san-pham", "/khong-co", "/scan?code=1"}) {
    EXPECT_THAT(get(path).body, HasSubstr("Dữ liệu minh họa.")) << path;
  }
  catalogue_ = registry::CatalogueBuilder().build();
  EXPECT_THAT(get("/khong-co").body, Not(HasSubstr("Dữ liệu minh họa.")));
}

}  // namespace
}  // namespace ocop::portal
