#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace ocop::ledger {

/// The 32 bytes of a SHA-256.
using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 of the parts one after the other, as if they stood in one text.
Digest sha256(std::initializer_list<std::string_view> parts);

/// The bytes of a digest as text, without copying; the digest must live on.
inline std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace ocop::ledger
