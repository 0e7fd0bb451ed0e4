#pragma once

#include "crypto/bytes.h"

namespace ocop::crypto {

/// SHA-256 (FIPS 180-4) with the instructions that the processor has for it. One at a time in a
/// thread: begun, fed and ended before the next begins.
class Sha256 {
 public:
  Sha256();
  void take(View bytes);
  Key256 end();
};

}  // namespace ocop::crypto
