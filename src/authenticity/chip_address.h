#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "authenticity/chip_keys.h"
#include "base/result.h"

/// The address that an NFC chip NTAG 424 DNA gives at a tap, taken apart ("SUN", "SDM"; NXP
/// AN12196, AN12321):
///
///     https://ocop.example/01/09521234000013/21/7KQ4M9XTRE?picc_data=EF96…&enc=CEE9…&cmac=94EE…
namespace ocop::authenticity {

/// How the chip's cryptography was set when it was made ready.
enum class ChipMode : std::uint8_t { aes, lrp };

/// Where the parts stand in the chip's file, in bytes from its start, as the chip is set up with
/// them. The file begins with 7 bytes of NDEF, the last of which stands for "https://".
struct SdmOffsets {
  std::size_t picc_data = 0;
  std::size_t file_data = 0;
  std::size_t file_data_length = 0;  ///< in hexadecimal digits, SDMENCLength; 0: none
  std::size_t mac_input = 0;
  std::size_t mac = 0;
};

/// How the chips of one product write. The names are those of the parameters of the query.
struct ChipFormat {
  ChipMode mode = ChipMode::aes;
  std::string picc_data = "picc_data";  ///< UID and counter, encrypted
  std::string uid = "uid";              ///< or both as plain text
  std::string counter = "ctr";
  std::string file_data = "enc";  ///< encrypted data of the chip's file; may be missing
  std::string mac = "cmac";
  /// The parameter from whose value on the proof covers the address, up to its own value. Empty:
  /// from the file data, or without them nothing but UID and counter.
  std::string proved_from = {};
  /// The byte of the opened file data at which the tamper status stands, if the chip has a loop.
  std::optional<std::size_t> tamper_status_at = {};
  /// With these the encrypted parts are found by place, and the names mean nothing.
  std::optional<SdmOffsets> offsets = {};
};

/// The parts of an address. Nothing of it has been proved.
struct ChipMessage {
  crypto::Bytes
      picc_data;  ///< 16 bytes with AES, 24 with LRP; empty when UID and counter are plain
  ChipUid uid{};
  std::uint32_t counter = 0;
  crypto::Bytes file_data;  ///< encrypted
  std::string proved_text;  ///< what the proof covers beside UID and counter, as it was written
  std::array<crypto::Byte, 8> mac{};
};

/// Takes the address apart. `not_found`: it carries nothing of a chip; `payload_too_large`: it, or
/// its file data, is longer than the limit; `invalid_argument`: a part is missing, comes twice, is
/// not hexadecimal or of a wrong length. The pointer names the part.
Result<ChipMessage> parse_chip_address(std::string_view address, const ChipFormat& format);

}  // namespace ocop::authenticity
