#include "gs1/content_check.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "gs1/character_set.h"
#include "gs1/check_digit.h"
#include "gs1/code_list.h"
#include "gs1/coupon.h"

namespace ocop::gs1 {
namespace {

constexpr std::size_t company_prefix_digits_min = 4;

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool only(std::string_view text, char wanted) {
  return std::ranges::all_of(text, [wanted](char c) { return c == wanted; });
}

Fault fault_unless(bool right, Fault fault) { return right ? Fault::none : fault; }

Fault fault_of_check_digit(std::string_view text) {
  if (text.empty()) return Fault::too_short_for_check_digit;
  if (!is_digits(text)) return Fault::non_digit_character;
  return fault_unless(has_right_check_digit(text), Fault::incorrect_check_digit);
}

Fault fault_of_check_pair(std::string_view text) {
  if (text.size() < 2) return Fault::too_short_for_check_pair;
  return fault_unless(has_right_check_pair(text), Fault::incorrect_check_pair);
}

Fault fault_of_prefix(std::string_view text) {
  if (text.size() < company_prefix_digits_min) return Fault::too_short_for_gcp;
  return fault_unless(is_digits(text.substr(0, company_prefix_digits_min)),
                      Fault::invalid_gcp_prefix);
}

enum class DayZero { means_the_month, is_wrong };

Fault fault_of_day(int year, int month, int day, DayZero zero) {
  constexpr std::array days_of_month{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return Fault::illegal_month;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int last = days_of_month[static_cast<std::size_t>(month - 1)] + (month == 2 && leap);
  const int first = zero == DayZero::means_the_month ? 0 : 1;
  return fault_unless(day >= first && day <= last, Fault::illegal_day);
}

Fault fault_of_date_digits(std::string_view text, std::size_t digits) {
  if (text.size() < digits) return Fault::date_too_short;
  if (text.size() > digits) return Fault::date_too_long;
  return fault_unless(is_digits(text), Fault::non_digit_character);
}

Fault fault_of_short_date(std::string_view text, DayZero zero) {
  if (const Fault fault = fault_of_date_digits(text, 6); fault != Fault::none) return fault;
  // Only leap years depend on the century, and 2000 is one: 1972 to 2071 is as good as any window.
  constexpr int first_year_of_last_century = 72;
  const int year = number_of(text.substr(0, 2));
  const int century = year >= first_year_of_last_century ? 1900 : 2000;
  return fault_of_day(century + year, number_of(text.substr(2, 2)), number_of(text.substr(4, 2)),
                      zero);
}

Fault fault_of_full_date(std::string_view text) {
  if (const Fault fault = fault_of_date_digits(text, 8); fault != Fault::none) return fault;
  return fault_of_day(number_of(text.substr(0, 4)), number_of(text.substr(4, 2)),
                      number_of(text.substr(6, 2)), DayZero::is_wrong);
}

struct ClockFaults {
  Fault too_short, too_long, illegal;
};

Fault fault_of_two_digits(std::string_view text, int max, const ClockFaults& faults) {
  if (text.size() != 2) return text.size() < 2 ? faults.too_short : faults.too_long;
  if (!is_digits(text)) return Fault::non_digit_character;
  return fault_unless(number_of(text) <= max, faults.illegal);
}

Fault fault_of_hour(std::string_view text) {
  return fault_of_two_digits(text, 23,
                             {Fault::hour_too_short, Fault::hour_too_long, Fault::illegal_hour});
}
Fault fault_of_minute(std::string_view text) {
  return fault_of_two_digits(
      text, 59, {Fault::minute_too_short, Fault::minute_too_long, Fault::illegal_minute});
}
Fault fault_of_second(std::string_view text) {
  return fault_of_two_digits(
      text, 59, {Fault::second_too_short, Fault::second_too_long, Fault::illegal_second});
}

Fault fault_of_hour_minute(std::string_view text) {
  if (text.size() < 4) return Fault::hour_with_minute_too_short;
  if (text.size() > 4) return Fault::hour_with_minute_too_long;
  const Fault hour = fault_of_hour(text.substr(0, 2));
  return hour != Fault::none ? hour : fault_of_minute(text.substr(2));
}

// ISO 13616: the first four characters go to the end, letters count 10 to 35, modulo 97 is 1.
Fault fault_of_iban(std::string_view text) {
  constexpr std::size_t longest = 34;
  constexpr std::size_t too_short = 10;
  if (text.size() < 4) return Fault::iban_too_short;
  if (!is_country_letters(text.substr(0, 2))) return Fault::illegal_iban_country_code;
  if (text.size() > longest) return Fault::iban_too_long;
  if (text.size() <= too_short) return Fault::iban_too_short;
  int rest = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[(i + 4) % text.size()];
    if (c >= '0' && c <= '9') {
      rest = (rest * 10 + (c - '0')) % 97;
    } else if (c >= 'A' && c <= 'Z') {
      rest = (rest * 100 + (c - 'A' + 10)) % 97;
    } else {
      return Fault::invalid_iban_character;
    }
  }
  return fault_unless(rest == 1, Fault::incorrect_iban_checksum);
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

Fault fault_of_percent_encoding(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') continue;
    if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) {
      return Fault::invalid_percent_sequence;
    }
    i += 2;
  }
  return Fault::none;
}

Fault fault_of_piece(std::string_view text) {
  if (!text.empty() && !is_digits(text)) return Fault::non_digit_character;
  if (text.empty() || text.size() % 2 != 0) return Fault::invalid_length_for_piece_of_total;
  const std::string_view piece = text.substr(0, text.size() / 2);
  const std::string_view total = text.substr(text.size() / 2);
  if (only(piece, '0')) return Fault::zero_piece_number;
  if (only(total, '0')) return Fault::zero_total_pieces;
  return fault_unless(piece <= total, Fault::piece_number_exceeds_total);
}

Fault fault_of_position(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return Fault::position_in_sequence_malformed;
  const std::string_view position = text.substr(0, slash);
  const std::string_view end = text.substr(slash + 1);
  if (!is_digits(position) || !is_digits(end)) return Fault::position_in_sequence_malformed;
  if (position.front() == '0' || end.front() == '0') return Fault::illegal_zero_prefix;
  const bool within =
      position.size() != end.size() ? position.size() < end.size() : position <= end;
  return fault_unless(within, Fault::position_exceeds_end);
}

Fault fault_of_importer_index(std::string_view text) {
  if (text.size() != 1) return Fault::importer_idx_must_be_one_character;
  return fault_unless(is_in_character_set_64(text.front()), Fault::invalid_import_idx_character);
}

// Assigned by ICCBBA: 01 to 10, and 80 to 99 for local use.
Fault fault_of_media_type(std::string_view text) {
  if (text.size() != 2 || !is_digits(text)) return Fault::invalid_media_type;
  const int type = number_of(text);
  return fault_unless((type >= 1 && type <= 10) || type >= 80, Fault::invalid_media_type);
}

Fault fault_of_degrees(std::string_view text, std::string_view max, Fault length, Fault range) {
  if (text.size() != max.size()) return length;
  if (!is_digits(text)) return Fault::non_digit_character;
  return fault_unless(text <= max, range);
}

Fault fault_of_one_of(std::string_view text, std::string_view allowed, Fault fault) {
  return fault_unless(text.size() == 1 && allowed.find(text.front()) != std::string_view::npos,
                      fault);
}

Fault fault_of_not_zero(std::string_view text) {
  if (!text.empty() && !is_digits(text)) return Fault::non_digit_character;
  return fault_unless(!only(text, '0'), Fault::illegal_zero_value);
}

Fault fault_of_leading_zero(std::string_view text) {
  if (text.starts_with('0')) return Fault::illegal_zero_prefix;
  return fault_unless(text.empty() || is_digits(text), Fault::non_digit_character);
}

}  // namespace

