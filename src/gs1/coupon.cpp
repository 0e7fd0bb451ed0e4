#include "gs1/coupon.h"

#include <cstddef>

#include "gs1/check_digit.h"
#include "gs1/content_check.h"

namespace ocop::gs1 {
namespace {

constexpr std::size_t prefix_length_base = 6;  // a length digit n of a prefix or serial means n + 6

// Reads field by field and keeps the first fault; after one, every step does nothing.
class Reader {
 public:
  explicit Reader(std::string_view digits) : rest_(digits) {
    if (digits.empty()) return;
    if (!is_digits(digits)) fault_ = Fault::non_digit_character;
  }

  Fault fault() const { return fault_; }
  bool at_end() const { return rest_.empty(); }
  void fail(Fault fault) {
    if (fault_ == Fault::none) fault_ = fault;
  }

  std::string_view take(std::size_t count, Fault truncated) {
    if (fault_ != Fault::none) return {};
    if (rest_.size() < count) {
      fail(truncated);
      return {};
    }
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  // One digit out of those allowed; '0' after a fault, which no step looks at any more.
  char one_of(std::string_view allowed, Fault missing, Fault invalid) {
    const auto digit = take(1, missing);
    if (fault_ != Fault::none) return '0';
    if (allowed.find(digit.front()) == std::string_view::npos) fail(invalid);
    return digit.front();
  }

  // An optional field begins with its number.
  bool begins(char field) {
    if (fault_ != Fault::none || rest_.empty() || rest_.front() != field) return false;
    rest_.remove_prefix(1);
    return true;
  }

 private:
  std::string_view rest_;
  Fault fault_ = Fault::none;
};

constexpr std::string_view any_digit = "0123456789";

std::size_t value_of(char digit) { return static_cast<std::size_t>(digit - '0'); }

struct PurchaseFaults {
  Fault no_length, bad_length, truncated, no_code, bad_code, family;
};

// How much must be bought, of which kind, from which family of products.
void take_purchase(Reader& reader, const PurchaseFaults& faults) {
  const char length = reader.one_of("12345", faults.no_length, faults.bad_length);
  reader.take(value_of(length), faults.truncated);
  reader.one_of("012349", faults.no_code, faults.bad_code);
  reader.take(3, faults.family);
}

void take_other_prefix(Reader& reader, Fault missing, Fault invalid, Fault truncated) {
  const char length = reader.one_of("01234569", missing, invalid);
  // 9: the same company as the first purchase
  if (length != '9') reader.take(value_of(length) + prefix_length_base, truncated);
}

void take_second_purchase(Reader& reader) {
  reader.one_of("0123", Fault::coupon_missing_additional_purchase_rules_code,
                Fault::coupon_invalid_additional_purchase_rules_code);
  take_purchase(reader, {Fault::coupon_missing_2nd_purchase_requirement_vli,
                         Fault::coupon_invalid_2nd_purchase_requirement_length,
                         Fault::coupon_truncated_2nd_purchase_requirement,
                         Fault::coupon_missing_2nd_purchase_requirement_code,
                         Fault::coupon_invalid_2nd_purchase_requirement_code,
                         Fault::coupon_truncated_2nd_purchase_family_code});
  take_other_prefix(reader, Fault::coupon_missing_2nd_purchase_gcp_vli,
                    Fault::coupon_invalid_2nd_purchase_gcp_length,
                    Fault::coupon_truncated_2nd_purchase_gcp);
}

void take_third_purchase(Reader& reader) {
  take_purchase(reader, {Fault::coupon_missing_3rd_purchase_requirement_vli,
                         Fault::coupon_invalid_3rd_purchase_requirement_length,
                         Fault::coupon_truncated_3rd_purchase_requirement,
                         Fault::coupon_missing_3rd_purchase_requirement_code,
                         Fault::coupon_invalid_3rd_purchase_requirement_code,
                         Fault::coupon_truncated_3rd_purchase_family_code});
  take_other_prefix(reader, Fault::coupon_missing_3rd_purchase_gcp_vli,
                    Fault::coupon_invalid_3rd_purchase_gcp_length,
                    Fault::coupon_truncated_3rd_purchase_gcp);
}

void take_date(Reader& reader, std::string_view& date, Fault truncated, Fault invalid) {
  date = reader.take(6, truncated);
  if (reader.fault() == Fault::none && fault_of(Check::date, date) != Fault::none) {
    reader.fail(invalid);
  }
}

void take_dates(Reader& reader) {
  std::string_view expiration;
  std::string_view start;
  if (reader.begins('3')) {
    take_date(reader, expiration, Fault::coupon_too_short_for_expiration_date,
              Fault::coupon_invalid_expiration_date);
  }
  if (reader.begins('4')) {
    take_date(reader, start, Fault::coupon_too_short_for_start_date,
              Fault::coupon_invalid_start_date);
    if (!expiration.empty() && start > expiration)
      reader.fail(Fault::coupon_expiration_before_start);
  }
}

void take_serial_number(Reader& reader) {
  const char length = reader.one_of(any_digit, Fault::coupon_missing_serial_number_vli,
                                    Fault::coupon_missing_serial_number_vli);
  reader.take(value_of(length) + prefix_length_base, Fault::coupon_truncated_serial_number);
}

void take_retailer(Reader& reader) {
  const char length = reader.one_of("1234567", Fault::coupon_missing_retailer_gcp_or_gln_vli,
                                    Fault::coupon_invalid_retailer_gcp_or_gln_length);
  reader.take(value_of(length) + prefix_length_base, Fault::coupon_truncated_retailer_gcp_or_gln);
}

void take_miscellaneous(Reader& reader) {
  reader.one_of("01256", Fault::coupon_missing_save_value_code,
                Fault::coupon_invalid_save_value_code);
  reader.one_of("012", Fault::coupon_missing_save_value_applies_to_item,
                Fault::coupon_invalid_save_value_applies_to_item);
  reader.take(1, Fault::coupon_missing_store_coupon_flag);
  reader.one_of("01", Fault::coupon_missing_dont_multiply_flag,
                Fault::coupon_invalid_dont_multiply_flag);
}

void take_required_fields(Reader& reader) {
  const char prefix =
      reader.one_of("0123456", Fault::coupon_missing_gcp_vli, Fault::coupon_invalid_gcp_length);
  reader.take(value_of(prefix) + prefix_length_base, Fault::coupon_truncated_gcp);
  reader.take(6, Fault::coupon_truncated_offer_code);
  const char save = reader.one_of("12345", Fault::coupon_missing_save_value_vli,
                                  Fault::coupon_invalid_save_value_length);
  reader.take(value_of(save), Fault::coupon_truncated_save_value);
  take_purchase(reader, {Fault::coupon_missing_1st_purchase_requirement_vli,
                         Fault::coupon_invalid_1st_purchase_requirement_length,
                         Fault::coupon_truncated_1st_purchase_requirement,
                         Fault::coupon_missing_1st_purchase_requirement_code,
                         Fault::coupon_invalid_1st_purchase_requirement_code,
                         Fault::coupon_truncated_1st_purchase_family_code});
}

Fault end_of(Reader& reader) {
  if (!reader.at_end()) reader.fail(Fault::coupon_excess_data);
  return reader.fault();
}

}  // namespace

Fault fault_of_coupon(std::string_view digits) {
  Reader reader(digits);
  take_required_fields(reader);
  if (reader.begins('1')) take_second_purchase(reader);
  if (reader.begins('2')) take_third_purchase(reader);
  take_dates(reader);
  if (reader.begins('5')) take_serial_number(reader);
  if (reader.begins('6')) take_retailer(reader);
  if (reader.begins('9')) take_miscellaneous(reader);
  return end_of(reader);
}

Fault fault_of_positive_offer_coupon(std::string_view digits) {
  Reader reader(digits);
  reader.one_of("01", Fault::coupon_missing_format_code, Fault::coupon_invalid_format_code);
  const char funder = reader.one_of("0123456", Fault::coupon_missing_funder_vli,
                                    Fault::coupon_invalid_funder_length);
  reader.take(value_of(funder) + prefix_length_base, Fault::coupon_truncated_funder);
  reader.take(6, Fault::coupon_truncated_offer_code);
  take_serial_number(reader);
  return end_of(reader);
}

}  // namespace ocop::gs1
