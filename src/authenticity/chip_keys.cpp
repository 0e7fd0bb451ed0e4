#include "authenticity/chip_keys.h"

#include <algorithm>

#include "crypto/hmac.h"

namespace ocop::authenticity {
namespace {

constexpr std::string_view picc_purpose = "ocop chip picc v1";
constexpr std::string_view file_purpose = "ocop chip file v1";

crypto::Block expanded(const crypto::Key256& extracted, crypto::View info) {
  crypto::Block key;
  std::ranges::copy(crypto::hkdf_expand(extracted, info, key.size()), key.begin());
  return key;
}

}  // namespace

ChipKeys ChipKeys::of_master(const crypto::Key256& master) {
  const crypto::Key256 extracted = crypto::hmac({}, {master});
  ChipKeys keys(Kind::of_master, expanded(extracted, crypto::view(picc_purpose)));
  keys.extracted_ = extracted;
  return keys;
}

ChipKeys ChipKeys::shared(const crypto::Block& picc_key, const crypto::Block& file_key) {
  ChipKeys keys(Kind::shared, picc_key);
  keys.file_key_ = file_key;
  return keys;
}

crypto::Block ChipKeys::file_key(const ChipUid& uid) const {
  if (kind_ == Kind::shared) return file_key_;
  std::array<crypto::Byte, file_purpose.size() + ChipUid{}.size()> info;
  std::ranges::copy(uid, std::ranges::copy(file_purpose, info.begin()).out);
  return expanded(extracted_, info);
}

}  // namespace ocop::authenticity
