#include "crypto/bytes.h"

#include <sodium.h>

namespace ocop::crypto {
namespace {

constexpr int base64_form = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string hex(View bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const Byte byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::optional<Bytes> from_hex(std::string_view text) {
  if (text.empty()) return Bytes{};  // libsodium takes no null pointer
  Bytes bytes(text.size() / 2);
  std::size_t length = 0;
  const bool good = text.size() % 2 == 0 &&
                    sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr,
                                   &length, nullptr) == 0 &&
                    length == bytes.size();
  if (!good) return std::nullopt;
  return bytes;
}

std::string base64url(View bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), base64_form), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), base64_form);
  text.pop_back();  // the NUL that libsodium counts
  return text;
}

std::optional<Bytes> from_base64url(std::string_view text) {
  Bytes bytes(text.size() / 4 * 3 + 2);
  std::size_t length = 0;
  const char* end = nullptr;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length,
                        &end, base64_form) != 0 ||
      end != text.data() + text.size()) {
    return std::nullopt;
  }
  bytes.resize(length);
  return bytes;
}

bool equal_in_constant_time(View a, View b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

void forget(std::span<Byte> secret) { sodium_memzero(secret.data(), secret.size()); }

}  // namespace ocop::crypto
