#include "crypto/hmac.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <array>

#include "crypto/sha256.h"

namespace ocop::crypto {
namespace {

using Pad = std::array<Byte, 64>;  // a block of SHA-256

/// RFC 2104 section 2: a key that is longer than a block is hashed first.
Pad padded(View key) {
  Pad pad{};
  if (key.size() <= pad.size()) {
    std::ranges::copy(key, pad.begin());
    return pad;
  }
  Sha256 sha;
  sha.take(key);
  std::ranges::copy(sha.end(), pad.begin());
  return pad;
}

void mix(Pad& pad, Byte with) {
  for (Byte& byte : pad) byte ^= with;
}

}  // namespace

Key256 hmac(View key, std::initializer_list<View> parts) {
  constexpr Byte inner_byte = 0x36, outer_byte = 0x5C;
  Pad pad = padded(key);
  mix(pad, inner_byte);
  Sha256 inner;
  inner.take(pad);
  for (const View part : parts) inner.take(part);
  const Key256 within = inner.end();
  mix(pad, inner_byte ^ outer_byte);
  Sha256 outer;
  outer.take(pad);
  outer.take(within);
  OPENSSL_cleanse(pad.data(), pad.size());
  return outer.end();
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
