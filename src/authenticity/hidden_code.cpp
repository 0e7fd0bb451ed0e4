#include "authenticity/hidden_code.h"

#include <algorithm>

#include "base/coding.h"
#include "crypto/hmac.h"

namespace ocop::authenticity {

std::string new_hidden_code(Random& random) {
  std::array<std::byte, hidden_symbols> bytes;
  random.fill(bytes);
  std::string code;
  for (const auto byte : bytes) code += serial_alphabet[std::to_integer<std::size_t>(byte) & 31];
  return code;
}

bool has_hidden_form(std::string_view code) {
  return code.size() == hidden_symbols && std::ranges::all_of(code, [](char symbol) {
           return serial_alphabet.find(symbol) != std::string_view::npos;
         });
}

HiddenHash hidden_hash(const crypto::Key256& key, const CodeNumber& number,
                       std::string_view hidden_code) {
  std::string bound;
  put_fixed64(bound, number.gtin);
  bound.push_back(number.epoch);
  put_fixed64(bound, number.index);
  const auto whole = crypto::hmac(key, {crypto::view(bound), crypto::view(hidden_code)});
  HiddenHash hash;
  std::copy_n(whole.begin(), hash.size(), hash.begin());
  return hash;
}

bool is_same_hash(const HiddenHash& a, const HiddenHash& b) {
  return crypto::equal_in_constant_time(a, b);
}

}  // namespace ocop::authenticity
