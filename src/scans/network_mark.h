#pragma once

#include <cstdint>
#include <string_view>

#include "authenticity/serial_code.h"
#include "crypto/bytes.h"

namespace ocop::scans {

/// Tells at one code whether a block of addresses (`address_block`) came before, on whatever day,
/// and no more: 1 to 255, so that of the 62,000 blocks of Viet Nam some 240 share a mark. Each
/// block is of one class of 255, and each code moves the classes round by a step of its own. So
/// whoever has no key cannot join the marks of two codes, and whoever has it learns of a network,
/// from however many codes, its class alone: a mark drawn for each code by itself would, with the
/// pseudonyms that join the looks of a day, tell one block from all others after three codes.
std::uint8_t network_mark(const crypto::Key256& key, std::string_view block,
                          const authenticity::CodeNumber& code);

}  // namespace ocop::scans
