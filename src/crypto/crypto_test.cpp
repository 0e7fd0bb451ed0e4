#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "crypto/ed25519.h"
#include "crypto/ff1.h"
#include "crypto/hmac.h"
#include "crypto/lrp.h"

namespace ocop::crypto {
namespace {

Block key_of(std::uint8_t seed) {
  Block key;
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<Byte>(seed * 17 + i);
  return key;
}

TEST(Bytes, hexadecimal_goes_there_and_back_and_nothing_else_is_taken) {
  EXPECT_EQ(hex(Bytes{0, 0xAB, 0xFF}), "00abff");
  EXPECT_EQ(from_hex("00ABff"), (Bytes{0, 0xAB, 0xFF}));
  for (const auto wrong : {"0", "0g", "0x", " 00", "00 "}) EXPECT_FALSE(from_hex(wrong)) << wrong;
}

RC_GTEST_PROP(Base64url, goes_there_and_back, (const std::vector<std::uint8_t>& bytes)) {
  RC_ASSERT(from_base64url(base64url(bytes)) == bytes);
}

TEST(Base64url, has_one_text_for_the_same_bytes) {
  EXPECT_EQ(base64url(Bytes{0xFB, 0xFF}), "-_8");
  for (const auto wrong : {"-_9", "-_8=", "+/8", "-", "-_8 ", "-_\n8"}) {
    EXPECT_FALSE(from_base64url(wrong)) << wrong;
  }
}

RC_GTEST_PROP(Ed25519, a_signature_holds_for_its_message_alone,
              (const std::string& message, std::uint8_t place)) {
  const SigningKey key(Key256{1, 2, 3});
  Signature signature = key.sign(view(message));
  RC_ASSERT(is_signed_by(key.public_key(), view(message), signature));
  RC_ASSERT(!is_signed_by(key.public_key(), view(message + "x"), signature));
  RC_ASSERT(!is_signed_by(SigningKey(Key256{4}).public_key(), view(message), signature));
  signature[place % signature.size()] ^= 1;
  RC_ASSERT(!is_signed_by(key.public_key(), view(message), signature));
}

TEST(Aes, refuses_a_key_of_another_length) {
  for (const std::size_t size : {0U, 15U, 17U, 33U}) EXPECT_FALSE(Aes::with_key(Bytes(size)));
}

RC_GTEST_PROP(Aes, decrypting_undoes_encrypting, (std::uint8_t seed, std::array<Byte, 16> block)) {
  Aes aes(key_of(seed));
  RC_ASSERT(aes.decrypt(aes.encrypt(block)) == block);
}

RC_GTEST_PROP(Aes, many_blocks_at_once_are_each_block_for_itself, (std::array<Byte, 32> blocks)) {
  Aes aes(key_of(3));
  Bytes together(blocks.begin(), blocks.end());
  aes.encrypt(together);
  Block first, second;
  std::copy_n(blocks.begin(), 16, first.begin());
  std::copy_n(blocks.begin() + 16, 16, second.begin());
  const Block a = aes.encrypt(first), b = aes.encrypt(second);
  RC_ASSERT(std::equal(a.begin(), a.end(), together.begin()));
  RC_ASSERT(std::equal(b.begin(), b.end(), together.begin() + 16));
}

RC_GTEST_PROP(Ff1, decrypting_undoes_encrypting_for_every_radix_and_length, ()) {
  const auto radix = *rc::gen::inRange<unsigned>(2, 300);
  const auto size = *rc::gen::inRange<std::size_t>(2, 60);
  const auto digits = *rc::gen::container<std::vector<std::uint16_t>>(
      size, rc::gen::inRange<std::uint16_t>(0, static_cast<std::uint16_t>(radix)));
  const auto tweak = *rc::gen::container<Bytes>(rc::gen::arbitrary<Byte>());
  if (tweak.size() > Ff1::tweak_bytes_max) return;
  Ff1 ff1(Aes(key_of(9)), radix);
  auto changed = digits;
  const auto encrypted = ff1.encrypt(changed, tweak);
  if (std::pow(radix, size) < static_cast<double>(Ff1::domain_min)) {
    RC_ASSERT(!encrypted);
    return;
  }
  RC_ASSERT(bool(encrypted));
  RC_ASSERT(std::ranges::all_of(changed, [&](auto digit) { return digit < radix; }));
  RC_ASSERT(bool(ff1.decrypt(changed, tweak)));
  RC_ASSERT(changed == digits);
}

RC_GTEST_PROP(Ff1, another_tweak_gives_another_numeral, (std::uint64_t number)) {
  std::vector<std::uint16_t> a(15), b(15);
  for (std::size_t i = 0; i < 12; ++i) a[i] = b[i] = (number >> (5 * i)) & 31;
  Ff1 ff1(Aes(key_of(1)), 32);
  RC_ASSERT(bool(ff1.encrypt(a, view("tweak-1"))));
  RC_ASSERT(bool(ff1.encrypt(b, view("tweak-2"))));
  RC_ASSERT(a != b);
}

RC_GTEST_PROP(Lrp, decrypting_undoes_encrypting, (std::array<Byte, 32> text)) {
  const Lrp lrp(key_of(5), 1);
  const Bytes counter = {0xFF, 0xFF, 0xFF};  // wraps between the blocks
  RC_ASSERT(lrp.decrypt(counter, lrp.encrypt(counter, text)) == Bytes(text.begin(), text.end()));
}

TEST(DerivedKey, differs_by_purpose_and_by_master) {
  const Block master = key_of(1), other = key_of(2);
  EXPECT_EQ(derived_key(master, "a"), derived_key(master, "a"));
  EXPECT_NE(derived_key(master, "a"), derived_key(master, "b"));
  EXPECT_NE(derived_key(master, "a"), derived_key(other, "a"));
}

}  // namespace
}  // namespace ocop::crypto
