#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

/// The server's side of passkeys (W3C Web Authentication level 2, sections 7.1 and 7.2), as far as
/// we need it: attestation is not asked for, so that any authenticator will do; algorithms are
/// ES256 and EdDSA. Pure; challenges, storage and sessions are the caller's.
namespace ocop::accounts {

/// Who we are to a browser: derived from the address people use, never from a request.
struct RelyingParty {
  std::string id;      ///< "ocop.example"
  std::string origin;  ///< "https://ocop.example"

  /// Browsers know no passkeys for addresses in numbers, so that a server on a desk
  /// ("http://127.0.0.1:8080") is "http://localhost:8080" to them.
  static RelyingParty of(std::string_view base_url);
};

enum class PasskeyAlgorithm : std::int64_t { es256 = -7, eddsa = -8 };  // RFC 9053

struct PasskeyKey {
  PasskeyAlgorithm algorithm = PasskeyAlgorithm::es256;
  std::string bytes;  ///< x and y of P-256, or the 32 bytes of Ed25519
};

/// What a browser made: all three as raw bytes.
struct PasskeyRegistration {
  std::string client_data_json;
  std::string attestation_object;
};
struct PasskeyAssertion {
  std::string credential_id;
  std::string client_data_json;
  std::string authenticator_data;
  std::string signature;
};

struct NewPasskey {
  std::string credential_id;
  PasskeyKey key;
  std::uint32_t counter = 0;
};
struct UsedPasskey {
  std::uint32_t counter = 0;
  bool user_verified = false;  ///< by finger, face or PIN: then it is two factors in one
};

/// The challenge that the browser says it answered, before anything of it is believed.
Result<std::string> challenge_in(std::string_view client_data_json);

/// `invalid_argument` names the check that failed. `challenge` is the text in base64url.
Result<NewPasskey> verify_registration(const PasskeyRegistration& registration,
                                       std::string_view challenge, const RelyingParty& party);
/// `counter` is the one stored. A counter that does not rise, when either is not zero, is a copy
/// of the authenticator: refused.
Result<UsedPasskey> verify_assertion(const PasskeyAssertion& assertion, const PasskeyKey& key,
                                     std::uint32_t counter, std::string_view challenge,
                                     const RelyingParty& party);

std::string to_base64url(std::string_view bytes);
Result<std::string> from_base64url(std::string_view text);

}  // namespace ocop::accounts
