#include "crypto/sha256.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <memory>

namespace ocop::crypto {
namespace {

// SHA-256 of bytes in memory fails only when the cryptographic library itself is broken, and then
// nothing may be proved or sealed with it.
void insist(bool good) {
  if (!good) std::abort();
}

struct ContextDeleter {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, ContextDeleter>;

// Looking the algorithm up by name costs more than hashing a leaf, so each thread does it once and
// keeps the context.
EVP_MD_CTX* thread_context() {
  thread_local const Context context = [] {
    Context fresh(EVP_MD_CTX_new());
    insist(fresh && EVP_DigestInit_ex(fresh.get(), EVP_sha256(), nullptr) == 1);
    return fresh;
  }();
  return context.get();
}

}  // namespace

Sha256::Sha256() { insist(EVP_DigestInit_ex(thread_context(), nullptr, nullptr) == 1); }

void Sha256::take(View bytes) {
  insist(EVP_DigestUpdate(thread_context(), bytes.data(), bytes.size()) == 1);
}

Key256 Sha256::end() {
  Key256 digest;
  insist(EVP_DigestFinal_ex(thread_context(), digest.data(), nullptr) == 1);
  return digest;
}

}  // namespace ocop::crypto
