#include "accounts/passkey.h"

#include <gmock/gmock.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <rapidcheck/gtest.h>
#include <sodium.h>

#include "accounts/challenge_book.h"

namespace ocop::accounts {
namespace {

const RelyingParty party = RelyingParty::of("https://ocop.example");
constexpr std::string_view challenge = "Y2hhbGxlbmdl";

std::string bytes(std::initializer_list<int> values) {
  std::string text;
  for (const int value : values) text += static_cast<char>(value);
  return text;
}

std::string sha256(std::string_view text) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size());
  return digest;
}

/// An authenticator in a few lines: what it says can be bent for each test.
struct Authenticator {
  explicit Authenticator(PasskeyAlgorithm wanted) : algorithm(wanted) {
    key = wanted == PasskeyAlgorithm::es256 ? EVP_EC_gen("P-256")
                                            : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
  }
  Authenticator(const Authenticator&) = delete;
  ~Authenticator() { EVP_PKEY_free(key); }

  std::string client_data(std::string_view type) const {
    return std::string(R"({"type":")") + std::string(type) + R"(","challenge":")" +
           std::string(answered) + R"(","origin":")" + origin + R"(","crossOrigin":)" +
           (cross_origin ? "true" : "false") + "}";
  }

  std::string data() const {
    return sha256(id) + static_cast<char>(flags) +
           bytes({int(counter >> 24U), int(counter >> 16U & 255U), int(counter >> 8U & 255U),
                  int(counter & 255U)});
  }

  std::string cose() const {
    if (algorithm == PasskeyAlgorithm::eddsa) {
      std::string x(32, '\0');
      std::size_t size = x.size();
      EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char*>(x.data()), &size);
      return bytes({0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32}) + x;
    }
    std::string point(65, '\0');
    std::size_t size = 0;
    EVP_PKEY_get_octet_string_param(key, "pub", reinterpret_cast<unsigned char*>(point.data()),
                                    point.size(), &size);
    return bytes({0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32}) + point.substr(1, 32) +
           bytes({0x22, 0x58, 32}) + point.substr(33);
  }

  PasskeyRegistration registration() {
    flags |= 0x40U;
    const std::string auth = data() + std::string(16, '\0') + bytes({0, 4}) + "cred" + cose();
    flags &= ~0x40U;
    const int size = static_cast<int>(auth.size());
    return {client_data("webauthn.create"),
            bytes({0xa3, 0x63}) + "fmt" + bytes({0x64}) + "none" + bytes({0x67}) + "attStmt" +
                bytes({0xa0, 0x68}) + "authData" + bytes({0x59, size >> 8, size & 255}) + auth};
  }

  PasskeyAssertion assertion() const {
    PasskeyAssertion made{"cred", client_data("webauthn.get"), data(), ""};
    const std::string message = made.authenticator_data + sha256(made.client_data_json);
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr,
                       algorithm == PasskeyAlgorithm::es256 ? EVP_sha256() : nullptr, nullptr, key);
    std::size_t size = 256;
    made.signature.resize(size);
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(made.signature.data()), &size,
                   reinterpret_cast<const unsigned char*>(message.data()), message.size());
    made.signature.resize(size);
    EVP_MD_CTX_free(context);
    return made;
  }

  PasskeyAlgorithm algorithm;
  EVP_PKEY* key;
  std::string_view answered = challenge;
  std::string id = "ocop.example";
  std::string origin = "https://ocop.example";
  bool cross_origin = false;
  unsigned flags = 0x05;
  std::uint32_t counter = 7;
};

class PasskeyTest : public testing::TestWithParam<PasskeyAlgorithm> {
 protected:
  PasskeyKey key() {
    const auto made = verify_registration(device_.registration(), challenge, party);
    EXPECT_TRUE(made);
    return made->key;
  }
  bool is_registered() {
    return bool(verify_registration(device_.registration(), challenge, party));
  }
  bool is_taken(std::uint32_t stored_counter = 6) {
    return bool(verify_assertion(device_.assertion(), key_, stored_counter, challenge, party));
  }

  Authenticator device_{GetParam()};
  PasskeyKey key_ = key();
};

TEST_P(PasskeyTest, IsRegisteredAndThenSignsIn) {
  const auto made = verify_registration(device_.registration(), challenge, party);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->credential_id, "cred");
  EXPECT_EQ(made->counter, 7U);
  device_.counter = 8;
  const auto used = verify_assertion(device_.assertion(), made->key, 7, challenge, party);
  ASSERT_TRUE(used) << to_string(used.error());
  EXPECT_EQ(used->counter, 8U);
  EXPECT_TRUE(used->user_verified);
}

