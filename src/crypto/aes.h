#pragma once

#include <memory>

#include "base/result.h"
#include "crypto/bytes.h"

struct evp_cipher_ctx_st;

namespace ocop::crypto {

/// AES (FIPS 197) under one key. One thread at a time; movable.
class Aes {
 public:
  explicit Aes(const Block& key);
  /// A key of 16, 24 or 32 bytes; else `invalid_argument`.
  static Result<Aes> with_key(View key);

  Block encrypt(const Block& block);
  Block decrypt(const Block& block);
  /// Every block for itself (ECB). `blocks.size()` is a multiple of 16.
  void encrypt(std::span<Byte> blocks);

  /// Cipher block chaining (SP 800-38A section 6.2), without padding: `text.size()` is a multiple
  /// of 16.
  Bytes decrypt_chained(const Block& start, View text);

 private:
  explicit Aes(View key);

  struct Release {
    void operator()(evp_cipher_ctx_st* context) const;
  };
  using Context = std::unique_ptr<evp_cipher_ctx_st, Release>;

  Context encrypting_;
  Context decrypting_;  ///< made at the first decryption
  Bytes key_;           ///< for that
};

inline Block operator^(const Block& a, const Block& b) {
  Block both;
  for (std::size_t i = 0; i < both.size(); ++i) both[i] = static_cast<Byte>(a[i] ^ b[i]);
  return both;
}

/// CMAC (SP 800-38B, RFC 4493) under the key of `aes`.
Block cmac(Aes& aes, View message);

/// The sub-key of CMAC: `block` doubled in GF(2^128) (SP 800-38B section 6.1).
Block doubled(const Block& block);

}  // namespace ocop::crypto
