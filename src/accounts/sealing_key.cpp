#include "accounts/sealing_key.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <span>
#include <vector>

namespace ocop::accounts {
namespace {

using Key = std::array<unsigned char, 32>;
constexpr int encoding = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int operator*() const { return descriptor_; }

 private:
  int descriptor_;
};

Error cannot(const std::filesystem::path& file, std::string_view what) {
  return {Code::unavailable,
          "the key file cannot be " + std::string(what) + ": " + std::strerror(errno),
          file.string()};
}

// Written beside and renamed, so that a fall of the power leaves no half a key.
Result<void> make(const std::filesystem::path& path, Random& random) {
  Key key{};
  random.fill(std::as_writable_bytes(std::span(key)));
  const std::string beside = path.string() + ".new";
  const File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (*file < 0) return cannot(path, "made");
  if (::write(*file, key.data(), key.size()) != static_cast<ssize_t>(key.size()) ||
      ::fsync(*file) != 0) {
    return cannot(path, "written");
  }
  // `link` refuses when another process was first; its key counts then.
  const bool is_made = ::link(beside.c_str(), path.c_str()) == 0 || errno == EEXIST;
  ::unlink(beside.c_str());
  if (!is_made) return cannot(path, "written");
  return ok();
}

Result<Key> read(const std::filesystem::path& path) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (*file < 0) return cannot(path, "read");
  struct stat status = {};
  if (::fstat(*file, &status) != 0) return cannot(path, "read");
  if ((status.st_mode & 077) != 0) {
    return Error{Code::permission_denied, "others may read the key file; chmod 600 it",
                 path.string()};
  }
  Key key{};
  if (status.st_size != static_cast<off_t>(key.size()) ||
      ::read(*file, key.data(), key.size()) != static_cast<ssize_t>(key.size())) {
    return Error{Code::data_loss, "the key file is no key; bring it back from a backup",
                 path.string()};
  }
  return key;
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
