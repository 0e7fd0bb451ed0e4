#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ocop::labels {

enum class Symbology : std::uint8_t {
  qr_code,      ///< ISO/IEC 18004, read by every telephone
  data_matrix,  ///< ISO/IEC 16022 ECC 200, square; smaller on small packs
};

/// How much of a QR Code may be damaged and still be read (ISO/IEC 18004 section 7.5.1). Data
/// Matrix has one level of its own and ignores this.
enum class ErrorCorrection : std::uint8_t {
  low,       ///< about 7 %
  medium,    ///< about 15 %
  quartile,  ///< about 25 %
  high,      ///< about 30 %
};

/// A QR Code stores "HTTPS://OCOP.VN/01/…" in 5.5 bits a character and "https://ocop.vn/01/…" in 8.
/// Scheme and host mean the same in either case (RFC 3986 section 6.2.2.1); the path does not, so
/// its letters are never touched.
enum class LetterCase : std::uint8_t { as_given, upper_scheme_and_host };

struct SymbolOptions {
  Symbology symbology = Symbology::qr_code;
  ErrorCorrection error_correction = ErrorCorrection::medium;
  LetterCase letter_case = LetterCase::as_given;
};

/// A square of dark and light modules, without the light quiet zone around it.
///
///     TRY(const Symbol symbol, Symbol::encode("https://ocop.vn/01/08935001234566/21/7KQ4M9", {}));
///     symbol.side_modules();  // 29
class Symbol {
 public:
  /// Takes printable ASCII, 1 to `limits::symbol_text_bytes_max` bytes: readers disagree on every
  /// other letter, and a Digital Link has none (it is percent-encoded). `invalid_argument` names
  /// the offending byte; `payload_too_large` names the limit; whatever the encoder reports, a
  /// warning included, is an `invalid_argument` with its text.
  static Result<Symbol> encode(std::string_view text, const SymbolOptions& options);

  Symbology symbology() const { return symbology_; }
  /// What a reader gives back: the text, with scheme and host upper-cased when that was asked for.
  const std::string& text() const { return text_; }
  int side_modules() const { return side_modules_; }
  /// Light modules that must stay free on each side: 4 for QR Code, 2 for Data Matrix (its
  /// standard asks for 1; telephones read 2 better).
  int quiet_zone_modules() const { return symbology_ == Symbology::qr_code ? 4 : 2; }
  int side_with_quiet_zone_modules() const { return side_modules_ + 2 * quiet_zone_modules(); }
  /// 1 to 40 for a QR Code (ISO/IEC 18004 section 5.3.1); 0 for Data Matrix, named by its side.
  int qr_version() const;
  /// Outside of the symbol, the quiet zone included, every module is light.
  bool is_dark(int row, int column) const;

 private:
  Symbol() = default;

  Symbology symbology_ = Symbology::qr_code;
  std::string text_;
  int side_modules_ = 0;
  std::vector<bool> dark_;  ///< row by row
};

std::string_view name_of(Symbology symbology);  ///< "QR Code", "Data Matrix"

}  // namespace ocop::labels
