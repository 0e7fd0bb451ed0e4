#include "accounts/secret.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace ocop::accounts {
namespace {

constexpr std::string_view prefix = "ocop_";
constexpr std::size_t secret_bytes = 32;
constexpr int encoding = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t encoded_bytes =
    sodium_base64_ENCODED_LEN(secret_bytes, encoding) - 1;  // without the final zero

bool is_base64url(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

}  // namespace

std::string new_secret(Random& random) {
  std::array<std::byte, secret_bytes> bytes{};
  random.fill(bytes);
  std::array<char, encoded_bytes + 1> text{};
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), encoding);
  return std::string(prefix) + text.data();
}

bool looks_like_secret(std::string_view text) {
  return text.size() == prefix.size() + encoded_bytes && text.starts_with(prefix) &&
         std::ranges::all_of(text.substr(prefix.size()), is_base64url);
}

std::string hash_of(std::string_view secret) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(secret.data()),
                     secret.size());
  std::array<char, 2 * digest.size() + 1> text{};
  sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  return text.data();
}

bool equals_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace ocop::accounts
