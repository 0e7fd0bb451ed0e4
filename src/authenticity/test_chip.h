#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "authenticity/chip_keys.h"
#include "crypto/aes.h"

/// For tests and benchmarks.
namespace ocop::authenticity {

/// A chip in AES mode: writes as NTAG 424 DNA does, from the keys it was given, with 16 bytes of
/// encrypted file data, under the names of `ChipFormat`.
struct Chip {
  ChipUid uid{0x04, 1, 2, 3, 4, 5, 6};
  ChipKeys keys = ChipKeys::of_master(crypto::Key256{7});

  /// `plain`: up to 16 bytes.
  std::string tap(std::uint32_t counter, std::string_view plain) const {
    crypto::Block picc{0xC7};
    std::ranges::copy(uid, picc.begin() + 1);
    const std::array<crypto::Byte, 3> count{static_cast<crypto::Byte>(counter),
                                            static_cast<crypto::Byte>(counter >> 8),
                                            static_cast<crypto::Byte>(counter >> 16)};
    std::ranges::copy(count, picc.begin() + 8);
    crypto::Aes file(keys.file_key(uid));
    crypto::Aes closing(crypto::cmac(file, vector({0xC3, 0x3C}, count)));
    crypto::Block closed{};
    std::ranges::copy(count, closed.begin());
    closed = closing.encrypt(closed);  // the start of the chain
    crypto::Block text{};
    std::ranges::copy(plain, text.begin());
    closed = closing.encrypt(crypto::operator^(text, closed));
    const std::string proved = upper(closed) + "&cmac=";
    crypto::Aes proving(crypto::cmac(file, vector({0x3C, 0xC3}, count)));
    const crypto::Block code = crypto::cmac(proving, crypto::view(proved));
    crypto::Bytes shortened;
    for (std::size_t i = 1; i < code.size(); i += 2) shortened.push_back(code[i]);
    return "https://a/?picc_data=" + upper(crypto::Aes(keys.picc_key()).encrypt(picc)) +
           "&enc=" + proved + upper(shortened);
  }

 private:
  static std::string upper(crypto::View bytes) {
    std::string text = crypto::hex(bytes);
    std::ranges::transform(text, text.begin(),
                           [](char c) { return static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c); });
    return text;
  }
  crypto::Block vector(std::array<crypto::Byte, 2> first, std::array<crypto::Byte, 3> count) const {
    crypto::Block made{first[0], first[1], 0x00, 0x01, 0x00, 0x80};
    std::ranges::copy(uid, made.begin() + 6);
    std::ranges::copy(count, made.begin() + 13);
    return made;
  }
};

}  // namespace ocop::authenticity
