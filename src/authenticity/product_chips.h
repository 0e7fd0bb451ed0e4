#pragma once

#include <string_view>

#include "authenticity/chip_message.h"
#include "authenticity/code_keys.h"

/// The chips on the labels of one product, under the keys of its codes.
namespace ocop::authenticity {

/// Whether the chips have a loop over the closure (NTAG 424 DNA TagTamper). Its status then stands
/// in the first two bytes of the encrypted file data.
enum class ChipLoop : std::uint8_t { none, tamper };

/// The chip master key of a product and key epoch, from which each chip's keys are drawn
/// (`ChipKeys::of_master`): HKDF of the epoch's master key, info "chip" and the GTIN. Whoever makes
/// the chips ready gets it, and with it nothing of other products.
crypto::Key256 chip_master_key(const CodeKeys& keys, std::uint64_t gtin, char epoch);

/// Reads a message whichever way the chip writes: AES or LRP, plain or encrypted, under the names
/// of `ChipFormat`. Errors of `ChipReader::read`.
Result<ChipTap> read_product_tap(const crypto::Key256& master, ChipLoop loop,
                                 std::string_view address);

}  // namespace ocop::authenticity
