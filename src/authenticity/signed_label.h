#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/ed25519.h"

/// A label that proves without a network who issued it: an Ed25519 signature (RFC 8032) in AI
/// (8030) of its Digital Link.
///
///     https://ocop.example/01/09521234000013/10/SG-2606/21/7KQ4M9XTRE?17=270101&8030=kX…w-AbCd
///
/// The value of (8030) has all the 90 symbols that it may have: the 64 bytes of the signature in
/// base64url (86), then the key id (4).
///
/// Signed are, in this order, GTIN (01), variant (22), lot (10) and serial (21) as the path of a
/// canonical Digital Link, and the dates best before (15) and expiry (17) as its query, each where
/// the label carries it; GTIN and serial must be there. So the signed text of the label above is
///
///     /01/09521234000013/10/SG-2606/21/7KQ4M9XTRE?17=270101
///
/// in UTF-8: no host, values escaped but for letters, digits and "-._~", hexadecimal in capitals.
/// Nothing else on the label is signed. Copying a signed label copies its signature: a good one
/// never shows that this is the first.
namespace ocop::authenticity {

struct SignedLabel {
  std::string signed_text;  ///< begins with "/", as no other text that we sign does
  crypto::Signature signature{};
  std::string key_id;  ///< 4 symbols of base64url
};

/// The first 4 symbols of the key in base64url. Keys of one list differ in them.
std::string key_id_of(const crypto::PublicKey& key);

/// `not_found`: the link has no (8030); `invalid_argument`: it is no Digital Link of a GTIN with
/// serial, or (8030) has another form. Whether it holds, `key_list.h` says.
Result<SignedLabel> parse_signed_label(std::string_view digital_link);

/// The link with its signature, or `invalid_argument` when it names no GTIN with serial. A
/// signature that it had is replaced.
Result<std::string> sign_label(std::string_view digital_link, const crypto::SigningKey& key);

}  // namespace ocop::authenticity
