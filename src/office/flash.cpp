#include "office/flash.h"

#include <sodium.h>

#include "accounts/secret.h"
#include "base/characters.h"
#include "base/text.h"
#include "http/cookies.h"

namespace ocop::office {
namespace {

constexpr std::string_view cookie = "flash";
constexpr std::size_t argument_bytes_max = 300;
constexpr std::size_t cookie_bytes_max = 4'000;
constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string to_base64(std::string_view bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  text.pop_back();  // the end of a C string
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, nullptr, variant) != 0) {
    return std::nullopt;
  }
  bytes.resize(size);
  return bytes;
}

/// The form token is 256 bits of chance that only the session knows.
std::string seal_of(const Visitor& visitor, std::string_view payload) {
  unsigned char key[crypto_generichash_KEYBYTES_MAX] = {};
  crypto_generichash(key, sizeof key,
                     reinterpret_cast<const unsigned char*>(visitor.form_token.data()),
                     visitor.form_token.size(), nullptr, 0);
  unsigned char seal[crypto_generichash_BYTES];
  crypto_generichash(seal, sizeof seal, reinterpret_cast<const unsigned char*>(payload.data()),
                     payload.size(), key, sizeof key);
  return to_base64({reinterpret_cast<const char*>(seal), sizeof seal});
}

std::string header_of(std::string value, std::int64_t seconds, bool secure) {
  const auto header = http::set_cookie({.name = std::string(cookie),
                                        .value = std::move(value),
                                        .seconds_max = seconds,
                                        .secure = secure});
  return header ? *header : std::string();
}

}  // namespace

std::string flash_cookie(const Visitor& visitor, const Flash& flash, bool secure) {
  std::string payload(name_of(flash.tone));
  ((payload += '\n') += flash.key) += '\n';
  payload += flash.undo;
  for (const std::string& each : flash.arguments) {
    (payload += '\n') += beginning_of(each, argument_bytes_max);
  }
  return header_of(to_base64(payload) + "." + seal_of(visitor, payload), 300, secure);
}

std::optional<Flash> read_flash(const Visitor& visitor, const http::Request& request) {
  const auto value = request.cookie(http::cookie_name(cookie, request.secure));
  if (!value || value->size() > cookie_bytes_max) return std::nullopt;
  const auto dot = value->find('.');
  if (dot == std::string::npos) return std::nullopt;
  const auto payload = from_base64(std::string_view(*value).substr(0, dot));
  if (!payload) return std::nullopt;
  if (!accounts::equals_in_constant_time(seal_of(visitor, *payload), value->substr(dot + 1))) {
    return std::nullopt;
  }
  const auto parts = split(*payload, '\n');
  if (parts.size() < 3) return std::nullopt;
  const Tone tone = parts[0] == name_of(Tone::good) ? Tone::good : Tone::caution;
  Flash flash{tone, std::string(parts[1]), {}, std::string(parts[2])};
  for (std::size_t i = 3; i < parts.size(); ++i) flash.arguments.emplace_back(parts[i]);
  return flash;
}

std::string end_flash_cookie(bool secure) { return header_of("", -1, secure); }

}  // namespace ocop::office
