#pragma once

#include <string_view>

#include "crypto/bytes.h"

/// The keys of NFC chips NTAG 424 DNA. Every chip has a file key of its own, so that taking one
/// chip apart opens no other.
namespace ocop::authenticity {

using ChipUid = std::array<crypto::Byte, 7>;

/// The keys behind the chips of one product. Immutable, safe to share.
///
/// Both kinds of key are HKDF-SHA-256 (RFC 5869) of the chip master key, without salt, 16 bytes:
///
///     opening the UID      info "ocop chip picc v1"             the same for all chips: only what
///                                                               it opens says which chip it is
///     proving, file data   info "ocop chip file v1" || UID      UID: its 7 bytes
class ChipKeys {
 public:
  /// `master`: 32 random bytes.
  static ChipKeys of_master(const crypto::Key256& master);
  /// The same two keys for every chip: as chips come from elsewhere. One extracted key then opens
  /// all of them.
  static ChipKeys shared(const crypto::Block& picc_key, const crypto::Block& file_key);

  const crypto::Block& picc_key() const { return picc_key_; }
  crypto::Block file_key(const ChipUid& uid) const;

 private:
  enum class Kind : std::uint8_t { of_master, shared };

  ChipKeys(Kind kind, const crypto::Block& picc_key) : kind_(kind), picc_key_(picc_key) {}

  Kind kind_;
  crypto::Block picc_key_;
  crypto::Key256 extracted_{};  ///< the first step of HKDF, done once
  crypto::Block file_key_{};    ///< when it is shared
};

}  // namespace ocop::authenticity
