#include "accounts/totp.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "accounts/secret.h"

namespace ocop::accounts {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t secret_bytes = 20;  // RFC 4226 section 4, R6

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
    encoded += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

}  // namespace

std::string new_totp_secret(Random& random) {
  std::string secret(secret_bytes, '\0');
  random.fill(std::as_writable_bytes(std::span(secret)));
  return secret;
}

std::int64_t totp_step_at(Timestamp instant) {
  return instant.micros / micros_per_second / totp_step_seconds;
}

std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
  std::array<unsigned char, 8> message{};
  for (std::size_t i = 0; i < message.size(); ++i) {
    message[message.size() - 1 - i] = static_cast<unsigned char>(step >> (8 * i));
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), message.data(), message.size(),
       digest.data(), &size);
  // RFC 4226 section 5.3: the last four bits say where to cut.
  const std::size_t at = digest[size - 1] & 0xfU;
  const auto byte = [&](std::size_t i) { return std::uint32_t{digest[at + i]}; };
  const std::uint32_t number = (byte(0) & 0x7fU) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
  return fmt::format("{:0{}}", number % (digits == 8 ? 100'000'000U : 1'000'000U), digits);
}

std::optional<std::int64_t> matching_totp_step(std::string_view secret, std::string_view typed,
                                               Timestamp now, std::int64_t last_step) {
  std::string code;
  for (const char c : typed) {
    if (c != ' ') code += c;
  }
  const std::int64_t current = totp_step_at(now);
  std::optional<std::int64_t> match;
  for (const std::int64_t step : {current - 1, current, current + 1}) {
    if (equals_in_constant_time(totp_code(secret, step), code) && step > last_step && !match) {
      match = step;
    }
  }
  return match;
}

std::string to_base32(std::string_view bytes) {
  std::string text;
  unsigned bits = 0;
  unsigned held = 0;
  for (const char byte : bytes) {
    held = (held << 8U | static_cast<unsigned char>(byte)) & 0xffffU;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31U];
  }
  if (bits > 0) text += alphabet[(held << (5 - bits)) & 31U];
  return text;
}

Result<std::string> from_base32(std::string_view text) {
  std::string bytes;
  unsigned bits = 0;
  unsigned held = 0;
  for (const char c : text) {
    const auto value = alphabet.find(c);
    if (value == std::string_view::npos) {
      return Error{Code::invalid_argument, "this is no base32 text", ""};
    }
    held = (held << 5U | static_cast<unsigned>(value)) & 0xffffU;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((held >> bits) & 0xffU);
  }
  return bytes;
}

std::string totp_uri(std::string_view secret, std::string_view login) {
  return fmt::format("otpauth://totp/OCOP:{}?secret={}&issuer=OCOP", percent_encoded(login),
                     to_base32(secret));
}

}  // namespace ocop::accounts
