#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/ff1.h"

/// Serials that prove themselves: the text of AI (21) opens, under a key, to the number of the
/// piece, or to nothing. Nothing is stored for a piece that was never scanned.
///
/// Sixteen symbols A-Z 2-7 (base32 of RFC 4648, which QR packs tightly and URIs leave alone): one
/// that names the key epoch, then FF1 over fifteen: an index of 35 bits and 40 bits of zero. A
/// guess is right once in 2^40; EU law asks for once in 10,000 (Delegated Regulation (EU)
/// 2016/161, article 4).
namespace ocop::authenticity {

inline constexpr std::string_view serial_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
inline constexpr std::size_t serial_symbols = 16;
inline constexpr std::size_t index_symbols = 7;
/// How many pieces of one GTIN one key epoch can number.
inline constexpr std::uint64_t serial_count_max = 1ULL << (5 * index_symbols);

/// One piece: the dense number behind a serial.
struct CodeNumber {
  std::uint64_t gtin = 0;   ///< of 14 digits, as a number
  char epoch = 'A';         ///< of the key: a symbol of the alphabet
  std::uint64_t index = 0;  ///< below `serial_count_max`
  auto operator<=>(const CodeNumber&) const = default;
};

/// Fourteen digits as a number; none for anything else. Check digits are the business of `gs1`.
std::optional<std::uint64_t> gtin_number(std::string_view gtin);
std::string gtin_text(std::uint64_t gtin);  ///< fourteen digits

/// Whether a text has the form of a serial of ours: sixteen symbols of the alphabet.
bool has_serial_form(std::string_view serial);

/// What a person typed, as it was printed: capitals, without blanks and hyphens, and 0, 1 and 8,
/// which no serial has, as the O, I and B they look like.
std::string printed_form(std::string_view typed);

/// Closes and opens the serials of one GTIN under one key epoch. One thread at a time.
class SerialCodec {
 public:
  /// `key` is that of the GTIN and the epoch.
  SerialCodec(const crypto::Block& key, std::uint64_t gtin, char epoch);

  /// `index` is below `serial_count_max`.
  std::string close(std::uint64_t index);
  /// None when we did not issue it: another epoch's, another GTIN's, guessed, mistyped.
  std::optional<std::uint64_t> open(std::string_view serial);

 private:
  crypto::Ff1 ff1_;
  std::array<crypto::Byte, 8> tweak_;
  char epoch_;
};

}  // namespace ocop::authenticity
