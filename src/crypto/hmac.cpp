#include "crypto/hmac.h"

#include <sodium.h>

#include <algorithm>

namespace ocop::crypto {
namespace {

// libsodium takes no null pointer, not even for no bytes.
const Byte* data_of(View bytes) {
  static constexpr Byte nothing = 0;
  return bytes.empty() ? &nothing : bytes.data();
}

}  // namespace

Key256 hmac(View key, std::initializer_list<View> parts) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, data_of(key), key.size());
  for (const View part : parts) crypto_auth_hmacsha256_update(&state, data_of(part), part.size());
  Key256 out;
  crypto_auth_hmacsha256_final(&state, out.data());
  return out;
}

Bytes hkdf(View key, View salt, View info, std::size_t bytes) {
  return hkdf_expand(hmac(salt, {key}), info, bytes);
}

Bytes hkdf_expand(const Key256& extracted, View info, std::size_t bytes) {
  Bytes out;
  Bytes before;
  for (Byte count = 1; out.size() < bytes; ++count) {
    const Key256 block = hmac(extracted, {before, info, View(&count, 1)});
    before.assign(block.begin(), block.end());
    const std::size_t taken = std::min(before.size(), bytes - out.size());
    out.insert(out.end(), before.begin(), before.begin() + static_cast<std::ptrdiff_t>(taken));
  }
  return out;
}

Key256 derived_key(View master, std::string_view purpose) {
  const Bytes bytes = hkdf(master, {}, view(purpose), Key256{}.size());
  Key256 key;
  std::ranges::copy(bytes, key.begin());
  return key;
}

}  // namespace ocop::crypto
