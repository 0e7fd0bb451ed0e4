#include "gs1/primary_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gs1/character_set.h"
#include "gs1/check_digit.h"

namespace ocop::gs1 {
namespace {

constexpr std::array keys{
    PrimaryKey{"01", 14, 0, false, false, KeyCheck::digit, {"22", "10", "21", "235"}},
    PrimaryKey{"00", 18, 0, false, false, KeyCheck::digit, {}},
    PrimaryKey{"253", 13, 17, false, false, KeyCheck::digit, {}},
    PrimaryKey{"255", 13, 12, true, false, KeyCheck::digit, {}},
    PrimaryKey{"401", 0, 30, false, false, KeyCheck::none, {}},
    PrimaryKey{"402", 17, 0, false, false, KeyCheck::digit, {}},
    PrimaryKey{"414", 13, 0, false, false, KeyCheck::digit, {"254", "7040"}},
    PrimaryKey{"415", 13, 0, false, false, KeyCheck::digit, {"8020"}},
    PrimaryKey{"417", 13, 0, false, false, KeyCheck::digit, {"7040"}},
    PrimaryKey{"8003", 14, 16, false, false, KeyCheck::digit, {}},
    PrimaryKey{"8004", 0, 30, false, false, KeyCheck::none, {"7040"}},
    PrimaryKey{"8006", 18, 0, false, false, KeyCheck::none, {"22", "10", "21"}},
    PrimaryKey{"8010", 0, 30, false, true, KeyCheck::none, {"8011"}},
    PrimaryKey{"8013", 0, 25, false, false, KeyCheck::pair, {}},
    PrimaryKey{"8017", 18, 0, false, false, KeyCheck::digit, {"8019"}},
    PrimaryKey{"8018", 18, 0, false, false, KeyCheck::digit, {"8019"}},
};

struct Qualifier {
  std::string_view application_identifier;
  std::size_t length_max;
  bool numeric;
};
constexpr std::array qualifiers{
    Qualifier{"22", 20, false},  Qualifier{"10", 20, false},  Qualifier{"21", 20, false},
    Qualifier{"235", 28, false}, Qualifier{"254", 20, false}, Qualifier{"7040", 4, false},
    Qualifier{"8011", 12, true}, Qualifier{"8019", 10, true}, Qualifier{"8020", 25, false},
};

constexpr std::size_t company_prefix_digits_min = 4;

std::string wrong_check_digit(std::string_view ai, std::string_view digits) {
  return fmt::format("AI ({}): wrong check digit in {}: the last digit must be {}", ai, digits,
                     check_digit(digits.substr(0, digits.size() - 1)));
}

std::string fault_of_characters(std::string_view ai, std::string_view value, bool numeric,
                                bool set_39) {
  for (const char c : value) {
    const bool fits = numeric  ? c >= '0' && c <= '9'
                      : set_39 ? is_in_character_set_39(c)
                               : is_in_character_set_82(c);
    if (!fits) {
      return fmt::format("AI ({}): a character outside {} in the value", ai,
                         numeric ? "0 to 9" : "the GS1 character set");
    }
  }
  return {};
}

// The parts of an ITIP: a GTIN, the number of this piece and the total (AI 8006).
std::string fault_of_pieces(std::string_view value) {
  const std::string_view gtin = value.substr(0, 14);
  if (!has_right_check_digit(gtin)) return wrong_check_digit("8006", gtin);
  const std::string_view piece = value.substr(14, 2);
  const std::string_view total = value.substr(16, 2);
  if (piece == "00" || total == "00" || piece > total) {
    return fmt::format("AI (8006): piece {} of {} cannot be", piece, total);
  }
  return {};
}

}  // namespace

std::span<const PrimaryKey> primary_keys() { return keys; }

const PrimaryKey* find_primary_key(std::string_view ai) {
  const auto found = std::ranges::find(keys, ai, &PrimaryKey::application_identifier);
  return found == keys.end() ? nullptr : &*found;
}

std::string fault_of_key(const PrimaryKey& key, std::string_view value) {
  const std::string_view ai = key.application_identifier;
  if (value.empty()) return fmt::format("AI ({}): the value is empty", ai);
  const std::string_view digits = value.substr(0, key.digits);
  if (key.digits > 0 && (digits.size() < key.digits || !is_digits(digits))) {
    return fmt::format("AI ({}): {} digits are needed", ai, key.digits);
  }
  const std::string_view tail = value.substr(digits.size());
  if (tail.size() > key.tail_max) {
    return fmt::format("AI ({}): {} characters at most", ai, key.digits + key.tail_max);
  }
  if (auto fault = fault_of_characters(ai, tail, key.tail_is_numeric, key.tail_is_39);
      !fault.empty()) {
    return fault;
  }
  if (key.digits == 0 && (value.size() < company_prefix_digits_min ||
                          !is_digits(value.substr(0, company_prefix_digits_min)))) {
    return fmt::format("AI ({}): the value must begin with a GS1 Company Prefix", ai);
  }
  if (ai == "8003" && value.front() != '0') return "AI (8003): the first digit must be 0";
  if (ai == "8006") return fault_of_pieces(value);
  if (key.check == KeyCheck::digit && !has_right_check_digit(digits)) {
    return wrong_check_digit(ai, digits);
  }
  if (key.check == KeyCheck::pair && !has_right_check_pair(value)) {
    return fmt::format("AI ({}): wrong check characters at the end of {}", ai, value);
  }
  return {};
}

std::string fault_of_qualifier(std::string_view ai, std::string_view value) {
  const auto* row = std::ranges::find(qualifiers, ai, &Qualifier::application_identifier);
  if (value.empty()) return fmt::format("AI ({}): the value is empty", ai);
  if (value.size() > row->length_max) {
    return fmt::format("AI ({}): {} characters at most", ai, row->length_max);
  }
  return fault_of_characters(ai, value, row->numeric, false);
}

}  // namespace ocop::gs1
