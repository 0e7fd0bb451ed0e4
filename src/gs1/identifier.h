#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ocop::gs1 {

/// What an identifier names, from fine to coarse.
enum class Granularity {
  instance,     ///< one thing: SGTIN, SSCC, GIAI, GRAI with serial, CPI with serial …
  lot,          ///< a batch: 01+10, 8006+10, also 01+235
  trade_class,  ///< a kind of thing: GTIN alone, GTIN with variant, GRAI without serial …
  location,     ///< 414 with or without 254
  party,        ///< 417
  document,     ///< 253, 255, 401, 402 …
  foreign,      ///< a URI that is not a GS1 identifier, kept as it is
};

/// One identifier in the one form under which everything is stored and compared.
///
/// For a GS1 identifier the form is the path of its canonical Digital Link without stem and
/// without data attributes: "/01/09521234000013/21/7KQ4M9XTRE" (GS1 Digital Link: URI Syntax
/// 1.6.0, "canonical"). An instance drops the lot that its label may also carry, since 01+21 is
/// the identity; the lot stays readable with `lot_of_label`. URN and Digital Link spellings of one
/// thing give the same identifier. A foreign URI is kept to the letter.
///
///     TRY(const auto item, Identifier::parse("urn:epc:id:sgtin:9521234.000001.7KQ4M9XTRE"));
///     item.path();  // "/01/09521234000013/21/7KQ4M9XTRE"
///
/// Never contains a byte below 0x20. Values are immutable, cheap to move, safe to share.
class Identifier {
 public:
  /// Takes a Digital Link URI of any domain, an EPC URN (id, class, idpat without wildcard for
  /// lgtin) or any other absolute URI. A text that claims to be GS1 but breaks its rules (check
  /// digit, length, character set) is `invalid_argument` and says which rule; so is a text that is
  /// no URI or longer than `limits::identifier_text_bytes_max`.
  static Result<Identifier> parse(std::string_view text);

  /// Trusts a path that `path()` gave out earlier, for stores that read their own records.
  static Identifier from_stored(std::string path);

  const std::string& path() const { return path_; }
  Granularity granularity() const { return granularity_; }
  bool is_gs1() const { return granularity_ != Granularity::foreign; }

  /// The value of one application identifier of the path, percent-decoded; empty when absent:
  /// value("01"), value("10"), value("21"), value("414").
  std::string value(std::string_view application_identifier) const;
  /// The value of AI 10 that stood beside an instance in the parsed text; empty when none did.
  const std::string& lot_of_label() const { return lot_of_label_; }

  /// The same thing one step coarser: instance or lot → its class ("/01/…"); else empty path.
  Identifier trade_class() const;
  /// "https://id.gs1.org" + path for GS1 identifiers, the text itself for foreign ones.
  std::string canonical_uri() const;

  auto operator<=>(const Identifier& other) const { return path_ <=> other.path_; }
  bool operator==(const Identifier& other) const { return path_ == other.path_; }

 private:
  std::string path_;
  std::string lot_of_label_;
  Granularity granularity_ = Granularity::foreign;
};

}  // namespace ocop::gs1
