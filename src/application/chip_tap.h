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

/// Pure. A chip belongs to the one code for which its maker wrote it down: another chip is wrong
/// there, and this one is wrong anywhere else. A chip that nobody wrote down proves nothing, at a
/// code for which none was: whoever takes it off one pack could put it on another. A seal that was
/// opened stays so, whatever a message says later. `before` holds the marks of the code, and whose
/// chip it is.
ChipAnswer answer_of_chip(const Result<authenticity::ChipTap>& tap,
                          const authenticity::CodeNumber& code, const scans::History& before,
                          Timestamp now);

}  // namespace ocop::application
