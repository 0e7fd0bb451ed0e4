#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace ocop::accounts {

/// The key of this installation, in a file of its own beside the database, so that a copy of the
/// database alone opens no second factor and no short code can be guessed from its hash. Without
/// the file the sealed secrets are lost: it belongs into every backup.
class SealingKey {
 public:
  /// Reads the file, or makes it (owner only, 0600). `permission_denied` when others may read it,
  /// `data_loss` when it is no key.
  static Result<SealingKey> open(const std::filesystem::path& file, Random& random);

  /// XSalsa20-Poly1305 under a key of its own; base64url.
  std::string seal(std::string_view secret, Random& random) const;
  /// `data_loss` when it was sealed with another key, or was changed.
  Result<std::string> unseal(std::string_view sealed) const;

  /// HMAC-SHA-256, hexadecimal, for short codes and form tokens. `purpose` keeps uses apart.
  std::string fingerprint(std::string_view purpose, std::string_view text) const;

 private:
  SealingKey() = default;
  std::array<unsigned char, 32> sealing_{};
  std::array<unsigned char, 32> fingerprints_{};
};

}  // namespace ocop::accounts
