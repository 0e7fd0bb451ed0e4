#include "crypto/lrp.h"

#include <algorithm>

namespace ocop::crypto {
namespace {

Block filled(Byte byte) {
  Block block;
  block.fill(byte);
  return block;
}

// Algorithms 1 and 2 are one: walk along a chain of keys, and take what each gives for 0xaa….
template <std::size_t count>
std::array<Block, count> chain(Block key) {
  std::array<Block, count> drawn;
  for (auto& block : drawn) {
    Aes aes(key);
    block = aes.encrypt(filled(0xAA));
    key = aes.encrypt(filled(0x55));
  }
  return drawn;
}

Block first_link(const Block& key, Byte start) { return Aes(key).encrypt(filled(start)); }

void count_up(Bytes& counter) {
  for (std::size_t i = counter.size(); i > 0; --i) {
    if (++counter[i - 1] != 0) return;
  }
}

Block block_at(View text, std::size_t at) {
  Block block;
  std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), block.size(), block.begin());
  return block;
}

}  // namespace

Lrp::Lrp(const Block& key, std::size_t updated_key)
    : plain_texts_(chain<16>(first_link(key, 0x55))),
      key_(chain<4>(first_link(key, 0xAA)).at(updated_key)) {}

Block Lrp::evaluate(View nibbles, Finish finish) const {
  Block walked = key_;
  for (const Byte nibble : nibbles) walked = Aes(walked).encrypt(plain_texts_[nibble & 15]);
  return finish == Finish::yes ? Aes(walked).encrypt(Block{}) : walked;
}

Block Lrp::evaluate_bytes(View bytes) const {
  Bytes nibbles;
  nibbles.reserve(bytes.size() * 2);
  for (const Byte byte : bytes) {
    nibbles.push_back(static_cast<Byte>(byte >> 4));
    nibbles.push_back(byte & 15);
  }
  return evaluate(nibbles, Finish::yes);
}

Block Lrp::cmac(View message) const {
  const Block once = doubled(evaluate_bytes(Block{}));
  Block chained{};
  while (message.size() > chained.size()) {
    chained = evaluate_bytes(chained ^ block_at(message, 0));
    message = message.subspan(chained.size());
  }
  if (message.size() == chained.size()) {
    return evaluate_bytes(chained ^ block_at(message, 0) ^ once);
  }
  Block last{};
  std::ranges::copy(message, last.begin());
  last[message.size()] = 0x80;
  return evaluate_bytes(chained ^ last ^ doubled(once));
}

Bytes Lrp::decrypt(Bytes counter, View text) const {
  Bytes plain;
  for (std::size_t at = 0; at + 16 <= text.size(); at += 16) {
    const Block opened = Aes(evaluate_bytes(counter)).decrypt(block_at(text, at));
    plain.insert(plain.end(), opened.begin(), opened.end());
    count_up(counter);
  }
  return plain;
}

Bytes Lrp::encrypt(Bytes counter, View text) const {
  Bytes closed;
  for (std::size_t at = 0; at + 16 <= text.size(); at += 16) {
    const Block block = Aes(evaluate_bytes(counter)).encrypt(block_at(text, at));
    closed.insert(closed.end(), block.begin(), block.end());
    count_up(counter);
  }
  return closed;
}

}  // namespace ocop::crypto
