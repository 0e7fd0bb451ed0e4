#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The character sets of GS1 General Specifications 7.11.
namespace ocop::gs1 {

namespace character_set {

inline constexpr std::string_view invariant_82 =
    "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
inline constexpr std::string_view invariant_39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
inline constexpr std::string_view unreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
inline constexpr std::string_view base64url =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<std::int8_t, 256> positions(std::string_view set) {
  std::array<std::int8_t, 256> table{};
  for (auto& entry : table) entry = -1;
  for (std::size_t i = 0; i < set.size(); ++i) {
    table[static_cast<unsigned char>(set[i])] = static_cast<std::int8_t>(i);
  }
  return table;
}

inline constexpr auto positions_82 = positions(invariant_82);
inline constexpr auto positions_39 = positions(invariant_39);
inline constexpr auto positions_unreserved = positions(unreserved);
inline constexpr auto positions_64 = positions(base64url);

}  // namespace character_set

/// The place in character set 82 (table 7.11-1), -1 when outside.
constexpr int value_in_character_set_82(char c) {
  return character_set::positions_82[static_cast<unsigned char>(c)];
}
constexpr bool is_in_character_set_82(char c) { return value_in_character_set_82(c) >= 0; }
constexpr bool is_in_character_set_39(char c) {
  return character_set::positions_39[static_cast<unsigned char>(c)] >= 0;
}
constexpr bool is_in_character_set_64(char c) {
  return character_set::positions_64[static_cast<unsigned char>(c)] >= 0;
}
/// RFC 3986 section 2.3: these stand in a path as they are.
constexpr bool is_unreserved(char c) {
  return character_set::positions_unreserved[static_cast<unsigned char>(c)] >= 0;
}

}  // namespace ocop::gs1
