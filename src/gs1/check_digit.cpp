#include "gs1/check_digit.h"

#include <algorithm>
#include <array>

#include "gs1/character_set.h"

namespace ocop::gs1 {

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

char check_digit(std::string_view digits) {
  int sum = 0;
  int weight = 3;
  for (std::size_t i = digits.size(); i-- > 0; weight = 4 - weight) {
    sum += weight * (digits[i] - '0');
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool has_right_check_digit(std::string_view digits) {
  return is_digits(digits) && check_digit(digits.substr(0, digits.size() - 1)) == digits.back();
}

bool has_right_check_pair(std::string_view text) {
  // The weights are the primes, the last before the pair having weight 2.
  constexpr std::array primes{2,  3,  5,  7,  11, 13, 17, 19, 23, 29, 31, 37,
                              41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83};
  constexpr std::string_view pair_alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  if (text.size() < 2 || text.size() > primes.size() + 2) return false;
  const std::string_view body = text.substr(0, text.size() - 2);
  int sum = 0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const int value = value_in_character_set_82(body[i]);
    if (value < 0) return false;
    sum += value * primes[body.size() - 1 - i];
  }
  sum %= 1021;
  return text[text.size() - 2] == pair_alphabet[static_cast<std::size_t>(sum >> 5)] &&
         text.back() == pair_alphabet[static_cast<std::size_t>(sum & 31)];
}

}  // namespace ocop::gs1
