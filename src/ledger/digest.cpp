#include "ledger/digest.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <memory>

namespace ocop::ledger {
namespace {

struct ContextDeleter {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, ContextDeleter>;

// Looking the algorithm up by name costs more than hashing a leaf, so each thread does it once and
// keeps the context.
EVP_MD_CTX& thread_context() {
  thread_local const Context context = [] {
    Context fresh(EVP_MD_CTX_new());
    if (!fresh || EVP_DigestInit_ex(fresh.get(), EVP_sha256(), nullptr) != 1) std::abort();
    return fresh;
  }();
  return *context;
}

}  // namespace

Digest sha256(std::initializer_list<std::string_view> parts) {
  EVP_MD_CTX& context = thread_context();
  Digest digest;
  bool good = EVP_DigestInit_ex(&context, nullptr, nullptr) == 1;
  for (const auto part : parts) {
    good = good && EVP_DigestUpdate(&context, part.data(), part.size()) == 1;
  }
  good = good && EVP_DigestFinal_ex(&context, digest.data(), nullptr) == 1;
  // SHA-256 of bytes in memory fails only when the cryptographic library itself is broken, and then
  // nothing may be sealed.
  if (!good) std::abort();
  return digest;
}

}  // namespace ocop::ledger
