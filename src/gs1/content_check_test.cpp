#include "gs1/content_check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "gs1/check_digit.h"
#include "gs1/element_string.h"
#include "gs1/test_conformance.h"

namespace ocop::gs1 {
namespace {

// The fault of the first faulty element of a bracketed text.
Fault first_fault(std::string_view bracketed) {
  while (!bracketed.empty()) {
    const auto close = bracketed.find(')');
    const auto next = std::min(bracketed.find('(', 1), bracketed.size());
    const auto* entry = find_application_identifier(bracketed.substr(1, close - 1));
    if (entry == nullptr) return Fault::none;
    const auto fault = fault_of_value(*entry, bracketed.substr(close + 1, next - close - 1));
    if (fault) return fault.content;
    bracketed.remove_prefix(next);
  }
  return Fault::none;
}

// "GS1_LINTER_ILLEGAL_MONTH" → "illegal_month"; upstream misspells one of them.
std::string our_name(std::string result) {
  result = result.substr(std::string("GS1_LINTER_").size());
  std::ranges::transform(result, result.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (result == "ok") return "none";
  if (const auto at = result.find("exipiration"); at != std::string::npos) {
    result.replace(at, std::string("exipiration").size(), "expiration");
  }
  return result;
}

TEST(ContentCheck, finds_the_fault_that_the_syntax_tests_of_GS1_find) {
  OCOP_VECTORS(vectors, "digital-link/syntax-engine-linters.json");
  for (const auto& vector : vectors.as_array()) {
    const std::string text = text_of(vector.at("bracketed"));
    EXPECT_EQ(name_of(first_fault(text)), our_name(text_of(vector.at("result")))) << text;
    EXPECT_EQ(static_cast<bool>(parse_bracketed(text)),
              text_of(vector.at("result")) == "GS1_LINTER_OK")
        << text;
  }
}

struct Case {
  Check check;
  std::string_view text;
  Fault fault;
};

TEST(ContentCheck, knows_the_edges_of_each_rule) {
  constexpr Case cases[] = {
      {Check::date, "000229", Fault::none},
      {Check::date, "230229", Fault::illegal_day},
      {Check::date, "240230", Fault::illegal_day},
      {Check::date, "991300", Fault::illegal_month},
      {Check::date, "240100", Fault::illegal_day},
      {Check::date_or_month, "240100", Fault::none},
      {Check::date_or_month, "24010", Fault::date_too_short},
      {Check::full_date, "19000229", Fault::illegal_day},
      {Check::full_date, "20000229", Fault::none},
      {Check::hour_minute, "2359", Fault::none},
      {Check::hour_minute, "2360", Fault::illegal_minute},
      {Check::country, "704", Fault::none},
      {Check::country, "999", Fault::not_iso3166},
      {Check::country_or_999, "999", Fault::none},
      {Check::country_letters, "VN", Fault::none},
      {Check::country_letters, "vn", Fault::not_iso3166_alpha2},
      {Check::currency, "704", Fault::none},
      {Check::currency, "705", Fault::not_iso4217},
      {Check::iban, "GB82WEST12345698765432", Fault::none},
      {Check::iban, "GB83WEST12345698765432", Fault::incorrect_iban_checksum},
      {Check::iban, "GB82west12345698765432", Fault::invalid_iban_character},
      {Check::percent_encoding, "a%2", Fault::invalid_percent_sequence},
      {Check::percent_encoding, "100%25", Fault::none},
      {Check::piece_of_total, "0102", Fault::none},
      {Check::piece_of_total, "0302", Fault::piece_number_exceeds_total},
      {Check::piece_of_total, "0002", Fault::zero_piece_number},
      {Check::position_in_sequence, "2/3", Fault::none},
      {Check::position_in_sequence, "3/2", Fault::position_exceeds_end},
      {Check::position_in_sequence, "9/10", Fault::none},
      {Check::position_in_sequence, "1/", Fault::position_in_sequence_malformed},
      {Check::package_type, "CT", Fault::none},
      {Check::package_type, "PAE", Fault::none},
      {Check::package_type, "ct", Fault::invalid_package_type},
      {Check::media_type, "10", Fault::none},
      {Check::media_type, "11", Fault::invalid_media_type},
      {Check::media_type, "80", Fault::none},
      {Check::latitude, "1800000000", Fault::none},
      {Check::latitude, "1800000001", Fault::invalid_latitude},
      {Check::longitude, "3600000001", Fault::invalid_longitude},
      {Check::winding, "9", Fault::none},
      {Check::winding, "2", Fault::invalid_winding_direction},
      {Check::not_zero, "0000", Fault::illegal_zero_value},
      {Check::no_leading_zero, "01", Fault::illegal_zero_prefix},
      {Check::has_non_digit, "123", Fault::requires_non_digit_character},
      {Check::hyphen, "-", Fault::none},
      {Check::hyphen, "+", Fault::not_hyphen},
      {Check::importer_index, "-", Fault::none},
      {Check::prefix_at_1, "893", Fault::too_short_for_gcp},
      {Check::prefix_at_2, "X8931", Fault::none},
      {Check::prefix_at_1, "89X1", Fault::invalid_gcp_prefix},
      {Check::coupon, "012345612345611110123", Fault::none},
      {Check::positive_offer_coupon, "001234561234560123456", Fault::none},
      {Check::positive_offer_coupon, "2", Fault::coupon_invalid_format_code},
  };
  for (const auto& [check, text, fault] : cases) {
    EXPECT_EQ(name_of(fault_of(check, text)), name_of(fault)) << text;
  }
}

TEST(CheckDigit, is_that_of_the_published_examples) {
  EXPECT_EQ(check_digit("629104150021"), '3');       // GS1 General Specifications 7.9.1
  EXPECT_EQ(check_digit("37610425002123456"), '9');  // GS1 General Specifications 7.9.1
  EXPECT_TRUE(has_right_check_pair("1987654Ad4X4bL5ttr2310c2K"));  // 7.9.5
  EXPECT_FALSE(has_right_check_pair("1987654Ad4X4bL5ttr2310c2L"));
  EXPECT_FALSE(has_right_check_digit(""));
  EXPECT_FALSE(has_right_check_digit("62910415002x"));
}

}  // namespace
}  // namespace ocop::gs1
