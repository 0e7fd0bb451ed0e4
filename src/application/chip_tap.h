#pragma once

#include <cstdint>
#include <optional>

#include "authenticity/chip_message.h"
#include "authenticity/scan.h"
#include "authenticity/verdict.h"
#include "scans/scan_store.h"

namespace ocop::application {

/// What the message of a chip answers about the code it came with.
struct ChipAnswer {
  authenticity::Act act = authenticity::Act::looked;
  authenticity::SecondFactor factor = authenticity::SecondFactor::none;
  std::optional<scans::ChipMark> kept;  ///< of a new and good message
};

/// Pure. A chip belongs to one code, as its maker wrote it down, or else from its first good
/// message on: another chip is wrong there, and this one is wrong anywhere else. `before` holds the
/// marks of the code, and whose chip it is.
ChipAnswer answer_of_chip(const Result<authenticity::ChipTap>& tap,
                          const authenticity::CodeNumber& code, const scans::History& before,
                          Timestamp now);

}  // namespace ocop::application
