#include "application/product_parts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pages/page.h"

namespace ocop::application {
namespace {

using pages::Locale;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view gtin = "09521234000013";
constexpr Date today{2026, 9, 18};

/// Registers with one product, whose stars hold to that day.
std::shared_ptr<const registry::Catalogue> registers(Date stars_until) {
  registry::Subject maker;
  maker.code = "OM";
  maker.name = "Thu Hương";
  registry::Product product;
  product.subject = registry::SubjectId("OM");
  product.gtin = product.code = gtin;
  product.name_vi = "Ô mai sấu gừng";
  registry::Certificate stars;
  stars.subject = product.subject;
  stars.product = registry::ProductId(std::string(gtin));
  stars.kind = "ocop_stars";
  stars.number = "6312/QĐ-UBND";
  stars.stars = 4;
  stars.valid_from = {2025, 12, 20};
  stars.valid_to = stars_until;
  registry::CatalogueBuilder builder;
  builder.add(maker).add(product).add(stars);
  return std::move(builder).build();
}

class ProductPartsTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(pages::load()); }

  std::shared_ptr<const ProductPart> part(const registry::Catalogue& catalogue, Date day = today,
                                          Locale locale = Locale::vietnamese) {
    return parts_.of({catalogue, &stories_, locale, day}, *catalogue.product_by_gtin(gtin));
  }

  ProductParts parts_;
  std::string lead_;
  std::uint64_t edition_ = 1;
  portal::StorySource stories_{
      .of = [this](Locale, std::string_view) -> std::optional<portal::StoryLead> {
        if (lead_.empty()) return std::nullopt;
        return portal::StoryLead{"Sấu phố cổ", lead_, "/cau-chuyen/x"};
      },
      .edition = [this] { return edition_; }};
};

TEST_F(ProductPartsTest, a_part_is_put_together_once_for_a_language) {
  const auto catalogue = registers({2028, 12, 20});
  const auto first = part(*catalogue);
  EXPECT_THAT(first->stars, HasSubstr("data-stars=\"4\""));
  EXPECT_THAT(first->papers, HasSubstr("6312/QĐ-UBND"));
  EXPECT_EQ(part(*catalogue), first);
  const auto english = part(*catalogue, today, Locale::english);
  EXPECT_NE(english->papers, first->papers);
  EXPECT_EQ(part(*catalogue), first);
}

TEST_F(ProductPartsTest, the_day_on_which_stars_expire_makes_it_anew) {
  const auto catalogue = registers(today);
  EXPECT_THAT(part(*catalogue)->stars, Not(HasSubstr("expired")));
  EXPECT_THAT(part(*catalogue, {2026, 9, 19})->stars, HasSubstr("data-state=\"expired\""));
  EXPECT_THAT(part(*catalogue)->stars, Not(HasSubstr("expired")));
}

TEST_F(ProductPartsTest, other_registers_make_it_anew_and_older_ones_keep_nothing) {
  const auto older = registers({2028, 12, 20});
  const auto newer = registers({2026, 9, 17});
  EXPECT_THAT(part(*older)->stars, Not(HasSubstr("expired")));
  const auto of_newer = part(*newer);
  EXPECT_THAT(of_newer->stars, HasSubstr("data-state=\"expired\""));
  EXPECT_THAT(part(*older)->stars, Not(HasSubstr("expired")));
  EXPECT_EQ(part(*newer), of_newer);
}

TEST_F(ProductPartsTest, another_edition_of_the_stories_makes_it_anew) {
  const auto catalogue = registers({2028, 12, 20});
  EXPECT_EQ(part(*catalogue)->told, "");
  lead_ = "Bà ngoại làm trước.";
  EXPECT_EQ(part(*catalogue)->told, "");
  edition_ = 2;
  EXPECT_THAT(part(*catalogue)->told, HasSubstr("<b>Sấu phố cổ.</b> Bà ngoại làm trước."));
}

TEST_F(ProductPartsTest, a_name_in_the_registers_is_no_markup) {
  registry::Subject maker;
  maker.code = "OM";
  registry::Product product;
  product.subject = registry::SubjectId("OM");
  product.gtin = product.code = gtin;
  registry::Certificate paper;
  paper.subject = product.subject;
  paper.kind = "haccp";
  paper.number = "<script>alert(1)</script>";
  paper.valid_from = {2025, 12, 20};
  registry::CatalogueBuilder builder;
  builder.add(maker).add(product).add(paper);
  const auto catalogue = std::move(builder).build();
  EXPECT_THAT(part(*catalogue)->papers, HasSubstr("&lt;script&gt;"));
  EXPECT_THAT(part(*catalogue)->papers, Not(HasSubstr("<script")));
}

}  // namespace
}  // namespace ocop::application