Fault fault_of(Check check, std::string_view text) {
  switch (check) {
    case Check::none:
      return Fault::none;
    case Check::check_digit:
      return fault_of_check_digit(text);
    case Check::check_pair:
      return fault_of_check_pair(text);
    case Check::prefix_at_1:
      return fault_of_prefix(text);
    case Check::prefix_at_2:
      return text.empty() ? Fault::too_short_for_gcp : fault_of_prefix(text.substr(1));
    case Check::date_or_month:
      return fault_of_short_date(text, DayZero::means_the_month);
    case Check::date:
      return fault_of_short_date(text, DayZero::is_wrong);
    case Check::full_date:
      return fault_of_full_date(text);
    case Check::hour_minute:
      return fault_of_hour_minute(text);
    case Check::hour:
      return fault_of_hour(text);
    case Check::minute:
      return fault_of_minute(text);
    case Check::second:
      return fault_of_second(text);
    case Check::country:
      return fault_unless(is_country_number(text), Fault::not_iso3166);
    case Check::country_or_999:
      return fault_unless(text == "999" || is_country_number(text), Fault::not_iso3166_or_999);
    case Check::country_letters:
      return fault_unless(is_country_letters(text), Fault::not_iso3166_alpha2);
    case Check::currency:
      return fault_unless(is_currency_number(text), Fault::not_iso4217);
    case Check::sex:
      return fault_of_one_of(text, "0129", Fault::invalid_biological_sex_code);
    case Check::iban:
      return fault_of_iban(text);
    case Check::percent_encoding:
      return fault_of_percent_encoding(text);
    case Check::piece_of_total:
      return fault_of_piece(text);
    case Check::position_in_sequence:
      return fault_of_position(text);
    case Check::importer_index:
      return fault_of_importer_index(text);
    case Check::package_type:
      return fault_unless(is_package_type(text), Fault::invalid_package_type);
    case Check::media_type:
      return fault_of_media_type(text);
    case Check::latitude:
      return fault_of_degrees(text, "1800000000", Fault::latitude_invalid_length,
                              Fault::invalid_latitude);
    case Check::longitude:
      return fault_of_degrees(text, "3600000000", Fault::longitude_invalid_length,
                              Fault::invalid_longitude);
    case Check::winding:
      return fault_of_one_of(text, "019", Fault::invalid_winding_direction);
    case Check::yes_no:
      return fault_of_one_of(text, "01", Fault::not_zero_or_one);
    case Check::zero:
      return fault_unless(!text.empty() && only(text, '0'), Fault::not_zero);
    case Check::not_zero:
      return fault_of_not_zero(text);
    case Check::no_leading_zero:
      return fault_of_leading_zero(text);
    case Check::has_non_digit:
      return fault_unless(!is_digits(text) && !text.empty(), Fault::requires_non_digit_character);
    case Check::hyphen:
      return fault_unless(!text.empty() && only(text, '-'), Fault::not_hyphen);
    case Check::coupon:
      return fault_of_coupon(text);
    case Check::positive_offer_coupon:
      return fault_of_positive_offer_coupon(text);
  }
  return Fault::none;
}

}  // namespace ocop::gs1
