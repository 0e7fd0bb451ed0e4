#include "authenticity/chip_message.h"

#include <algorithm>

namespace ocop::authenticity {
namespace {

using crypto::Aes;
using crypto::Block;
using crypto::Byte;
using crypto::Bytes;
using crypto::Lrp;
using crypto::View;

// The opened PICC data begin with: UID there, counter there, UID of 7 bytes (AN12196, 3.4.1).
constexpr Byte both_mirrored = 0xC7;
constexpr std::size_t picc_random_bytes = 8;  // before the data proper, in LRP mode

/// The three bytes of a counter as the chip counts with them: the lowest first.
std::array<Byte, 3> low_first(std::uint32_t counter) {
  return {static_cast<Byte>(counter), static_cast<Byte>(counter >> 8),
          static_cast<Byte>(counter >> 16)};
}

Block block_of(View bytes) {
  Block block{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), block.size()), block.begin());
  return block;
}

/// A session vector: six or four fixed bytes, UID, counter, and in LRP mode two bytes more; it just
/// fills a block.
Block session_vector(std::initializer_list<Byte> first, const ChipTap& tap) {
  Block vector{};
  auto at = std::ranges::copy(first, vector.begin()).out;
  at = std::ranges::copy(tap.uid, at).out;
  std::ranges::copy(low_first(tap.counter), at);
  return vector;
}

/// The proof is every other byte of the whole code.
std::array<Byte, 8> shortened(const Block& code) {
  std::array<Byte, 8> mac;
  for (std::size_t i = 0; i < mac.size(); ++i) mac[i] = code[2 * i + 1];
  return mac;
}

/// The two ways to prove and to open, under the key of one chip and one tap.
class AesSession {
 public:
  AesSession(const Block& file_key, const ChipTap& tap) : file_(file_key), tap_(tap) {}

  Block code(View proved) {
    Aes aes(crypto::cmac(file_, session_vector({0x3C, 0xC3, 0x00, 0x01, 0x00, 0x80}, tap_)));
    return crypto::cmac(aes, proved);
  }
  Bytes open(View file_data) {
    Aes aes(crypto::cmac(file_, session_vector({0xC3, 0x3C, 0x00, 0x01, 0x00, 0x80}, tap_)));
    return aes.decrypt_chained(aes.encrypt(block_of(low_first(tap_.counter))), file_data);
  }

 private:
  Aes file_;
  const ChipTap& tap_;
};

class LrpSession {
 public:
  LrpSession(const Block& file_key, const ChipTap& tap)
      : key_(Lrp(file_key, 0).cmac(vector_of(tap))), tap_(tap) {}

  Block code(View proved) const { return Lrp(key_, 0).cmac(proved); }
  Bytes open(View file_data) const {
    const auto count = low_first(tap_.counter);
    return Lrp(key_, 1).decrypt({count[0], count[1], count[2], 0, 0, 0}, file_data);
  }

 private:
  static Block vector_of(const ChipTap& tap) {
    Block vector = session_vector({0x00, 0x01, 0x00, 0x80}, tap);
    vector[14] = 0x1E;
    vector[15] = 0xE1;
    return vector;
  }

  Block key_;
  const ChipTap& tap_;
};

TamperStatus tamper_status(View two) {
  const std::string_view text(reinterpret_cast<const char*>(two.data()), two.size());
  if (text == "CC") return TamperStatus::closed;
  if (text == "OC") return TamperStatus::closed_again;
  if (text == "OO") return TamperStatus::open;
  return TamperStatus::unknown;
}

Error not_ours(std::string_view part, std::string detail) {
  return {Code::permission_denied, std::move(detail), std::string(part)};
}

template <class Session>
bool prove_and_open(Session session, const ChipMessage& message, ChipTap& tap) {
  const auto expected = shortened(session.code(crypto::view(message.proved_text)));
  if (!crypto::equal_in_constant_time(View(expected), View(message.mac))) return false;
  if (!message.file_data.empty()) tap.file_data = session.open(message.file_data);
  return true;
}

}  // namespace

std::string_view name_of(TamperStatus status) {
  switch (status) {
    case TamperStatus::closed:
      return "closed";
    case TamperStatus::closed_again:
      return "closed_again";
    case TamperStatus::open:
      return "open";
    case TamperStatus::unknown:
      return "unknown";
  }
  return "unknown";
}

ChipReader::ChipReader(ChipKeys keys, ChipFormat format)
    : keys_(std::move(keys)), format_(std::move(format)), picc_aes_(keys_.picc_key()) {
  if (format_.mode == ChipMode::lrp) picc_lrp_.emplace(keys_.picc_key(), 0);
}

Result<ChipTap> ChipReader::read(std::string_view address) {
  TRY(const ChipMessage message, parse_chip_address(address, format_));
  return open(message);
}

Block ChipReader::open_picc_data(View data) {
  if (!picc_lrp_) return picc_aes_.decrypt(block_of(data));
  const View random = data.first(picc_random_bytes);
  return block_of(
      picc_lrp_->decrypt(Bytes(random.begin(), random.end()), data.subspan(random.size())));
}

Result<ChipTap> ChipReader::open(const ChipMessage& message) {
  ChipTap tap{message.uid, message.counter, {}, {}};
  bool is_named = true;
  if (!message.picc_data.empty()) {
    const Block opened = open_picc_data(message.picc_data);
    is_named = opened[0] == both_mirrored;
    std::copy_n(opened.begin() + 1, tap.uid.size(), tap.uid.begin());
    tap.counter = static_cast<std::uint32_t>(opened[8] | opened[9] << 8 | opened[10] << 16);
  }
  // Goes on without a name, so that the time does not tell how far a forger came.
  const Block file_key = keys_.file_key(tap.uid);
  const bool is_proved = picc_lrp_ ? prove_and_open(LrpSession(file_key, tap), message, tap)
                                   : prove_and_open(AesSession(file_key, tap), message, tap);
  if (!is_named) {
    return not_ours(format_.picc_data, "does not open to a UID and a counter with our key");
  }
  if (!is_proved) return not_ours(format_.mac, "is not what our chip would have written");
  if (format_.tamper_status_at) {
    const std::size_t at = *format_.tamper_status_at;
    if (at + 2 > tap.file_data.size()) {
      return not_ours(format_.file_data, "is too short for the tamper status");
    }
    tap.tamper = tamper_status(View(tap.file_data).subspan(at, 2));
  }
  return tap;
}

}  // namespace ocop::authenticity
