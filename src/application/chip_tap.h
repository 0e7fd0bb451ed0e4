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
  std::optional<scans::ChipMark> kept = {};  ///< of a new and good message
  bool is_reload =
      false;  ///< the page with the last message, opened again where it was opened first
};

/// Pure. A chip belongs to the one code for which its maker wrote it down: another chip is wrong
/// there, and this one is wrong anywhere else. A chip that nobody wrote down proves nothing, at a
/// code for which none was: whoever takes it off one pack could put it on another. A seal that was
/// opened stays so, whatever a message says later. The last message once more is suspect, unless
/// the device that brought it brings it: phones load their pages again by themselves, so that one
/// is asked to tap again. `before` holds the marks and looks of the code, and whose chip it is;
/// `scan` says who looks, and when.
ChipAnswer answer_of_chip(const Result<authenticity::ChipTap>& tap,
                          const authenticity::CodeNumber& code, const scans::History& before,
                          const authenticity::Scan& scan);

}  // namespace ocop::application