TEST_P(PasskeyTest, OfAnotherSiteAnotherChallengeOrAFrameIsRefused) {
  const auto refused = [&](auto bend, auto restore) {
    bend();
    const bool both = !is_registered() && !is_taken();
    restore();
    return both;
  };

  EXPECT_TRUE(refused([&] { device_.origin = "https://evil.example"; },
                      [&] { device_.origin = "https://ocop.example"; }));
  EXPECT_TRUE(refused([&] { device_.id = "evil.example"; }, [&] { device_.id = "ocop.example"; }));
  EXPECT_TRUE(refused([&] { device_.answered = "AAAA"; }, [&] { device_.answered = challenge; }));
  EXPECT_TRUE(refused([&] { device_.cross_origin = true; }, [&] { device_.cross_origin = false; }));
  EXPECT_TRUE(refused([&] { device_.flags = 0x04; }, [&] { device_.flags = 0x05; }));
  EXPECT_TRUE(is_registered() && is_taken());
}

TEST_P(PasskeyTest, SaysWhetherThePersonWasVerified) {
  device_.flags = 0x01;
  const auto used = verify_assertion(device_.assertion(), key_, 0, challenge, party);
  ASSERT_TRUE(used);
  EXPECT_FALSE(used->user_verified);
}

TEST_P(PasskeyTest, WhoseCounterDoesNotRiseIsACopy) {
  EXPECT_TRUE(is_taken(6));
  EXPECT_FALSE(is_taken(7));
  EXPECT_FALSE(is_taken(8));
  device_.counter = 0;
  EXPECT_TRUE(is_taken(0)) << "many authenticators do not count";
  EXPECT_FALSE(is_taken(1));
}

TEST_P(PasskeyTest, WhoseSignatureWasTouchedIsRefused) {
  const PasskeyAssertion good = device_.assertion();
  for (std::size_t i = 0; i < good.signature.size(); ++i) {
    PasskeyAssertion bent = good;
    bent.signature[i] = static_cast<char>(bent.signature[i] ^ 1);
    EXPECT_FALSE(verify_assertion(bent, key_, 0, challenge, party)) << i;
  }
  const Authenticator other(GetParam());
  EXPECT_FALSE(verify_assertion(other.assertion(), key_, 0, challenge, party));
}

TEST_P(PasskeyTest, ThatIsCutOffAnywhereIsRefused) {
  const PasskeyRegistration good = device_.registration();
  for (std::size_t size = 0; size < good.attestation_object.size(); ++size) {
    EXPECT_FALSE(verify_registration(
        {good.client_data_json, good.attestation_object.substr(0, size)}, challenge, party));
  }
}

INSTANTIATE_TEST_SUITE_P(Both, PasskeyTest,
                         testing::Values(PasskeyAlgorithm::es256, PasskeyAlgorithm::eddsa));

TEST(PasskeyKeyTest, ThatIsNoPointOfTheCurveIsRefused) {
  Authenticator device(PasskeyAlgorithm::es256);
  PasskeyRegistration registration = device.registration();
  registration.attestation_object.back() =
      static_cast<char>(registration.attestation_object.back() ^ 1);
  EXPECT_FALSE(verify_registration(registration, challenge, party));
}

TEST(RelyingPartyTest, IsTheSiteThatPeopleUse) {
  EXPECT_EQ(RelyingParty::of("https://ocop.example/").id, "ocop.example");
  EXPECT_EQ(RelyingParty::of("https://ocop.example:8443").origin, "https://ocop.example:8443");
  EXPECT_EQ(RelyingParty::of("http://127.0.0.1:8080").origin, "http://localhost:8080");
  EXPECT_EQ(RelyingParty::of("http://127.0.0.1:8080").id, "localhost");
}

TEST(ChallengeBookTest, TakesAChallengeOnceInTimeAndForItsPurpose) {
  ChallengeBook book;
  SystemRandom random;
  const Timestamp now{1'000'000'000};
  const std::string one = book.issue("sign-in", now, random);
  EXPECT_TRUE(book.take(one, "sign-in", now));
  EXPECT_FALSE(book.take(one, "sign-in", now));
  const std::string two = book.issue("person 1", now, random);
  EXPECT_FALSE(book.take(two, "sign-in", now));
  EXPECT_FALSE(book.take(two, "person 1", now)) << "a wrong try uses it up";
  const std::string three = book.issue("sign-in", now, random);
  EXPECT_FALSE(book.take(three, "sign-in", {now.micros + 301 * micros_per_second}));
  EXPECT_FALSE(book.take("", "sign-in", now));
}

RC_GTEST_PROP(Base64url, ReadsWhatItWrote, ()) {
  const auto text = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
  RC_ASSERT(*from_base64url(to_base64url(text)) == text);
}

}  // namespace
}  // namespace ocop::accounts
