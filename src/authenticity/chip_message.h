#pragma once

#include <optional>
#include <string_view>

#include "authenticity/chip_address.h"
#include "crypto/aes.h"
#include "crypto/lrp.h"

/// What an NFC chip NTAG 424 DNA proves at every tap: which chip it is, and the how-manieth tap.
///
/// A good message proves that a chip with our key made it, once. That it was made just now only
/// the counter tells (`chip_counter.h`), and that the chip still sits on its bottle only the tamper
/// status, if it has one.
namespace ocop::authenticity {

/// The loop over the closure, by what it was and what it is (NTAG 424 DNA TagTamper).
enum class TamperStatus : std::uint8_t {
  closed,        ///< CC: never opened
  closed_again,  ///< OC: was open, is closed now
  open,          ///< OO
  unknown,       ///< anything else: not switched on, or no such chip
};
std::string_view name_of(TamperStatus status);  ///< "closed"

/// What a good message says.
struct ChipTap {
  ChipUid uid{};
  std::uint32_t counter = 0;  ///< of taps, up to 2^24 - 1
  crypto::Bytes file_data;    ///< opened
  std::optional<TamperStatus> tamper;
};

/// Opens the messages of one product's chips. One thread at a time.
class ChipReader {
 public:
  ChipReader(ChipKeys keys, ChipFormat format);

  /// Errors of `parse_chip_address`; and `permission_denied`: no chip of ours wrote this. The
  /// detail says at which step that showed, for our eyes only; the time is the same at whichever.
  Result<ChipTap> read(std::string_view address);

 private:
  Result<ChipTap> open(const ChipMessage& message);
  crypto::Block open_picc_data(crypto::View data);

  ChipKeys keys_;
  ChipFormat format_;
  crypto::Aes picc_aes_;
  std::optional<crypto::Lrp> picc_lrp_;  ///< costly to make, so only where it is used
};

}  // namespace ocop::authenticity
