#include "crypto/hmac.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace ocop::crypto {
namespace {

using Pad = std::array<Byte, 64>;  // a block of SHA-256

// SHA-256 of bytes in memory fails only when the cryptographic library itself is broken, and then
// nothing may be proved with it.
void insist(bool good) {
  if (!good) std::abort();
}

struct ContextDeleter {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, ContextDeleter>;

/// SHA-256 with the instructions that the processor has for it. Looking the algorithm up costs more
/// than using it, so each thread does that once.
class Sha256 {
 public:
  Sha256() { insist(EVP_DigestInit_ex(context(), nullptr, nullptr) == 1); }
  void take(View bytes) { insist(EVP_DigestUpdate(context(), bytes.data(), bytes.size()) == 1); }
  void end(Key256& out) { insist(EVP_DigestFinal_ex(context(), out.data(), nullptr) == 1); }

 private:
  static EVP_MD_CTX* context() {
    thread_local const Context of_thread = [] {
      Context fresh(EVP_MD_CTX_new());
      insist(fresh && EVP_DigestInit_ex(fresh.get(), EVP_sha256(), nullptr) == 1);
      return fresh;
    }();
    return of_thread.get();
  }
};

/// RFC 2104 section 2: a key that is longer than a block is hashed first.
Pad padded(View key) {
  Pad pad{};
  if (key.size() <= pad.size()) {
    std::ranges::copy(key, pad.begin());
    return pad;
  }
  Key256 hashed;
  Sha256 sha;
  sha.take(key);
  sha.end(hashed);
  std::ranges::copy(hashed, pad.begin());
  return pad;
}

void mix(Pad& pad, Byte with) {
  for (Byte& byte : pad) byte ^= with;
}

}  // namespace

Key256 hmac(View key, std::initializer_list<View> parts) {
  constexpr Byte inner = 0x36, outer = 0x5C;
  Pad pad = padded(key);
  Key256 out;
  {
    mix(pad, inner);
    Sha256 sha;
    sha.take(pad);
    for (const View part : parts) sha.take(part);
    sha.end(out);
  }
  {
    mix(pad, inner ^ outer);
    Sha256 sha;
    sha.take(pad);
    sha.take(out);
    sha.end(out);
  }
  OPENSSL_cleanse(pad.data(), pad.size());
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
