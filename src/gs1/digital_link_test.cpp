#include "gs1/digital_link.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "gs1/associations.h"
#include "gs1/percent.h"
#include "gs1/test_conformance.h"

namespace ocop::gs1 {
namespace {

bool flag(const boost::json::value& vector, std::string_view name) {
  return vector.at(name).as_bool();
}

DigitalLinkRules rules_of(const boost::json::value& vector) {
  const bool old =
      flag(vector, "permitZeroSuppressedGTIN") || flag(vector, "permitConvenienceAlphas");
  return {old ? OldForms::accept : OldForms::refuse, flag(vector, "permitUnknownAIs")
                                                         ? UnknownIdentifiers::accept
                                                         : UnknownIdentifiers::refuse};
}

TEST(DigitalLink, is_read_as_the_syntax_engine_of_GS1_reads_it) {
  OCOP_VECTORS(vectors, "digital-link/syntax-engine-parse-dl-uri.json");
  for (const auto& vector : vectors.as_array()) {
    const std::string uri = text_of(vector.at("uri"));
    const auto link = parse_digital_link(uri, rules_of(vector));
    ASSERT_EQ(static_cast<bool>(link), flag(vector, "valid"))
        << uri << (link ? "" : " " + link.error().detail);
    if (!link) continue;
    EXPECT_EQ(print_element_string(link->elements()), text_of(vector.at("elementString"))) << uri;
    EXPECT_EQ(contradiction_among(link->elements()), "") << uri;
  }
}

TEST(DigitalLink, is_printed_as_the_syntax_engine_of_GS1_prints_it) {
  OCOP_VECTORS(vectors, "digital-link/syntax-engine-generate-dl-uri.json");
  for (const auto& vector : vectors.as_array()) {
    const std::string text = text_of(vector.at("bracketed"));
    const std::string stem = text_of(vector.at("stem"));
    const auto elements = parse_bracketed(text, UnknownIdentifiers::accept);
    ASSERT_TRUE(elements) << text;
    const auto uri =
        print_digital_link(*elements, stem.empty() ? canonical_stem : std::string_view(stem));
    ASSERT_EQ(static_cast<bool>(uri), flag(vector, "valid")) << text;
    if (uri) {
      EXPECT_EQ(*uri, text_of(vector.at("uri")));
    }
  }
}

// The vectors write one byte over 127 as the code point of the same number.
std::string as_bytes(const std::string& utf8) {
  std::string bytes;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    if (lead < 0x80) {
      bytes += utf8[i];
    } else {
      bytes += static_cast<char>((lead << 6) | (static_cast<unsigned char>(utf8[++i]) & 0x3F));
    }
  }
  return bytes;
}

TEST(DigitalLink, values_are_escaped_and_unescaped_as_by_the_syntax_engine_of_GS1) {
  OCOP_VECTORS(escapes, "digital-link/syntax-engine-uri-escape.json");
  for (const auto& vector : escapes.as_array()) {
    const std::string text = text_of(vector.at("in"));
    EXPECT_EQ(percent_encode(text, UriPart::path), text_of(vector.at("path")));
    EXPECT_EQ(percent_encode(text, UriPart::query), text_of(vector.at("query")));
  }
  OCOP_VECTORS(unescapes, "digital-link/syntax-engine-uri-unescape.json");
  for (const auto& vector : unescapes.as_array()) {
    const std::string text = text_of(vector.at("in"));
    EXPECT_EQ(percent_decode(text, UriPart::path), as_bytes(text_of(vector.at("path"))));
    EXPECT_EQ(percent_decode(text, UriPart::query), as_bytes(text_of(vector.at("query"))));
  }
}

std::string fault(std::string_view text) {
  const auto link = parse_digital_link(text);
  return link ? "" : link.error().detail;
}

TEST(DigitalLink, takes_the_right_most_key_and_keeps_the_stem) {
  const auto link = parse_digital_link(
      "https://shop.example/414/9521234000013/01/09521234000013/10/A%2F1?b=c&17=270101#x");
  ASSERT_TRUE(link) << link.error().detail;
  EXPECT_EQ(link->stem, "https://shop.example/414/9521234000013");
  EXPECT_EQ(print_bracketed(link->path), "(01)09521234000013(10)A/1");
  EXPECT_EQ(print_bracketed(link->attributes), "(17)270101");
  EXPECT_EQ(link->other_parameters, std::vector<std::string>{"b=c"});
  EXPECT_EQ(canonical_uri(*link), "https://id.gs1.org/01/09521234000013/10/A%2F1?17=270101");
  EXPECT_EQ(print(*link),
            "https://shop.example/414/9521234000013/01/09521234000013/10/A%2F1?17=270101&b=c#x");
}

TEST(DigitalLink, old_forms_are_taken_on_request_only_and_are_marked) {
  EXPECT_NE(fault("https://a.vn/01/9521234000013").find("write 09521234000013"), std::string::npos);
  const auto link =
      parse_digital_link("https://a.vn/gtin/9521234000013/lot/A", {.old_forms = OldForms::accept});
  ASSERT_TRUE(link) << link.error().detail;
  EXPECT_TRUE(link->has_old_form);
  EXPECT_EQ(canonical_uri(*link), "https://id.gs1.org/01/09521234000013/10/A");
  EXPECT_FALSE(parse_digital_link("https://a.vn/01/09521234000013", {.old_forms = OldForms::accept})
                   ->has_old_form);
}

TEST(DigitalLink, refuses_with_the_reason) {
  EXPECT_NE(fault("https://a.vn/01/09521234000014").find("it should be 3"), std::string::npos);
  EXPECT_NE(fault("https://a.vn/ARgqfbcx_0x4").find("compressed"), std::string::npos);
  EXPECT_NE(fault("https://a.vn/01/09521234000013/21/A/10/B").find("in their order"),
            std::string::npos);
  EXPECT_NE(fault("https://a.vn/01/09521234000013?21=A").find("may not stand in the query"),
            std::string::npos);
  EXPECT_NE(fault("https://a.vn/01/09521234000013?10=A").find("belongs in the path"),
            std::string::npos);
  EXPECT_NE(fault("ftp://a.vn/01/09521234000013").find("https://"), std::string::npos);
  EXPECT_NE(fault("https://a_b/01/09521234000013").find("no domain"), std::string::npos);
  EXPECT_NE(fault("https://a.vn/01/09521234000013/").find("No GS1 key"), std::string::npos);
  EXPECT_NE(fault("https://a.vn/01/0952123400001ấ").find("%XX"), std::string::npos);
}

TEST(DigitalLink, ALinkThatItsEscapesMakeTooLongIsRefused) {
  const std::string link = "https://example.com/01/09521234000013?note=";
  const std::size_t room = limits::identifier_text_bytes_max - link.size();
  EXPECT_TRUE(parse_digital_link(link + std::string(room, 'x')));
  EXPECT_FALSE(parse_digital_link(link + std::string(room + 1, 'x')));
  std::string bare = "https://example.com/01/09521234000013?90=A";  // each ( is printed as %28
  for (int code = 91; code <= 99; ++code) bare += fmt::format("&{}={}", code, std::string(90, '('));
  ASSERT_TRUE(parse_digital_link(bare));
  for (int code = 4310; code <= 4316; ++code) {
    bare += fmt::format("&{}={}", code, std::string(35, '('));
  }
  bare += "&note=" + std::string(1500, 'x');
  ASSERT_LT(bare.size(), limits::identifier_text_bytes_max);
  EXPECT_NE(fault(bare).find("escapes"), std::string::npos);
}

}  // namespace
}  // namespace ocop::gs1
