#include "portal/structured_data.h"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "portal/test_shelf.h"

namespace ocop::portal {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;
using ::testing::Not;

class StructuredDataTest : public ::testing::Test {
 protected:
  json::object product_node(Date day = test_day) {
    registry::CatalogueBuilder builder;
    builder.add(maker_).add(product_).add(stars_);
    shelf_ = std::make_shared<const Shelf>(std::move(builder).build(), day);
    const Visit visit{request_, pages::Locale::vietnamese, shelf_, base_url_};
    return product(visit, shelf_->products()[0]);
  }

  registry::Subject maker_ = test_subject("OM", "Cơ sở Ô mai");
  registry::Product product_ = test_product(maker_, "09521234000013", "Ô mai sấu");
  registry::Certificate stars_ = test_stars(product_, 4);
  http::Request request_;
  std::string base_url_ = "https://ocop.example";
  std::shared_ptr<const Shelf> shelf_;
};

TEST_F(StructuredDataTest, nothing_in_it_can_end_the_script) {
  product_.name_vi = "</script><script>alert(1)</script><!-- & \u2028";
  const std::string text = script_json({product_node()});
  EXPECT_THAT(text, Not(HasSubstr("<")));
  EXPECT_THAT(text, Not(HasSubstr("&")));
  const auto parsed = json::parse(text).as_object();
  EXPECT_EQ(parsed.at("@graph").as_array()[0].as_object().at("name").as_string(),
            std::string_view(product_.name_vi));
}

TEST_F(StructuredDataTest, stars_are_told_while_they_are_in_force_only) {
  EXPECT_EQ(product_node().at("award").as_string(), "OCOP 4\u00a0sao");
  EXPECT_TRUE(product_node().contains("hasCertification"));
  EXPECT_FALSE(product_node({2029, 1, 1}).contains("award"));
  EXPECT_FALSE(product_node({2029, 1, 1}).contains("hasCertification"));
  stars_.revoked_on = Date{2026, 8, 5};
  EXPECT_FALSE(product_node().contains("award"));
}

TEST_F(StructuredDataTest, a_certificate_that_has_not_begun_is_not_told) {
  stars_.valid_from = {2026, 10, 1};
  EXPECT_FALSE(product_node().contains("hasCertification"));
}

TEST_F(StructuredDataTest, a_product_without_a_gtin_has_none_there) {
  EXPECT_EQ(product_node().at("gtin").as_string(), "09521234000013");
  product_ = test_internal_product(maker_, "SP-7K3M-9Q2X", "Chè lam");
  const auto node = product_node();
  EXPECT_FALSE(node.contains("gtin"));
  EXPECT_EQ(node.at("sku").as_string(), "SP-7K3M-9Q2X");
  EXPECT_EQ(node.at("url").as_string(), "https://ocop.example/san-pham/che-lam-sp-7k3m-9q2x");
}

TEST_F(StructuredDataTest, an_offer_needs_a_price) {
  EXPECT_FALSE(product_node().contains("offers"));
  product_.price_vnd = 85'000;
  product_.price_day = Date{2026, 9, 12};
  const auto offer = product_node().at("offers").as_object();
  EXPECT_EQ(offer.at("price").as_string(), "85000");
  EXPECT_EQ(offer.at("priceCurrency").as_string(), "VND");
}

TEST_F(StructuredDataTest, addresses_are_whole) {
  product_.picture = "/media/a.svg";
  EXPECT_EQ(product_node().at("image").as_array()[0].as_string(),
            "https://ocop.example/media/a.svg");
  EXPECT_EQ(absolute(base_url_, "https://cdn.example/a.jpg"), "https://cdn.example/a.jpg");
}

}  // namespace
}  // namespace ocop::portal
