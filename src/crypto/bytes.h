#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocop::crypto {

using Byte = std::uint8_t;
using Bytes = std::vector<Byte>;
using View = std::span<const Byte>;
using Block = std::array<Byte, 16>;  ///< of AES
using Key256 = std::array<Byte, 32>;

/// The bytes of a text, without copying; the text must live on.
inline View view(std::string_view text) {
  return {reinterpret_cast<const Byte*>(text.data()), text.size()};
}

std::string hex(View bytes);                           ///< lower case
std::optional<Bytes> from_hex(std::string_view text);  ///< either case; none when it is not hex

/// Base64url without padding (RFC 4648 section 5). Reading refuses bits that are left over, so that
/// bytes have one text only.
std::string base64url(View bytes);
std::optional<Bytes> from_base64url(std::string_view text);

/// In a time that does not depend on where they differ; of another length is unequal at once.
bool equal_in_constant_time(View a, View b);

/// Overwrites a secret in memory, whatever the optimiser thinks of it.
void forget(std::span<Byte> secret);

}  // namespace ocop::crypto
