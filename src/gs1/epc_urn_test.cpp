#include "gs1/epc_urn.h"

#include <gtest/gtest.h>

#include <map>

#include "gs1/identifier.h"
#include "gs1/percent.h"
#include "gs1/test_conformance.h"

namespace ocop::gs1 {
namespace {

// Two programs may spell one URI with other escapes.
std::string decoded(std::string_view uri) { return percent_decode(uri, UriPart::path); }

TEST(EpcUrn, gives_the_digital_links_of_the_published_pairs) {
  OCOP_VECTORS(pairs, "digital-link/urn-dl-pairs.json");
  std::size_t letter_for_letter = 0;
  for (const auto& pair : pairs.at("urn_to_digital_link").as_array()) {
    const std::string urn = text_of(pair.at("urn"));
    const auto link = digital_link_of_epc_urn(urn);
    ASSERT_TRUE(link) << urn << ": " << link.error().detail;
    // The URNs with raw " / < > ? or a lone % break the grammar of URNs, and so would their links:
    // there only the meaning can be compared.
    EXPECT_EQ(decoded(*link), decoded(text_of(pair.at("uri")))) << urn;
    if (*link == text_of(pair.at("uri"))) ++letter_for_letter;
  }
  RecordProperty("letter_for_letter", static_cast<int>(letter_for_letter));
  EXPECT_GE(letter_for_letter, 38U);
}

// Why a published pair of this direction cannot be met.
const std::map<std::string, std::string>& undecided() {
  static const std::map<std::string, std::string> reasons{
      {"https://google.com/8017/123456789012345678", "wrong check digit"},
      {"https://google.com/8017/645933932413121231", "wrong check digit"},
      {"https://id.gs1.org/01/93511525326356/235/0230293", "wrong check digit"},
      {"https://id.gs1.org/8004/42512183.SENSOR.TR-07-AVE-583:1", "31 characters; a GIAI has 30"},
      {"https://id.gs1.org/8003/01234567890128!\"%&'()*+,-.", "a raw \" in the value"},
      {"https://id.gs1.org/8010/4748374/23748#94//8011/94304", "a raw / and # in the value"},
      {"https://id.gs1.org/253/8934893489494\":?>", "a raw ? in the value"},
      {"https://id.gs1.org/8004/3575958495850!\"/%_", "a raw / in the value"},
      {"https://id.gs1.org/01/57875874837438/235/19:;<=>?AZ_az", "a raw ? in the value"},
      {"https://id.gs1.org/01/12345678901231/21/!\"%&'()*+,-./", "a raw / in the value"},
      {"https://id.gs1.org/401/656987789012", "the reference of the URN is empty"},
  };
  return reasons;
}

// "0614141" of "urn:epc:id:sgtin:0614141.812345.6789".
std::string_view prefix_of(std::string_view urn) {
  const auto dot = urn.find('.');
  const auto colon = urn.rfind(':', dot);
  return urn.substr(colon + 1, dot - colon - 1);
}

TEST(EpcUrn, is_printed_from_the_digital_links_of_the_published_pairs) {
  OCOP_VECTORS(pairs, "digital-link/urn-dl-pairs.json");
  std::size_t unmet = 0;
  for (const auto& pair : pairs.at("digital_link_to_urn").as_array()) {
    const std::string uri = text_of(pair.at("uri"));
    const std::string urn = text_of(pair.at("urn"));
    // Where a pair gives no length of the prefix, a table knows the prefix of the expected URN.
    CompanyPrefixes known;
    ASSERT_TRUE(known.add(prefix_of(urn))) << urn;
    const auto identifier = Identifier::parse(uri);
    const auto printed = identifier ? epc_urn_of_path(identifier->path(), known)
                                    : Result<std::string>(identifier.error());
    if (undecided().contains(uri)) {
      ++unmet;
      EXPECT_FALSE(printed && *printed == urn) << uri << " is met after all";
      continue;
    }
    ASSERT_TRUE(printed) << uri << ": " << printed.error().detail;
    EXPECT_EQ(*printed, urn) << uri;
    const auto& length = pair.at("gcpLength");
    if (length.is_int64()) {
      EXPECT_EQ(*epc_urn_of_path(identifier->path(), static_cast<std::size_t>(length.as_int64())),
                urn);
    }
  }
  EXPECT_LE(unmet, undecided().size());
  RecordProperty("unmet", static_cast<int>(unmet));
}

TEST(EpcUrn, needs_a_known_company_prefix) {
  CompanyPrefixes known;
  EXPECT_EQ(epc_urn_of_path("/01/09521234000013", known).error().code, Code::not_found);
  ASSERT_TRUE(known.add("952123"));
  ASSERT_TRUE(known.add("9521234"));
  EXPECT_EQ(*epc_urn_of_path("/01/09521234000013", known), "urn:epc:idpat:sgtin:9521234.000001.*");
  EXPECT_EQ(*epc_urn_of_path("/414/9521234000013", known), "urn:epc:id:sgln:9521234.00001.0");
  EXPECT_FALSE(known.add("89300"));
  EXPECT_FALSE(known.add("893x000"));
  EXPECT_EQ(epc_urn_of_path("/8013/1987654Ad4X4bL5ttr2310c2K", known).error().code,
            Code::unimplemented);
  EXPECT_EQ(epc_urn_of_path("/01/09521234000013", 13).error().code, Code::invalid_argument);
}

TEST(EpcUrn, refuses_with_the_reason) {
  const auto detail = [](std::string_view urn) {
    const auto path = path_of_epc_urn(urn);
    return path ? *path : path.error().detail;
  };
  EXPECT_NE(detail("urn:epc:id:sgtin:9521234.00001.A").find("13 digits together"),
            std::string::npos);
  EXPECT_NE(detail("urn:epc:id:sgtin:95212.00000001.A").find("6 to 12"), std::string::npos);
  EXPECT_NE(detail("urn:epc:id:sgtin:9521234.000001.").find("empty"), std::string::npos);
  EXPECT_NE(detail("urn:epc:id:sgtin:9521234").find("missing"), std::string::npos);
  EXPECT_NE(detail("urn:epc:id:nothing:1.2").find("no such scheme"), std::string::npos);
  EXPECT_EQ(path_of_epc_urn("urn:epc:id:gid:95100000.12345.400").error().code, Code::unimplemented);
}

TEST(EpcUrn, leaves_its_serial_open_in_a_pattern_only) {
  EXPECT_EQ(*path_of_epc_urn("urn:epc:idpat:sgtin:9521234.000001.*"), "/01/09521234000013");
  EXPECT_EQ(*path_of_epc_urn("urn:epc:id:sgtin:9521234.000001.*"), "/01/09521234000013/21/%2A");
}

TEST(EpcUrn, comes_back_from_the_path_it_gave) {
  for (const std::string urn :
       {"urn:epc:id:sgtin:0614141.812345.6789%2F%26%25%22!%3F()",
        "urn:epc:class:lgtin:4012345.012345.A-1", "urn:epc:id:sscc:0614141.1234567890",
        "urn:epc:id:sgln:0614141.12345.400", "urn:epc:id:pgln:999999999999.",
        "urn:epc:id:grai:0614141.12345.400", "urn:epc:id:giai:0614141.12345400",
        "urn:epc:id:gsrn:0614141.0000010253", "urn:epc:id:gsrnp:0614141.0000010253",
        "urn:epc:id:gdti:987659999999..9", "urn:epc:id:sgcn:4012345.67890.04711",
        "urn:epc:id:cpi:0614141.11111111111111-A%23%2F.1234", "urn:epc:id:ginc:0614141.xyz47%2F11",
        "urn:epc:id:gsin:0614141.123456789", "urn:epc:id:itip:4012345.012345.01.02.987",
        "urn:epc:id:upui:1234567.098765.51qIgY)%3C%26Jp3*j7'SDB",
        "urn:epc:idpat:sgtin:4012345.012345.*", "urn:epc:idpat:grai:4012345.12345.*"}) {
    const auto identifier = Identifier::parse(urn);
    ASSERT_TRUE(identifier) << identifier.error().detail;
    EXPECT_EQ(*epc_urn_of_path(identifier->path(), prefix_of(urn).size()), urn);
  }
}

}  // namespace
}  // namespace ocop::gs1
