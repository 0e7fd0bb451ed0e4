#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

/// The GS1 identification keys as types that only a parser can make (GS1 General Specifications
/// 3.2 to 3.9): length, character set, check digit or check characters, company prefix.
///
///     TRY(const Gtin gtin, Gtin::parse("9521234000013"));
///     gtin.digits();         // "09521234000013"
///     Gln::parse("9521234000014");  // refused: wrong check digit, it should be 3
namespace ocop::gs1 {

/// Why the value is no key of that AI, or ok.
Result<void> check_key(std::string_view code, std::string_view value);

/// The code of an application identifier as part of a type.
template <std::size_t size>
struct KeyCode {
  char text[size]{};
  consteval KeyCode(const char (&code)[size]) {  // NOLINT: implicit, Key<"00">
    for (std::size_t i = 0; i < size; ++i) text[i] = code[i];
  }
  constexpr std::string_view view() const { return {text, size - 1}; }
};

/// A key whose value is just what stands behind its AI.
template <KeyCode code>
class Key {
 public:
  static Result<Key> parse(std::string_view value) {
    TRY_VOID(check_key(code.view(), value));
    return Key(std::string(value));
  }

  const std::string& value() const { return value_; }
  static constexpr std::string_view application_identifier() { return code.view(); }
  /// "/00/340123456789012340": the path of its Digital Link.
  std::string path() const;

  auto operator<=>(const Key&) const = default;

 private:
  explicit Key(std::string value) : value_(std::move(value)) {}
  std::string value_;
};

using Sscc = Key<"00">;             ///< 18 digits
using Gln = Key<"414">;             ///< 13 digits: a place
using PartyGln = Key<"417">;        ///< 13 digits: a party
using Gdti = Key<"253">;            ///< 13 digits, then up to 17 characters of serial
using Gcn = Key<"255">;             ///< 13 digits, then up to 12 digits of serial
using Ginc = Key<"401">;            ///< up to 30 characters
using Gsin = Key<"402">;            ///< 17 digits
using Grai = Key<"8003">;           ///< 0, 13 digits, then up to 16 characters of serial
using Giai = Key<"8004">;           ///< up to 30 characters
using Itip = Key<"8006">;           ///< GTIN-14, piece, total
using Cpid = Key<"8010">;           ///< up to 30 characters of set 39
using Gmn = Key<"8013">;            ///< up to 25 characters, the last two check the rest
using GsrnProvider = Key<"8017">;   ///< 18 digits
using GsrnRecipient = Key<"8018">;  ///< 18 digits

/// A GTIN of 8, 12, 13 or 14 digits, kept as 14.
class Gtin {
 public:
  static Result<Gtin> parse(std::string_view digits);
  /// `digits`: 7, 11, 12 or 13, to which the check digit is added.
  static Result<Gtin> with_check_digit(std::string_view digits);

  const std::string& digits() const { return digits_; }  ///< always 14
  /// As it stands below a bar code: without the leading zeros that make it 14.
  std::string_view shortest() const;
  std::string path() const;  ///< "/01/09521234000013"

  auto operator<=>(const Gtin&) const = default;

 private:
  explicit Gtin(std::string digits) : digits_(std::move(digits)) {}
  std::string digits_;
};

std::string path_of_key(std::string_view code, std::string_view value);

template <KeyCode code>
std::string Key<code>::path() const {
  return path_of_key(code.view(), value_);
}

}  // namespace ocop::gs1
