#include "accounts/passkey.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <sodium.h>

#include <array>
#include <memory>

#include <boost/json.hpp>

#include "accounts/cbor.h"
#include "accounts/secret.h"
#include "base/limits.h"

namespace ocop::accounts {
namespace {

namespace json = boost::json;

constexpr int encoding = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr unsigned char flag_user_present = 0x01;
constexpr unsigned char flag_user_verified = 0x04;
constexpr unsigned char flag_attested_data = 0x40;
constexpr std::size_t fixed_bytes = 37;  // hash of the id, flags, counter
constexpr std::size_t aaguid_bytes = 16;
constexpr std::size_t coordinate_bytes = 32;
constexpr std::size_t credential_id_bytes_max = 1023;  // WebAuthn section 7.1 step 25

Error wrong(std::string_view what) {
  return {Code::invalid_argument, "the passkey was not accepted: " + std::string(what), ""};
}

struct Freed {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed>;

std::string sha256(std::string_view bytes) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return digest;
}

Result<json::object> client_data(std::string_view text) {
  if (text.size() > limits::passkey_message_bytes_max) return wrong("it is too long");
  boost::system::error_code failed;
  json::value value = json::parse(json::string_view(text.data(), text.size()), failed);
  if (failed || !value.is_object()) return wrong("its client data are no JSON");
  return std::move(value.get_object());
}

std::string member(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(json::string_view(name.data(), name.size()));
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

Result<void> check_client_data(std::string_view text, std::string_view type,
                               std::string_view challenge, const RelyingParty& party) {
  TRY(const json::object data, client_data(text));
  if (member(data, "type") != type) return wrong("it is of another ceremony");
  if (!equals_in_constant_time(member(data, "challenge"), challenge)) {
    return wrong("it answers another challenge");
  }
  if (member(data, "origin") != party.origin) return wrong("it is of another site");
  const auto* crosses = data.if_contains("crossOrigin");
  if (crosses && crosses->is_bool() && crosses->get_bool()) return wrong("it came from a frame");
  return ok();
}

struct AuthenticatorData {
  unsigned char flags = 0;
  std::uint32_t counter = 0;
  std::string_view rest;

  bool has(unsigned char flag) const { return (flags & flag) != 0; }
};

Result<AuthenticatorData> authenticator_data(std::string_view bytes, const RelyingParty& party) {
  if (bytes.size() < fixed_bytes) return wrong("its authenticator data are too short");
  if (bytes.substr(0, 32) != sha256(party.id)) return wrong("it is of another site");
  AuthenticatorData data;
  data.flags = static_cast<unsigned char>(bytes[32]);
  for (std::size_t i = 33; i < fixed_bytes; ++i) {
    data.counter = data.counter << 8U | static_cast<unsigned char>(bytes[i]);
  }
  data.rest = bytes.substr(fixed_bytes);
  if (!data.has(flag_user_present)) return wrong("nobody was present");
  return data;
}

/// A COSE_Key (RFC 9053 section 7): 1 kty, 3 alg, -1 crv, -2 x, -3 y.
Result<PasskeyKey> key_from(const cbor::Value& cose) {
  const auto number = [&](std::int64_t name) {
    const auto* value = cose.find(name);
    return value && value->type == cbor::Value::Type::integer ? value->integer : 0;
  };
  const auto coordinate = [&](std::int64_t name) {
    const auto* value = cose.find(name);
    return value && value->type == cbor::Value::Type::bytes &&
                   value->string.size() == coordinate_bytes
               ? value->string
               : std::string();
  };
  const std::string x = coordinate(-2);
  if (number(3) == -7 && number(1) == 2 && number(-1) == 1) {
    const std::string y = coordinate(-3);
    if (!x.empty() && !y.empty()) return PasskeyKey{PasskeyAlgorithm::es256, x + y};
  }
  if (number(3) == -8 && number(1) == 1 && number(-1) == 6 && !x.empty()) {
    return PasskeyKey{PasskeyAlgorithm::eddsa, x};
  }
  return wrong("its key is of a kind that we do not take");
}

Key es256_key(const std::string& coordinates) {
  const std::string point = '\x04' + coordinates;
  std::array<char, 6> group{"P-256"};
  std::array<OSSL_PARAM, 3> parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, const_cast<char*>(point.data()),
                                        point.size()),
      OSSL_PARAM_construct_end()};
  const std::unique_ptr<EVP_PKEY_CTX, Freed> context(
      EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* key = nullptr;
  if (!context || EVP_PKEY_fromdata_init(context.get()) <= 0 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.data()) <= 0) {
    return nullptr;  // a point that is not on the curve
  }
  return Key(key);
}

Key openssl_key(const PasskeyKey& key) {
  if (key.algorithm == PasskeyAlgorithm::es256) return es256_key(key.bytes);
  return Key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr,
                                         reinterpret_cast<const unsigned char*>(key.bytes.data()),
                                         key.bytes.size()));
}

