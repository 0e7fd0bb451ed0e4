#pragma once

#include "crypto/aes.h"

namespace ocop::crypto {

/// FF1, format-preserving encryption (NIST SP 800-38G, algorithms 7 and 8): a keyed permutation of
/// the numerals of one length. It hides, it does not authenticate; redundancy in the plain text
/// does that. One thread at a time.
class Ff1 {
 public:
  static constexpr unsigned radix_max = 1U << 16;
  static constexpr std::size_t digits_max = 1'024;
  static constexpr std::size_t tweak_bytes_max = 256;
  /// Radix to the number of digits. The second draft of revision 1 (February 2025) asks for a
  /// million; whoever designs a code keeps far above that.
  static constexpr unsigned long long domain_min = 100;

  /// `radix` from 2 to `radix_max`.
  Ff1(Aes aes, unsigned radix);

  /// In place. `invalid_argument` for a digit that is not below the radix, for a domain smaller
  /// than `domain_min`, and for anything longer than the limits above.
  Result<void> encrypt(std::span<std::uint16_t> digits, View tweak);
  Result<void> decrypt(std::span<std::uint16_t> digits, View tweak);

 private:
  Result<void> examine(std::span<const std::uint16_t> digits, View tweak) const;

  Aes aes_;
  unsigned radix_;
};

}  // namespace ocop::crypto
