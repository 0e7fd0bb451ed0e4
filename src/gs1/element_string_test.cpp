#include "gs1/element_string.h"

#include <gtest/gtest.h>

#include "gs1/associations.h"
#include "gs1/test_conformance.h"

namespace ocop::gs1 {
namespace {

TEST(ElementString, raw_texts_are_judged_as_the_syntax_engine_of_GS1_does) {
  OCOP_VECTORS(vectors, "digital-link/syntax-engine-process-element-string.json");
  std::size_t left_out = 0;
  for (const auto& vector : vectors.as_array()) {
    const std::string text = text_of(vector.at("elementString"));
    if (text == "buf") {  // the name of a C variable of the transcribed test, not its content
      ++left_out;
      continue;
    }
    const auto elements = parse_element_string(text);
    EXPECT_EQ(static_cast<bool>(elements), vector.at("valid").as_bool()) << text;
  }
  EXPECT_LE(left_out, 4U);
}

TEST(ElementString, bracketed_texts_give_the_raw_ones_of_the_syntax_engine) {
  OCOP_VECTORS(vectors, "digital-link/syntax-engine-parse-bracketed-ai.json");
  for (const auto& vector : vectors.as_array()) {
    const std::string text = text_of(vector.at("bracketed"));
    const auto elements = parse_bracketed(text);
    ASSERT_EQ(static_cast<bool>(elements), vector.at("valid").as_bool()) << text;
    if (elements) {
      EXPECT_EQ(print_element_string(*elements), text_of(vector.at("elementString")));
    }
  }
}

TEST(ElementString, elements_stand_together_as_the_syntax_engine_wants_it) {
  OCOP_VECTORS(vectors, "digital-link/syntax-engine-validate-ai-associations.json");
  for (const auto& vector : vectors.as_array()) {
    const std::string text = text_of(vector.at("bracketed"));
    const auto elements = parse_bracketed(text, UnknownIdentifiers::accept);
    ASSERT_TRUE(elements) << text << elements.error().detail;
    const std::string fault = text_of(vector.at("rule")) == "validateAIrequisites"
                                  ? missing_among(*elements)
                                  : contradiction_among(*elements);
    EXPECT_EQ(fault.empty(), vector.at("valid").as_bool()) << text << ": " << fault;
  }
}

TEST(ElementString, a_scanner_may_send_its_own_start_and_separator) {
  const auto read = parse_element_string(
      "]d2010952123400001310A7\x1D"
      "21X");
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(print_bracketed(*read), "(01)09521234000013(10)A7(21)X");
  EXPECT_EQ(print_element_string(*read, group_separator),
            "\x1D"
            "010952123400001310A7\x1D"
            "21X");
  EXPECT_FALSE(parse_element_string("010952123400001310A7"));
}

TEST(ElementString, a_bracket_of_the_value_is_escaped_both_ways) {
  const auto read = parse_bracketed("(10)A\\(01)B");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->front().value, "A(01)B");
  EXPECT_EQ(print_bracketed(*read), "(10)A\\(01)B");
}

TEST(ElementString, refuses_with_the_ai_and_the_rule) {
  const auto detail = [](std::string_view text) { return parse_bracketed(text).error().detail; };
  EXPECT_EQ(detail("(01)09521234000014"),
            "AI (01) GTIN: wrong check digit in \"09521234000014\"; it should be 3.");
  EXPECT_EQ(detail("(17)261301"), "AI (17) USE BY or EXPIRY: no such month in \"261301\".");
  EXPECT_EQ(detail("(04)1"), "AI (04) is not assigned.");
  EXPECT_EQ(detail("(10)"), "AI (10) BATCH/LOT: the value is empty.");
  std::string many;
  for (int i = 0; i < 65; ++i) many += "(90)A";
  EXPECT_EQ(detail(many), "More than 64 elements.");
}

}  // namespace
}  // namespace ocop::gs1
