#include "codes/evidence_words.h"

#include <gtest/gtest.h>

#include "pages/page.h"

namespace ocop::codes {
namespace {

using authenticity::Evidence;
using authenticity::EvidenceKind;
using authenticity::Observations;
using pages::Locale;

class EvidenceWordsTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(pages::load()); }

  /// The sentence about that kind, from what was seen.
  static std::string said(const Observations& seen, EvidenceKind kind,
                          Locale locale = Locale::vietnamese) {
    for (const Evidence& each : authenticity::weigh(seen, {})) {
      if (each.kind == kind) return evidence_text(locale, each);
    }
    return {};
  }

  static Observations journey(std::uint32_t minutes) {
    Observations seen;
    seen.impossible_journeys = 1;
    seen.journey_km = 1'100;
    seen.journey_minutes = minutes;
    seen.journey_from = "01";
    seen.journey_to = "92";
    return seen;
  }
};

TEST_F(EvidenceWordsTest, a_journey_says_how_far_apart_its_looks_were) {
  EXPECT_EQ(
      said(journey(20), EvidenceKind::impossible_journey),
      "Mã được quét cách nhau 20 phút ở Hà Nội và ở Cần Thơ. Một hộp không thể ở cả hai nơi.");
  EXPECT_EQ(said(journey(0), EvidenceKind::impossible_journey),
            "Mã được quét cùng lúc ở Hà Nội và ở Cần Thơ. Một hộp không thể ở cả hai nơi.");
  EXPECT_EQ(said(journey(0), EvidenceKind::impossible_journey, Locale::english),
            "The code was scanned in Hà Nội and in Cần Thơ at the same time. One pack cannot be in "
            "both.");
}

TEST_F(EvidenceWordsTest, a_crossing_beside_a_journey_names_no_minutes_that_nobody_measured) {
  Observations seen = journey(20);
  seen.border_crossings = 1;
  EXPECT_EQ(said(seen, EvidenceKind::border_crossing),
            "Mã được quét trong vòng hai giờ ở hai nước khác nhau.");
  seen.impossible_journeys = 0;
  seen.journey_from = "VN";
  seen.journey_to = "KR";
  EXPECT_EQ(said(seen, EvidenceKind::border_crossing),
            "Mã được quét cách nhau 20 phút ở hai nước khác nhau.");
}

TEST_F(EvidenceWordsTest, an_early_look_at_home_is_not_elsewhere) {
  Observations seen;
  seen.early_home = 2;
  EXPECT_EQ(said(seen, EvidenceKind::before_shipping), "Mã được quét trước khi hàng rời cơ sở.");
  seen.early_elsewhere = 1;
  EXPECT_EQ(said(seen, EvidenceKind::before_shipping),
            "Mã được quét ở nơi khác trước khi hàng rời cơ sở.");
}

}  // namespace
}  // namespace ocop::codes
