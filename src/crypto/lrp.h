#pragma once

#include "crypto/aes.h"

namespace ocop::crypto {

/// Leakage-resilient primitive over AES-128 (NXP AN12304), as the chip NTAG 424 DNA uses it instead
/// of plain AES. One thread at a time.
class Lrp {
 public:
  enum class Finish : std::uint8_t { yes, no };

  /// `updated_key`: which of the keys drawn from the key is used, 0 to 3.
  Lrp(const Block& key, std::size_t updated_key);

  /// Algorithm 3: walks the nibbles of the input, each 0 to 15.
  Block evaluate(View nibbles, Finish finish) const;
  /// Section 3.3: as CMAC, with `evaluate` in place of AES.
  Block cmac(View message) const;
  /// Section 3.2, LRICB: every block under a key of its own, drawn from the counter, which goes up
  /// by one a block and wraps. `text.size()` is a multiple of 16.
  Bytes decrypt(Bytes counter, View text) const;
  Bytes encrypt(Bytes counter, View text) const;

 private:
  Block evaluate_bytes(View bytes) const;

  std::array<Block, 16> plain_texts_;
  Block key_;
};

}  // namespace ocop::crypto
