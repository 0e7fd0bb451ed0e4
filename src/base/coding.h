#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// The few ways in which numbers and texts become bytes in stored records.
namespace ocop {

inline void put_varint(std::string& out, std::uint64_t number) {
  while (number >= 0x80) {
    out.push_back(static_cast<char>(number | 0x80));
    number >>= 7;
  }
  out.push_back(static_cast<char>(number));
}

inline void put_text(std::string& out, std::string_view text) {
  put_varint(out, text.size());
  out.append(text);
}

/// Big-endian, so that the order of the bytes is the order of the numbers.
inline void write_fixed64(char* at, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) *at++ = static_cast<char>(number >> shift);
}

inline void put_fixed64(std::string& out, std::uint64_t number) {
  char bytes[8];
  write_fixed64(bytes, number);
  out.append(bytes, sizeof bytes);
}

inline std::uint64_t read_fixed64(const char* at) {
  std::uint64_t number = 0;
  for (int i = 0; i < 8; ++i) number = number << 8 | static_cast<std::uint8_t>(at[i]);
  return number;
}

/// Reads what the functions above wrote. Past the end, and for a number that does not fit, it gives
/// zero or an empty text and is no longer `good`, so that one question at the end is enough.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  bool good() const { return good_; }
  std::string_view rest() const { return rest_; }

  std::string_view bytes(std::uint64_t count) {
    if (count > rest_.size()) return fail();
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  std::uint8_t byte() {
    const auto taken = bytes(1);
    return taken.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(taken[0]);
  }

  std::uint64_t fixed64() {
    const auto taken = bytes(8);
    return taken.empty() ? 0 : read_fixed64(taken.data());
  }

  std::uint64_t varint() {
    std::uint64_t number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const std::uint8_t part = byte();
      number |= static_cast<std::uint64_t>(part & 0x7F) << shift;
      if (part < 0x80) return number;
    }
    fail();
    return 0;
  }

  std::string_view text() { return bytes(varint()); }

 private:
  std::string_view fail() {
    good_ = false;
    rest_ = {};
    return {};
  }

  std::string_view rest_;
  bool good_ = true;
};

}  // namespace ocop
