#include "epcis/vocabulary.h"

#include <gtest/gtest.h>

namespace ocop::epcis {
namespace {

std::string parsed(Vocabulary vocabulary, std::string_view text) {
  Context context;
  context.add_prefix("example", "https://ns.example.com/epcis/");
  const auto term = parse_term(vocabulary, text, context);
  return term ? *term : "refused";
}

TEST(VocabularyTest, all_spellings_of_a_business_step_are_one_term) {
  for (const auto* text :
       {"shipping", "cbv:BizStep-shipping", "urn:epcglobal:cbv:bizstep:shipping",
        "https://ref.gs1.org/cbv/BizStep-shipping", "https://ns.gs1.org/cbv/BizStep-shipping"}) {
    EXPECT_EQ(parsed(Vocabulary::business_step, text), "shipping") << text;
  }
}

TEST(VocabularyTest, each_list_knows_its_own_spellings) {
  EXPECT_EQ(parsed(Vocabulary::disposition, "cbv:Disp-in_transit"), "in_transit");
  EXPECT_EQ(parsed(Vocabulary::transaction_type, "urn:epcglobal:cbv:btt:po"), "po");
  EXPECT_EQ(parsed(Vocabulary::party_type, "urn:epcglobal:cbv:sdt:owning_party"), "owning_party");
  EXPECT_EQ(parsed(Vocabulary::error_reason, "cbv:ER-did_not_occur"), "did_not_occur");
  EXPECT_EQ(parsed(Vocabulary::component, "cbv:Comp-latitude"), "latitude");
  EXPECT_EQ(parsed(Vocabulary::measurement, "gs1:Temperature"), "Temperature");
  EXPECT_EQ(parsed(Vocabulary::measurement, "https://gs1.org/voc/Temperature"), "Temperature");
  EXPECT_EQ(parsed(Vocabulary::sensor_alert, "gs1:ALARM_CONDITION"), "ALARM_CONDITION");
}

TEST(VocabularyTest, an_unknown_bare_term_is_refused) {
  EXPECT_EQ(parsed(Vocabulary::business_step, "sending"), "refused");
  EXPECT_EQ(parsed(Vocabulary::business_step, "in_transit"), "refused");
}

TEST(VocabularyTest, an_unknown_term_under_a_reserved_name_is_refused) {
  EXPECT_EQ(parsed(Vocabulary::business_step, "urn:epcglobal:cbv:bizstep:sending"), "refused");
  EXPECT_EQ(parsed(Vocabulary::business_step, "urn:epcglobal:cbv:disp:active"), "refused");
}

TEST(VocabularyTest, a_term_of_ones_own_keeps_its_uri_and_loses_its_prefix) {
  EXPECT_EQ(parsed(Vocabulary::business_step, "https://example.com/step"),
            "https://example.com/step");
  EXPECT_EQ(parsed(Vocabulary::business_step, "example:step"), "https://ns.example.com/epcis/step");
  EXPECT_EQ(parsed(Vocabulary::business_step, "unknown:step"), "unknown:step");
}

TEST(VocabularyTest, the_canonical_spelling_is_the_web_uri) {
  EXPECT_EQ(canonical_term(Vocabulary::disposition, "active"),
            "https://ref.gs1.org/cbv/Disp-active");
  EXPECT_EQ(canonical_term(Vocabulary::disposition, "https://a.b/c"), "https://a.b/c");
}

}  // namespace
}  // namespace ocop::epcis
