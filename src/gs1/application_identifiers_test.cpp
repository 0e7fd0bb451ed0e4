#include "gs1/application_identifiers.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "gs1/test_conformance.h"

namespace ocop::gs1 {
namespace {

// Our checks by the names of the dictionary.
std::string dictionary_name(Check check) {
  static const std::map<Check, std::string> names{
      {Check::check_digit, "csum"},
      {Check::check_pair, "csumalpha"},
      {Check::prefix_at_1, "gcppos1"},
      {Check::prefix_at_2, "gcppos2"},
      {Check::date_or_month, "yymmd0"},
      {Check::date, "yymmdd"},
      {Check::full_date, "yyyymmdd"},
      {Check::hour_minute, "hhmi"},
      {Check::hour, "hh"},
      {Check::minute, "mi"},
      {Check::second, "ss"},
      {Check::country, "iso3166"},
      {Check::country_or_999, "iso3166999"},
      {Check::country_letters, "iso3166alpha2"},
      {Check::currency, "iso4217"},
      {Check::sex, "iso5218"},
      {Check::iban, "iban"},
      {Check::percent_encoding, "pcenc"},
      {Check::piece_of_total, "pieceoftotal"},
      {Check::position_in_sequence, "posinseqslash"},
      {Check::importer_index, "importeridx"},
      {Check::package_type, "packagetype"},
      {Check::media_type, "mediatype"},
      {Check::latitude, "latitude"},
      {Check::longitude, "longitude"},
      {Check::winding, "winding"},
      {Check::yes_no, "yesno"},
      {Check::zero, "zero"},
      {Check::not_zero, "nonzero"},
      {Check::no_leading_zero, "nozeroprefix"},
      {Check::has_non_digit, "hasnondigit"},
      {Check::hyphen, "hyphen"},
      {Check::coupon, "couponcode"},
      {Check::positive_offer_coupon, "couponposoffer"},
  };
  return names.at(check);
}

// A component in the words of the dictionary: "N14,csum,gcppos2".
std::string dictionary_form(const Component& component) {
  const char set = "NXYZ"[static_cast<int>(component.set)];
  std::string form =
      fmt::format("{}{}{}", set, component.length_min != component.length_max ? ".." : "",
                  component.length_max);
  if (component.optional) form = "[" + form + "]";
  for (const Check check : component.checks) {
    if (check != Check::none) form += "," + dictionary_name(check);
  }
  return form;
}

// An entry as a line of the dictionary without its title, with single spaces.
std::string dictionary_line(const ApplicationIdentifier& entry) {
  std::string line(entry.first);
  if (entry.last != entry.first) line.append("-").append(entry.last);
  const std::string flags = std::string(entry.has_predefined_length ? "*" : "") +
                            std::string(entry.is_attribute ? "?" : "");
  if (!flags.empty()) line += " " + flags;
  for (std::size_t i = 0; i < entry.component_count; ++i) {
    line += " " + dictionary_form(entry.components[i]);
  }
  if (!entry.required.empty()) line.append(" req=").append(entry.required);
  if (!entry.excluded.empty()) line.append(" ex=").append(entry.excluded);
  if (entry.is_key())
    line += entry.qualifiers == "-" ? " dlpkey" : fmt::format(" dlpkey={}", entry.qualifiers);
  return line;
}

// Its words in the order in which `dictionary_line` writes them.
std::string normalised(const std::string& line) {
  std::istringstream words(line.substr(0, line.find('#')));
  std::string forms, required, excluded, qualifiers;
  for (std::string word; words >> word;) {
    if (word.starts_with("req=")) {
      required += " " + word;
    } else if (word.starts_with("ex=")) {
      excluded += " " + word;
    } else if (word.starts_with("dlpkey")) {
      qualifiers += " " + word;
    } else {
      forms += (forms.empty() ? "" : " ") + word;
    }
  }
  return forms + required + excluded + qualifiers;
}

TEST(ApplicationIdentifiers, every_row_is_the_row_of_the_dictionary_of_GS1) {
  const auto dictionary = conformance_text("gs1-syntax-dictionary/gs1-syntax-dictionary.txt");
  if (!dictionary) GTEST_SKIP() << "no conformance data: gs1-syntax-dictionary";
  std::istringstream lines(*dictionary);
  std::size_t row = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    ASSERT_LT(row, application_identifiers().size());
    const auto& entry = application_identifiers()[row++];
    EXPECT_EQ(dictionary_line(entry), normalised(line));
    const auto title = line.find("# ");
    if (title != std::string::npos) {
      EXPECT_EQ(entry.title, line.substr(title + 2));
    }
  }
  EXPECT_EQ(row, 224U);
  EXPECT_EQ(row, application_identifiers().size());
}

TEST(ApplicationIdentifiers, are_found_by_their_whole_code_only) {
  EXPECT_EQ(find_application_identifier("3103")->first, "3100");
  EXPECT_EQ(find_application_identifier("95")->last, "99");
  for (const char* code : {"", "0", "1", "001", "3106", "4", "04", "23", "01a", "aa", "12345"}) {
    EXPECT_EQ(find_application_identifier(code), nullptr) << code;
  }
  EXPECT_EQ(find_application_identifier_at_start("0109521234000013")->title, "GTIN");
  EXPECT_EQ(find_application_identifier_at_start("3"), nullptr);
}

TEST(ApplicationIdentifiers, an_unknown_one_has_the_length_of_its_first_two_digits) {
  EXPECT_EQ(stand_in_for_unknown("418")->length_max, 13);
  EXPECT_EQ(stand_in_for_unknown("3199")->length_max, 6);
  EXPECT_EQ(stand_in_for_unknown("89")->length_max, 90);
  EXPECT_EQ(stand_in_for_unknown("319"), nullptr);
  EXPECT_EQ(stand_in_for_unknown("8"), nullptr);
  EXPECT_EQ(stand_in_for_unknown("x9"), nullptr);
}

TEST(ApplicationIdentifiers, a_fault_names_the_rule_and_the_right_check_digit) {
  const auto* gtin = find_application_identifier("01");
  const auto fault = fault_of_value(*gtin, "09521234000014");
  EXPECT_EQ(fault.content, Fault::incorrect_check_digit);
  EXPECT_EQ(sentence("01", "09521234000014", fault, *gtin),
            "AI (01) GTIN: wrong check digit in \"09521234000014\"; it should be 3");
  const auto* grai = find_application_identifier("8003");
  const auto second = fault_of_value(*grai, "01234567890127ABC");
  EXPECT_NE(sentence("8003", "01234567890127ABC", second, *grai).find("it should be 8"),
            std::string::npos);
}

TEST(ApplicationIdentifiers, qualifiers_follow_their_key_in_order) {
  const auto& gtin = *find_application_identifier("01");
  using Codes = std::vector<std::string_view>;
  EXPECT_TRUE(is_path(gtin, Codes{}));
  EXPECT_TRUE(is_path(gtin, Codes{"22", "10", "21"}));
  EXPECT_TRUE(is_path(gtin, Codes{"22", "21"}));
  EXPECT_TRUE(is_path(gtin, Codes{"235"}));
  EXPECT_FALSE(is_path(gtin, Codes{"21", "10"}));
  EXPECT_FALSE(is_path(gtin, Codes{"10", "10"}));
  EXPECT_FALSE(is_path(gtin, Codes{"22", "235"}));
  EXPECT_FALSE(is_path(*find_application_identifier("10"), Codes{}));
  EXPECT_FALSE(is_path(*find_application_identifier("00"), Codes{"10"}));
  EXPECT_TRUE(is_path(*find_application_identifier("414"), Codes{"7040"}));
}

}  // namespace
}  // namespace ocop::gs1
