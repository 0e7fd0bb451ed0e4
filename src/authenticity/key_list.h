#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authenticity/signed_label.h"
#include "base/time.h"

/// The keys whose labels are good, as a document that whoever checks without a network keeps. It is
/// itself signed, with a key that signs nothing else. One line, without any white space, its
/// members in just this order:
///
///     {"type":"ocop-label-keys/1","issued_at":"2026-11-25T00:00:00.000Z",
///      "next_update":"2026-12-25T00:00:00.000Z","keys":[
///       {"id":"AbCd","public_key":"AbCd…","state":"active"},
///       {"id":"EfGh","public_key":"EfGh…","state":"verify_only"},
///       {"id":"IjKl","public_key":"IjKl…","state":"revoked_from","index":120000},
///       {"id":"MnOp","public_key":"MnOp…","state":"revoked_from","time":"2026-11-01T00:00:00.000Z"}],
///      "signature":"…"}
///
/// Keys stand in the order of the bytes of their ids. Keys and signature are base64url. Signed is
/// the document without `,"signature":"…"`. Any other spelling is refused, so that `JSON.parse`
/// and `JSON.stringify` of a browser give the signed bytes.
namespace ocop::authenticity {

enum class KeyState : std::uint8_t {
  active,        ///< signs
  verify_only,   ///< signs no longer; what it signed is good
  revoked_from,  ///< fell into other hands: good only for what is known to be older
};

struct LabelKey {
  crypto::PublicKey key{};
  KeyState state = KeyState::active;
  /// With `revoked_from` one of the two: the first index of an item code, or the first moment of
  /// issuing, from which on the key proves nothing.
  std::optional<std::uint64_t> from_index;
  std::optional<Timestamp> from_time;

  bool operator==(const LabelKey&) const = default;
};

struct KeyList {
  Timestamp issued_at;    ///< to the millisecond, as all times here
  Timestamp next_update;  ///< from then on the list is old
  std::vector<LabelKey> keys;

  bool operator==(const KeyList&) const = default;
};

/// The document. `invalid_argument`: two keys share an id, a state lacks its bound or has one too
/// many, the next update comes before the issue; `payload_too_large`: over
/// `limits::label_keys_max`.
Result<std::string> make_key_list(KeyList list, const crypto::SigningKey& signer);

/// The list, if `signer` signed the document. `permission_denied`: it did not; `invalid_argument`:
/// it is no such document; `payload_too_large`: it is over a limit.
Result<KeyList> read_key_list(std::string_view document, const crypto::PublicKey& signer);

/// What is known of the item code of a label; without a network nothing is.
struct LabelOrigin {
  std::optional<std::uint64_t> index;
  std::optional<Timestamp> issued_at;
};

enum class LabelAnswer : std::uint8_t {
  valid,            ///< one of our keys signed it; copies are not excluded
  perhaps_revoked,  ///< good signature of a revoked key, and unknown whether it is older
  revoked,          ///< signed when the key no longer proved anything
  unknown_key,      ///< no key of that id: not ours, or newer than the list
  wrong_signature,  ///< not what the key would have signed: not ours, or read wrongly
};
std::string_view name_of(LabelAnswer answer);  ///< "perhaps_revoked"

LabelAnswer judge_label(const SignedLabel& label, const KeyList& list,
                        const LabelOrigin& origin = {});

}  // namespace ocop::authenticity
