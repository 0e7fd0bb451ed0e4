#include "authenticity/serial_code.h"

#include <algorithm>
#include <cstdlib>

namespace ocop::authenticity {
namespace {

constexpr std::size_t digits_count = serial_symbols - 1;
using Digits = std::array<std::uint16_t, digits_count>;

constexpr std::uint16_t no_digit = 0xFFFF;

constexpr auto digit_table = [] {
  std::array<std::uint16_t, 256> table{};
  table.fill(no_digit);
  for (std::size_t i = 0; i < serial_alphabet.size(); ++i) {
    table[static_cast<unsigned char>(serial_alphabet[i])] = static_cast<std::uint16_t>(i);
  }
  return table;
}();

std::uint16_t digit_of(char symbol) { return digit_table[static_cast<unsigned char>(symbol)]; }

}  // namespace

std::optional<std::uint64_t> gtin_number(std::string_view gtin) {
  if (gtin.size() != 14) return std::nullopt;
  std::uint64_t number = 0;
  for (const char digit : gtin) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  return number;
}

std::string gtin_text(std::uint64_t gtin) {
  std::string text(14, '0');
  for (auto at = text.rbegin(); at != text.rend(); ++at, gtin /= 10) {
    *at = static_cast<char>('0' + gtin % 10);
  }
  return text;
}

bool has_serial_form(std::string_view serial) {
  return serial.size() == serial_symbols && std::all_of(serial.begin(), serial.end(), [](char one) {
           return digit_of(one) != no_digit;
         });
}

std::string printed_form(std::string_view typed) {
  std::string printed;
  for (char symbol : typed) {
    if (symbol == ' ' || symbol == '-' || symbol == '.') continue;
    if (symbol >= 'a' && symbol <= 'z') symbol = static_cast<char>(symbol - 'a' + 'A');
    if (symbol == '0') symbol = 'O';
    if (symbol == '1') symbol = 'I';
    if (symbol == '8') symbol = 'B';
    printed += symbol;
  }
  return printed;
}

SerialCodec::SerialCodec(const crypto::Block& key, std::uint64_t gtin, char epoch)
    : ff1_(crypto::Aes(key), static_cast<unsigned>(serial_alphabet.size())), epoch_(epoch) {
  for (std::size_t i = 0; i < 7; ++i) tweak_[i] = static_cast<crypto::Byte>(gtin >> (48 - 8 * i));
  tweak_[7] = static_cast<crypto::Byte>(epoch);
}

std::string SerialCodec::close(std::uint64_t index) {
  Digits digits{};
  for (std::size_t i = index_symbols; i > 0; --i, index >>= 5) digits[i - 1] = index & 31;
  if (!ff1_.encrypt(digits, tweak_)) std::abort();  // its shape is fixed, so it cannot fail
  std::string serial(1, epoch_);
  for (const auto digit : digits) serial += serial_alphabet[digit];
  return serial;
}

std::optional<std::uint64_t> SerialCodec::open(std::string_view serial) {
  if (serial.size() != serial_symbols || serial.front() != epoch_) return std::nullopt;
  Digits digits;
  std::ranges::transform(serial.substr(1), digits.begin(), digit_of);
  if (!ff1_.decrypt(digits, tweak_)) return std::nullopt;  // a symbol that no serial has
  std::uint64_t index = 0;
  for (std::size_t i = 0; i < index_symbols; ++i) index = index << 5 | digits[i];
  unsigned other = 0;  // every digit is looked at, so that the time tells nothing
  for (std::size_t i = index_symbols; i < digits.size(); ++i) other |= digits[i];
  if (other != 0) return std::nullopt;
  return index;
}

}  // namespace ocop::authenticity
