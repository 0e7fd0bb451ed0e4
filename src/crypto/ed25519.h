#pragma once

#include "crypto/bytes.h"

/// Ed25519 signatures (RFC 8032) of libsodium: 64 bytes over a message of any length.
namespace ocop::crypto {

using PublicKey = std::array<Byte, 32>;
using Signature = std::array<Byte, 64>;

/// Signs. Its secret is overwritten when it goes; neither copied nor moved.
class SigningKey {
 public:
  /// `seed`: 32 random bytes, the secret key of RFC 8032.
  explicit SigningKey(const Key256& seed);
  ~SigningKey();
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;

  const PublicKey& public_key() const { return public_key_; }
  Signature sign(View message) const;

 private:
  PublicKey public_key_;
  std::array<Byte, 64> secret_;
};

/// Whether the holder of the key signed just this message. False for a signature of another length
/// or form (S not reduced, R of small order), so that no second one can be made out of a good one.
bool is_signed_by(const PublicKey& key, View message, View signature);

}  // namespace ocop::crypto
