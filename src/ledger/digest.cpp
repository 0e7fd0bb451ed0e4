#include "ledger/digest.h"

#include "crypto/sha256.h"

namespace ocop::ledger {

Digest sha256(std::initializer_list<std::string_view> parts) {
  crypto::Sha256 sha;
  for (const auto part : parts) sha.take(crypto::view(part));
  return sha.end();
}

}  // namespace ocop::ledger
