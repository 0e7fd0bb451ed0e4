#include "registry/product_stars.h"

#include <gmock/gmock.h>

#include <deque>

namespace ocop::registry {
namespace {

class ProductStarsTest : public testing::Test {
 protected:
  Certificate& give(int stars, Date from, Date to) {
    Certificate paper;
    paper.id = CertificateId("paper " + std::to_string(papers_.size()));
    paper.product = ProductId("p");
    paper.subject = SubjectId("s");
    paper.kind = "ocop_stars";
    paper.number = paper.id.text();
    paper.stars = stars;
    paper.valid_from = from;
    paper.valid_to = to;
    return papers_.emplace_back(paper);
  }
  int on(Date day, const std::string& product = "p") {
    CatalogueBuilder builder;
    for (const char* id : {"p", "q"}) {
      Product one;
      one.id = ProductId(id);
      one.code = id;
      one.subject = SubjectId("s");
      builder.add(one);
    }
    for (const Certificate& paper : papers_) builder.add(paper);
    const auto catalogue = std::move(builder).build();
    return stars_on(*catalogue, *catalogue->product(ProductId(product)), day).count;
  }

 private:
  std::deque<Certificate> papers_;
};

TEST_F(ProductStarsTest, count_from_the_first_day_to_the_last) {
  give(3, {2025, 12, 20}, {2028, 12, 20});
  EXPECT_EQ(on({2025, 12, 19}), 0);
  EXPECT_EQ(on({2025, 12, 20}), 3);
  EXPECT_EQ(on({2028, 12, 20}), 3);
  EXPECT_EQ(on({2028, 12, 21}), 0);
  EXPECT_EQ(on({2026, 1, 1}, "q"), 0) << "of the product that the decision names alone";
}

TEST_F(ProductStarsTest, in_grace_they_count_to_its_last_day) {
  give(4, {2023, 12, 29}, {2026, 12, 29}).grace_to = Date{2027, 6, 27};
  EXPECT_EQ(on({2026, 12, 30}), 4);
  EXPECT_EQ(on({2027, 6, 27}), 4);
  EXPECT_EQ(on({2027, 6, 28}), 0);
}

TEST_F(ProductStarsTest, a_revocation_ends_them_on_its_day_also_in_grace) {
  Certificate& paper = give(4, {2023, 12, 29}, {2026, 12, 29});
  paper.grace_to = Date{2027, 6, 27};
  paper.revoked_on = Date{2027, 2, 1};
  EXPECT_EQ(on({2027, 1, 31}), 4);
  EXPECT_EQ(on({2027, 2, 1}), 0);
  EXPECT_EQ(paper.last_day(), (Date{2027, 1, 31}));
}

TEST_F(ProductStarsTest, newer_ones_that_were_revoked_do_not_bring_older_ones_back) {
  give(3, {2025, 1, 1}, {2028, 1, 1});
  give(4, {2026, 1, 1}, {2029, 1, 1}).revoked_on = Date{2026, 6, 1};
  EXPECT_EQ(on({2025, 12, 31}), 3);
  EXPECT_EQ(on({2026, 5, 31}), 4);
  EXPECT_EQ(on({2026, 6, 1}), 0);
}

}  // namespace
}  // namespace ocop::registry