bool is_signed_by(const PasskeyKey& key, std::string_view message, std::string_view signature) {
  const Key public_key = openssl_key(key);
  const std::unique_ptr<EVP_MD_CTX, Freed> context(EVP_MD_CTX_new());
  const EVP_MD* digest = key.algorithm == PasskeyAlgorithm::es256 ? EVP_sha256() : nullptr;
  if (!public_key || !context ||
      EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, public_key.get()) != 1) {
    return false;
  }
  return EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                          signature.size(), reinterpret_cast<const unsigned char*>(message.data()),
                          message.size()) == 1;
}

Result<NewPasskey> attested(const AuthenticatorData& data) {
  if (!data.has(flag_attested_data) || data.rest.size() < aaguid_bytes + 2) {
    return wrong("it brings no key");
  }
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(data.rest[at]); };
  const std::size_t size =
      static_cast<std::size_t>(byte(aaguid_bytes)) << 8U | byte(aaguid_bytes + 1);
  const std::string_view rest = data.rest.substr(aaguid_bytes + 2);
  if (size == 0 || size > credential_id_bytes_max || size > rest.size()) {
    return wrong("its identifier is too long");
  }
  TRY(const auto cose, cbor::read_first(rest.substr(size)));
  TRY(PasskeyKey key, key_from(cose.first));
  if (!openssl_key(key)) return wrong("its key is no point of the curve");
  return NewPasskey{std::string(rest.substr(0, size)), std::move(key), data.counter};
}

}  // namespace

RelyingParty RelyingParty::of(std::string_view base_url) {
  const auto scheme_end = base_url.find("://");
  const std::string scheme(base_url.substr(0, scheme_end));
  std::string_view rest =
      base_url.substr(scheme_end == std::string_view::npos ? 0 : scheme_end + 3);
  rest = rest.substr(0, rest.find('/'));
  const auto colon = rest.rfind(':');
  std::string host(rest.substr(0, colon));
  const std::string port(colon == std::string_view::npos ? "" : rest.substr(colon));
  if (host == "127.0.0.1") host = "localhost";
  return {host, scheme + "://" + host + port};
}

Result<std::string> challenge_in(std::string_view client_data_json) {
  TRY(const json::object data, client_data(client_data_json));
  return member(data, "challenge");
}

Result<NewPasskey> verify_registration(const PasskeyRegistration& registration,
                                       std::string_view challenge, const RelyingParty& party) {
  TRY_VOID(check_client_data(registration.client_data_json, "webauthn.create", challenge, party));
  if (registration.attestation_object.size() > limits::passkey_message_bytes_max) {
    return wrong("it is too long");
  }
  TRY(const cbor::Value object, cbor::read(registration.attestation_object));
  const auto* bytes = object.find("authData");
  if (!bytes || bytes->type != cbor::Value::Type::bytes) return wrong("it brings no data");
  TRY(const AuthenticatorData data, authenticator_data(bytes->string, party));
  return attested(data);
}

Result<UsedPasskey> verify_assertion(const PasskeyAssertion& assertion, const PasskeyKey& key,
                                     std::uint32_t counter, std::string_view challenge,
                                     const RelyingParty& party) {
  TRY_VOID(check_client_data(assertion.client_data_json, "webauthn.get", challenge, party));
  TRY(const AuthenticatorData data, authenticator_data(assertion.authenticator_data, party));
  const std::string message = assertion.authenticator_data + sha256(assertion.client_data_json);
  if (!is_signed_by(key, message, assertion.signature)) return wrong("its signature is wrong");
  if ((data.counter != 0 || counter != 0) && data.counter <= counter) {
    return wrong("its counter did not rise; it may be a copy");
  }
  return UsedPasskey{data.counter, data.has(flag_user_verified)};
}

std::string to_base64url(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), encoding), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), encoding);
  text.pop_back();  // the final zero
  return text;
}

Result<std::string> from_base64url(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, &end, encoding) != 0 ||
      end != text.data() + text.size()) {
    return Error{Code::invalid_argument, "this is no base64url text", ""};
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace ocop::accounts
