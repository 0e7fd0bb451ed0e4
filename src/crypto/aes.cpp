#include "crypto/aes.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdlib>

namespace ocop::crypto {
namespace {

// Looking a cipher up costs more than using it, so that happens once.
const EVP_CIPHER* cipher_of(std::size_t key_bytes) {
  static const EVP_CIPHER* const aes_128 = EVP_CIPHER_fetch(nullptr, "AES-128-ECB", nullptr);
  static const EVP_CIPHER* const aes_192 = EVP_CIPHER_fetch(nullptr, "AES-192-ECB", nullptr);
  static const EVP_CIPHER* const aes_256 = EVP_CIPHER_fetch(nullptr, "AES-256-ECB", nullptr);
  return key_bytes == 16 ? aes_128 : key_bytes == 24 ? aes_192 : aes_256;
}

// AES on bytes in memory fails only when the cryptographic library itself is broken, and then
// nothing may be proved with it.
void insist(bool good) {
  if (!good) std::abort();
}

void run(EVP_CIPHER_CTX* context, const Byte* from, Byte* to, std::size_t size) {
  int length = 0;
  insist(EVP_CipherUpdate(context, to, &length, from, static_cast<int>(size)) == 1 &&
         static_cast<std::size_t>(length) == size);
}

EVP_CIPHER_CTX* fresh(View key, int encrypting) {
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  insist(context != nullptr &&
         EVP_CipherInit_ex2(context, cipher_of(key.size()), key.data(), nullptr, encrypting,
                            nullptr) == 1 &&
         EVP_CIPHER_CTX_set_padding(context, 0) == 1);
  return context;
}

}  // namespace

void Aes::Release::operator()(evp_cipher_ctx_st* context) const { EVP_CIPHER_CTX_free(context); }

Aes::Aes(View key) : encrypting_(fresh(key, 1)), key_(key.begin(), key.end()) {}

Aes::Aes(const Block& key) : Aes(View(key)) {}

Result<Aes> Aes::with_key(View key) {
  if (key.size() != 16 && key.size() != 24 && key.size() != 32) {
    return Error{Code::invalid_argument, "an AES key has 16, 24 or 32 bytes", "key"};
  }
  return Aes(key);
}

Block Aes::encrypt(const Block& block) {
  Block out;
  run(encrypting_.get(), block.data(), out.data(), out.size());
  return out;
}

void Aes::encrypt(std::span<Byte> blocks) {
  run(encrypting_.get(), blocks.data(), blocks.data(), blocks.size());
}

Block Aes::decrypt(const Block& block) {
  if (!decrypting_) decrypting_.reset(fresh(key_, 0));
  Block out;
  run(decrypting_.get(), block.data(), out.data(), out.size());
  return out;
}

Bytes Aes::decrypt_chained(const Block& start, View text) {
  Bytes plain;
  plain.reserve(text.size());
  Block before = start;
  for (std::size_t at = 0; at + before.size() <= text.size(); at += before.size()) {
    Block block;
    std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), block.size(), block.begin());
    const Block opened = decrypt(block) ^ before;
    plain.insert(plain.end(), opened.begin(), opened.end());
    before = block;
  }
  return plain;
}

Block doubled(const Block& block) {
  Block out;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const int carry = i + 1 < block.size() ? block[i + 1] >> 7 : 0;
    out[i] = static_cast<Byte>(block[i] << 1 | carry);
  }
  if (block[0] & 0x80) out[15] ^= 0x87;
  return out;
}

Block cmac(Aes& aes, View message) {
  const Block once = doubled(aes.encrypt(Block{}));
  Block chain{};
  while (message.size() > chain.size()) {
    for (std::size_t i = 0; i < chain.size(); ++i) chain[i] ^= message[i];
    chain = aes.encrypt(chain);
    message = message.subspan(chain.size());
  }
  for (std::size_t i = 0; i < message.size(); ++i) chain[i] ^= message[i];
  if (message.size() == chain.size()) return aes.encrypt(chain ^ once);
  chain[message.size()] ^= 0x80;
  return aes.encrypt(chain ^ doubled(once));
}

}  // namespace ocop::crypto
