#include "accounts/sealing_key.h"

#include <sodium.h>

#include <algorithm>
#include <span>
#include <vector>

#include "crypto/secret_file.h"

namespace ocop::accounts {
namespace {

using Key = std::array<unsigned char, 32>;
constexpr int encoding = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

Result<Key> read(const std::filesystem::path& path) {
  TRY(const std::string content, crypto::read_secret_file(path));
  Key key{};
  if (content.size() != key.size()) {
    return Error{Code::data_loss, "the key file is no key; bring it back from a backup",
                 path.string()};
  }
  std::ranges::copy(content, key.begin());
  return key;
}

Result<void> make(const std::filesystem::path& path, Random& random) {
  std::string key(Key{}.size(), '\0');
  random.fill(std::as_writable_bytes(std::span(key)));
  return crypto::make_secret_file(path, key);
}

Key derive(const Key& from, std::uint64_t number) {
  Key key{};
  crypto_kdf_derive_from_key(key.data(), key.size(), number, "ocopacct", from.data());
  return key;
}

}  // namespace

Result<SealingKey> SealingKey::open(const std::filesystem::path& file, Random& random) {
  if (!std::filesystem::exists(file)) TRY_VOID(make(file, random));
  TRY(const Key key, read(file));
  SealingKey sealing;
  sealing.sealing_ = derive(key, 1);
  sealing.fingerprints_ = derive(key, 2);
  return sealing;
}

std::string SealingKey::seal(std::string_view secret, Random& random) const {
  std::vector<unsigned char> box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES +
                                 secret.size());
  random.fill(std::as_writable_bytes(std::span(box).first(crypto_secretbox_NONCEBYTES)));
  crypto_secretbox_easy(box.data() + crypto_secretbox_NONCEBYTES,
                        reinterpret_cast<const unsigned char*>(secret.data()), secret.size(),
                        box.data(), sealing_.data());
  std::string text(sodium_base64_encoded_len(box.size(), encoding), '\0');
  sodium_bin2base64(text.data(), text.size(), box.data(), box.size(), encoding);
  text.pop_back();  // the final zero
  return text;
}

Result<std::string> SealingKey::unseal(std::string_view sealed) const {
  const Error wrong{Code::data_loss,
                    "a sealed secret does not open; is the key file that of this database?", ""};
  std::vector<unsigned char> box(sealed.size());
  std::size_t size = 0;
  if (sodium_base642bin(box.data(), box.size(), sealed.data(), sealed.size(), nullptr, &size,
                        nullptr, encoding) != 0 ||
      size < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) {
    return wrong;
  }
  const std::size_t boxed = size - crypto_secretbox_NONCEBYTES;
  std::string secret(boxed - crypto_secretbox_MACBYTES, '\0');
  if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(secret.data()),
                                 box.data() + crypto_secretbox_NONCEBYTES, boxed, box.data(),
                                 sealing_.data()) != 0) {
    return wrong;
  }
  return secret;
}

std::string SealingKey::fingerprint(std::string_view purpose, std::string_view text) const {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, fingerprints_.data(), fingerprints_.size());
  const auto add = [&](std::string_view part) {
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                  part.size());
  };
  add(purpose);
  add(std::string_view("\0", 1));
  add(text);
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> digest{};
  crypto_auth_hmacsha256_final(&state, digest.data());
  std::array<char, 2 * digest.size() + 1> hexadecimal{};
  sodium_bin2hex(hexadecimal.data(), hexadecimal.size(), digest.data(), digest.size());
  return hexadecimal.data();
}

}  // namespace ocop::accounts
